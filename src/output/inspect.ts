import type { Stats } from 'node:fs'
import { lstat, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Contents } from '../artefact.js'
import { sha256 } from '../sha256.js'
import type { ManifestEntry } from './manifest.js'
import { errnoOf, ioError } from './output-error.js'
import { folderOf } from './paths.js'

/** What stands at a path below the output folder. No link is ever followed. */
export type Standing =
  | { readonly kind: 'missing' }
  | { readonly kind: 'folder' }
  | { readonly kind: 'other' }
  /** `id` is the same for two paths that name one file; `bytes` is its size. */
  | { readonly kind: 'file', readonly id: string, readonly bytes: number }
  /** `by` is the path itself or a folder above it. */
  | { readonly kind: 'link', readonly by: string }
  /** `by` is a folder above the path that is a file instead. */
  | { readonly kind: 'blocked', readonly by: string }

export type Inspect = (path: string) => Promise<Standing>

/** A function that says what stands where below `out`; it looks at each path once. Rejects with OutputError `io`. */
export function inspector(out: string): Inspect {
  const seen = new Map<string, Promise<Standing>>()
  const inspect: Inspect = path => {
    const known = seen.get(path)
    if (known !== undefined) return known
    const standing = look(path)
    seen.set(path, standing)
    return standing
  }
  const look = async (path: string): Promise<Standing> => {
    const folder = folderOf(path)
    const above: Standing = folder === '' ? { kind: 'folder' } : await inspect(folder)
    if (above.kind === 'file' || above.kind === 'other') return { kind: 'blocked', by: folder }
    return above.kind === 'folder' ? lookAt(out, path) : above
  }
  return inspect
}

/** Whether the file that stands at `path` is the one that the manifest describes. Rejects with OutputError `io`. */
export async function isUntouched(out: string, path: string, standing: Standing, { bytes, sha256: expected }: Pick<ManifestEntry, 'bytes' | 'sha256'>): Promise<boolean> {
  return standing.kind === 'file' && standing.bytes === bytes && sha256(await contentsOf(out, path)) === expected
}

/** Whether the file that stands at `path` has these contents; far quicker than by hash, where they are at hand. Rejects with OutputError `io`. */
export async function holds(out: string, path: string, standing: Standing, contents: Contents): Promise<boolean> {
  if (typeof contents !== 'string' && !(contents instanceof Uint8Array)) return isUntouched(out, path, standing, contents)
  const bytes = typeof contents === 'string' ? Buffer.byteLength(contents) : contents.byteLength
  return standing.kind === 'file' && standing.bytes === bytes && (await contentsOf(out, path)).equals(typeof contents === 'string' ? Buffer.from(contents) : contents)
}

async function contentsOf(out: string, path: string): Promise<Buffer> {
  try {
    return await readFile(join(out, path))
  } catch (error) {
    throw ioError(error, path, 'read')
  }
}

async function lookAt(out: string, path: string): Promise<Standing> {
  try {
    return standingOf(await lstat(join(out, path)), path)
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return { kind: 'missing' }
    throw ioError(error, path, 'read')
  }
}

function standingOf(stat: Stats, path: string): Standing {
  if (stat.isSymbolicLink()) return { kind: 'link', by: path }
  if (stat.isDirectory()) return { kind: 'folder' }
  return stat.isFile() ? { kind: 'file', id: `${stat.dev}:${stat.ino}`, bytes: stat.size } : { kind: 'other' }
}
