import { lstat, readdir, readFile, realpath } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { nearest } from '../messages/nearest.js'
import type { RuleId } from '../messages/rules.js'
import { describeNodeError, InputError } from './input-error.js'
import { isInside } from './read-file.js'

/** Bytes that are read at most: three times what a camera writes. */
const limit = 64 * 1024 * 1024

/** The bytes of a picture file, or why there are none: the parts of a message. */
export type PictureRead = { readonly bytes: Uint8Array } | { readonly problem: { readonly rule: RuleId; readonly text: string; readonly note: string } }

/**
 * Reads a picture that the file `from` names as `path`; both are relative and written with `/`, `from` to `root`,
 * `path` to the folder of `from`.
 *
 * Throws InputError when the disk fails.
 */
export async function readPicture(root: string, from: string, path: string): Promise<PictureRead> {
  const shown = path.length > 80 ? `${path.slice(0, 80)}…` : path
  const target = posix.join(posix.dirname(from), path)
  const outside = { problem: { rule: 'file-link', text: `Unexpected picture \`${shown}\` outside of the project, expected a file in it`, note: 'Copy the file into the project, beside the issue, and name it there.' } } as const
  if (/^https?:/i.test(path)) return { problem: { rule: 'image-remote', text: `Unexpected address \`${shown}\` of a picture, expected a file`, note: 'Save the picture, put the file into the project, and name it here.' } }
  if (path.startsWith('/')) return { problem: { ...outside.problem, note: `Names of pictures begin beside the file that names them: write them without the \`/\` at the start.` } }
  if (target === '..' || target.startsWith('../') || path.includes('\0')) return outside
  try {
    const real = await findReal(root, target)
    if (real === null) return { problem: { rule: 'image-missing', text: `Missing picture \`${shown}\`, expected a file ${posix.dirname(target) === '.' ? 'there' : `in ${posix.dirname(target)}`}`, note: await advice(root, target) } }
    if (!isInside(await realpath(root), real)) return outside
    const stats = await lstat(real)
    if (!stats.isFile()) return { problem: { rule: 'image-missing', text: `Unexpected ${stats.isDirectory() ? 'folder' : 'pipe, socket or device'} \`${shown}\`, expected a picture file`, note: 'Name a JPEG, PNG, GIF, WebP or AVIF file.' } }
    if (stats.size > limit) return { problem: { rule: 'image-size', text: `Unexpected picture of ${Math.ceil(stats.size / 1e6)} MB, expected at most ${Math.floor(limit / 1e6)} MB`, note: 'Save it smaller: 2000 pixels a side are enough.' } }
    return { bytes: await readFile(real) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    // What is wrong with this one file is told at its place, beside all other messages.
    if (code === 'ELOOP' || code === 'EACCES' || code === 'EPERM') return { problem: { rule: 'image-missing', text: `Unexpected picture \`${shown}\` that cannot be read: ${describeNodeError(error)}`, note: 'Put the file itself there, and let it be readable.' } }
    throw new InputError(`Cannot read ${target}: ${describeNodeError(error)}.`, { cause: error })
  }
}

/** A name with accents may be stored in one of two Unicode forms, depending on who made the file. */
async function findReal(root: string, target: string): Promise<string | null> {
  for (const form of [target, target.normalize('NFC'), target.normalize('NFD')]) {
    try {
      return await realpath(join(root, ...form.split('/')))
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : ''
      if (code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'ENAMETOOLONG') throw error
    }
  }
  return null
}

async function advice(root: string, target: string): Promise<string> {
  const names = await readdir(join(root, ...dirname(target).split('/'))).catch(() => [])
  const near = nearest(posix.basename(target), names.map((name) => name.normalize('NFC')))
  if (target.includes('\\')) return 'Write `/` between the parts of a path, not a backslash.'
  return near === null ? 'Put the file there, or correct its name; it is looked for beside the file that names it.' : `Did you mean "${near}"? Capitals count.`
}
