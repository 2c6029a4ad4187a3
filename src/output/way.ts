import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

import type { Contents } from '../artefact.js'
import { holds, type Inspect } from './inspect.js'
import { ioError, OutputError } from './output-error.js'
import { foldedPath } from './paths.js'

/** The files of the old build that go: untouched since it wrote them, and not written again. */
export interface Stale {
  readonly paths: ReadonlySet<string>
  /** By what `Standing` calls `id`. */
  readonly byId: ReadonlyMap<string, string>
}

export interface Target {
  readonly path: string
  readonly contents: Contents
  /** The old manifest lists it, so it may be overwritten. */
  readonly isOurs: boolean
}

/** How one file gets to its place. */
export interface Way {
  /** The very bytes are there already. */
  readonly same: boolean
  readonly replaces: boolean
  /** The file or folder of the old build that must go first. */
  readonly taken: string | null
}

/** @throws OutputError `foreign-file` when something that is not ours stands in the way, `symlink`, `io` */
export async function findWay(out: string, inspect: Inspect, stale: Stale, { path, contents, isOurs }: Target): Promise<Way> {
  const standing = await inspect(path)
  switch (standing.kind) {
    case 'missing':
      return { same: false, replaces: false, taken: null }
    case 'link':
      throw new OutputError('symlink', `${standing.by} in the output folder is a link, and efc-news writes through none. Nothing was changed. Remove the link, or write to another folder.`)
    case 'blocked':
      if (stale.paths.has(standing.by)) return { same: false, replaces: false, taken: standing.by }
      throw foreign(standing.by, `stands where efc-news must make a folder for ${path}`)
    case 'folder':
      if (await isAllStale(out, path, stale)) return { same: false, replaces: false, taken: path }
      throw foreign(path, 'is a folder with files that are not ours, and stands where efc-news must write a file')
    case 'other':
      throw foreign(path, 'is not a file and stands where efc-news must write one')
    case 'file': {
      // On a disk that ignores case, this may be a file of the old build under its old name.
      const twin = stale.byId.get(standing.id)
      if (twin !== undefined && foldedPath(twin) === foldedPath(path)) return { same: false, replaces: false, taken: twin }
      const same = await holds(out, path, standing, contents)
      if (same || isOurs) return { same, replaces: !same, taken: null }
      throw foreign(path, 'was not written by efc-news, and efc-news must write a file of that name')
    }
  }
}

/** Whether a folder holds nothing but files of the old build that go anyway. */
async function isAllStale(out: string, folder: string, stale: Stale): Promise<boolean> {
  const inside = await readdir(join(out, folder), { withFileTypes: true }).catch((error: unknown) => {
    throw ioError(error, folder, 'read')
  })
  for (const entry of inside) {
    const path = `${folder}/${entry.name}`
    if (!stale.paths.has(path) && !(entry.isDirectory() && await isAllStale(out, path, stale))) return false
  }
  return inside.length > 0
}

function foreign(path: string, what: string): OutputError {
  return new OutputError('foreign-file', `${path} in the output folder ${what}. Nothing was changed. Move it away, or write to another folder.`)
}
