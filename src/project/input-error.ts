import { exitCodes, Failure } from '../failure.js'

/** The disk did not give what was asked for. The message is a sentence for the user; paths are relative to the project. */
export class InputError extends Failure {
  override readonly name = 'InputError'

  constructor(message: string, options?: ErrorOptions) {
    super(message, exitCodes.inputOutput, options)
  }
}

/** What node says of a file, in words. */
export function describeNodeError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? (error instanceof Error ? error.message : String(error))
}

const reasons: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'it is not there',
  ENOTDIR: 'a part of its path is not a folder',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
}
