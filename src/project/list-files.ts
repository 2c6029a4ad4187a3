import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describeNodeError, InputError } from './input-error.js'

/**
 * Every file below `folder` (relative to `root`) whose name ends in `extension`, sorted by code unit.
 *
 * Names that start with `_` or `.` are passed over, folders too. A missing folder has no files. Links to folders are
 * not followed: they could lead in a circle.
 */
export async function listFiles(root: string, folder: string, extensions: readonly string[]): Promise<string[]> {
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
        if (entry.isDirectory()) return listFiles(root, path, extensions)
        return extensions.some((extension) => entry.name.toLowerCase().endsWith(extension)) ? [path] : []
      }),
  )
  return nested.flat().toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}
