import { exitCodes, Failure, type ExitCode } from '../failure.js'

export type OutputErrorCode = 'locked' | 'foreign-file' | 'symlink' | 'manifest' | 'io' | 'aborted'

const exitCodeOf: Readonly<Record<OutputErrorCode, ExitCode>> = {
  locked: exitCodes.locked,
  'foreign-file': exitCodes.inputOutput,
  symlink: exitCodes.inputOutput,
  manifest: exitCodes.inputOutput,
  io: exitCodes.inputOutput,
  aborted: exitCodes.interrupted,
}

/**
 * The output folder could not be written. `message` is a whole sentence for the person who ran the build;
 * `code` is permanent; `cause` is Node's own error, if there was one.
 */
export class OutputError extends Failure {
  override readonly name = 'OutputError'
  readonly code: OutputErrorCode

  constructor(code: OutputErrorCode, message: string, options?: ErrorOptions) {
    super(message, exitCodeOf[code], options)
    this.code = code
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you have no permission',
  EBUSY: 'another program is using it',
  EDQUOT: 'your disk quota is used up',
  EEXIST: 'something else stands in its place',
  EIO: 'the disk reports a fault',
  EISDIR: 'a folder stands in its place',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long for this disk',
  ENFILE: 'too many files are open',
  ENOENT: 'it, or its folder, is gone',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a file stands where a folder must be',
  ENOTEMPTY: 'a folder stands in its place',
  EPERM: 'it is not permitted',
  EROFS: 'the disk is read-only',
}

/**
 * What to throw for something that was caught: an OutputError `io` for an error of the file system,
 * anything else (a bug, an OutputError) as it is.
 *
 * `path` is relative to the output folder, '' for the folder itself; `done` completes "cannot be …".
 */
export function ioError(error: unknown, path: string, done: Done): unknown {
  return diskError(error, path === '' ? 'The output folder' : `${path} in the output folder`, done)
}

/** The same for a file elsewhere; `what` begins the sentence. */
export function diskError(error: unknown, what: string, done: Done): unknown {
  const code = errnoOf(error)
  return code === null ? error : new OutputError('io', `${what} cannot be ${done}: ${reasons[code] ?? code}.`, { cause: error })
}

type Done = 'read' | 'written' | 'removed'

/** The code of an error of the file system, such as ENOENT; null for any other value. */
export function errnoOf(error: unknown): string | null {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
