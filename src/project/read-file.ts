import { lstat, readFile, realpath } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import { decodeUtf8 } from './decode.js'
import { describeNodeError, InputError } from './input-error.js'

/**
 * Reads a text file of the project.
 *
 * `file` is relative to `root`, with `/`. `limit` is in bytes. A link that leads out of `root` is refused, and so is
 * what is no file: whoever reads a named pipe waits until somebody writes to it.
 * Throws InputError when the disk fails.
 */
export async function readText(root: string, file: string, limit: number): Promise<{ text: string | null; messages: Message[] }> {
  const path = join(root, ...file.split('/'))
  try {
    const real = await realpath(path)
    if (!isInside(await realpath(root), real)) {
      return { text: null, messages: [message('file-link', file, null, 'Unexpected link to a file outside of the project, expected a file', 'Copy the file into the project in place of the link.')] }
    }
    const stats = await lstat(real)
    if (!stats.isFile() && !stats.isDirectory()) {
      return { text: null, messages: [message('file-kind', file, null, 'Unexpected pipe, socket or device, expected a file', 'Delete it, or put a text file in its place.')] }
    }
    const { size } = stats
    if (size > limit) {
      const note = 'Shorten it. An issue can be split into several; the limit of issues is `limits: { fileKilobytes: … }` in newsletter.yaml.'
      return { text: null, messages: [message('file-size', file, null, `Unexpected file of ${Math.ceil(size / 1024)} KB, expected at most ${limit / 1024} KB`, note)] }
    }
    return decodeUtf8(await readFile(real), file)
  } catch (error) {
    throw new InputError(`Cannot read ${file}: ${describeNodeError(error)}.`, { cause: error })
  }
}

/** Whether a real path is in a folder. */
export function isInside(root: string, path: string): boolean {
  const way = relative(root, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !/^[a-z]:/i.test(way) && !way.startsWith(sep))
}
