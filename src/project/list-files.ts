import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describeNodeError, InputError } from './input-error.js'

/** What is no folder: a file, a link to anything, or what is none of them. */
export interface Entry {
  /** Relative to the root, with `/`. */
  readonly path: string
  readonly isLink: boolean
}

/** Every file below `folder` (relative to `root`) whose name ends in one of `extensions`, as `listEntries` finds them. */
export async function listFiles(root: string, folder: string, extensions: readonly string[]): Promise<string[]> {
  return (await listEntries(root, folder)).map(({ path }) => path).filter((path) => hasExtension(path, extensions))
}

/** Upper and lower case alike. */
export function hasExtension(path: string, extensions: readonly string[]): boolean {
  return extensions.some((extension) => path.toLowerCase().endsWith(extension))
}

/**
 * All that is below `folder` (relative to `root`) and no folder, sorted by code unit.
 *
 * Names that start with `_` or `.` are passed over, folders too. A missing folder has no files. Links to folders are
 * not followed: they could lead in a circle.
 */
export async function listEntries(root: string, folder: string): Promise<Entry[]> {
  let entries
  try {
    entries = await readdir(join(root, ...folder.split('/')), { withFileTypes: true })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw new InputError(`Cannot read the folder ${folder}: ${describeNodeError(error)}.`, { cause: error })
  }
  const nested = await Promise.all(
    entries
      .filter(({ name }) => !/^[_.]/.test(name))
      .map(async (entry) => {
        const path = `${folder}/${entry.name}`
        return entry.isDirectory() ? listEntries(root, path) : [{ path, isLink: entry.isSymbolicLink() }]
      }),
  )
  return nested.flat().toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}
