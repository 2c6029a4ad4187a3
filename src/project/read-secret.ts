import { constants } from 'node:fs'
import { access, lstat, open, realpath } from 'node:fs/promises'
import { platform } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { exitCodes, Failure } from '../failure.js'
import { isInside } from './read-file.js'

/** What the environment says of the password for the mail server; undefined for a variable that is not set. */
export interface SecretVariables {
  readonly EFC_NEWS_SMTP_PASSWORD?: string | undefined
  readonly EFC_NEWS_SMTP_PASSWORD_FILE?: string | undefined
}

export interface Secret {
  /** Null when neither variable is set. */
  readonly password: string | null
  /** A sentence for the user, or null. */
  readonly warning: string | null
}

/** In bytes. */
const limit = 4096

/** What messages call the file. They never have its name: whoever confuses the two variables has put the password there. */
const theFile = 'The file that EFC_NEWS_SMTP_PASSWORD_FILE names'

/**
 * The password for the mail server, from the environment or from a file that nobody publishes by accident: outside of
 * the project, and of the git repository that the project is in. `cwd` is where a relative name starts from.
 *
 * @throws Failure (usage) that says what to mend, and never has the password in it
 */
export async function readSecret(variables: SecretVariables, project: string, cwd: string): Promise<Secret> {
  const { EFC_NEWS_SMTP_PASSWORD: password, EFC_NEWS_SMTP_PASSWORD_FILE: file } = variables
  if (password !== undefined && file !== undefined) {
    throw unusable('Both EFC_NEWS_SMTP_PASSWORD and EFC_NEWS_SMTP_PASSWORD_FILE are set. Unset one of them, so that it is clear which password is meant.')
  }
  if (password !== undefined) return { password: checked(password, 'EFC_NEWS_SMTP_PASSWORD'), warning: null }
  return file === undefined ? { password: null, warning: null } : readSecretFile(file, project, cwd)
}

async function readSecretFile(file: string, project: string, cwd: string): Promise<Secret> {
  if (file.trim() === '') throw unusable('EFC_NEWS_SMTP_PASSWORD_FILE is set, but empty. Put the name of a file there, or unset it.')
  try {
    const path = await realpath(resolve(cwd, file))
    const home = await realpath(project)
    if (isInside(home, path) || isInside(await repositoryOf(home), path)) {
      throw unusable(`${theFile} lies in the newsletter’s folder or in its git repository, from where it could be published. Move it elsewhere, such as into your home folder.`)
    }
    // Before it is opened: whoever opens a named pipe waits until somebody writes to it.
    if (!(await lstat(path)).isFile()) throw unusable(`${theFile} is no file. Name a text file that holds the password and nothing else.`)
    const { bytes, mode } = await readBytes(path)
    const text = bytes.length > limit ? null : decode(bytes)
    if (text === null) throw unusable(`${theFile} is no text file (UTF-8) of at most ${limit / 1024} KB. It must hold the password and nothing else.`)
    // Windows has no such permissions: Node says 666 of every file there.
    const isOpenToOthers = platform() !== 'win32' && (mode & 0o077) !== 0
    const warning = isOpenToOthers ? `${theFile} can be opened by others on this machine. \`chmod 600\` with its name keeps it to you.` : null
    return { password: checked(text.replace(/\r?\n$/, ''), theFile), warning }
  } catch (error) {
    throw error instanceof Error && 'syscall' in error ? unusable(`${theFile} cannot be read: ${reasonOf(error)}.`) : error
  }
}

/** The nearest folder above that git keeps, or the folder itself. In a worktree or a submodule `.git` is a file. */
async function repositoryOf(folder: string): Promise<string> {
  for (let at = folder; ; at = dirname(at)) {
    if (await isThere(join(at, '.git'))) return at
    if (at === dirname(at)) return folder
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path, constants.F_OK)
    return true
  } catch {
    return false
  }
}

/** At most one byte more than the limit, whatever the file becomes meanwhile. */
async function readBytes(path: string): Promise<{ bytes: Uint8Array; mode: number }> {
  const handle = await open(path, 'r')
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(limit + 1), 0, limit + 1, 0)
    return { bytes: buffer.subarray(0, bytesRead), mode: (await handle.stat()).mode }
  } finally {
    await handle.close()
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** A password is one line; a NUL in it would end it early on its way (RFC 4616 §2). */
function checked(password: string, where: string): string {
  if (password === '') throw unusable(`${where} is empty. Put the password there.`)
  if (/\p{Cc}/u.test(password)) throw unusable(`${where} has more than one line, or a control character. Expected the password and nothing else.`)
  return password
}

/** Node's own words would have the file's name in them. */
function reasonOf(error: Error): string {
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'it is not there'
  return code === 'EACCES' || code === 'EPERM' ? 'you have no permission' : code
}

function unusable(message: string): Failure {
  return new Failure(message, exitCodes.usage)
}
