import { lstat, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { ownedBy, ownersOf, type Ownership } from '../artefact.js'
import { compareText } from '../messages/sort.js'
import { errnoOf, ioError, OutputError } from './output-error.js'
import { staysInside } from './paths.js'

/** The file that says which files in the output folder are ours. */
export const manifestName = '.efc-news-manifest.json'

export interface ManifestEntry extends Ownership {
  /** Lower-case hexadecimal. */
  readonly sha256: string
  readonly bytes: number
  /** As the artefact's; neither is there for other files, nor in what an older efc-news wrote. */
  readonly beside?: string
  readonly from?: string
}

/** By path, relative to the output folder. A Map, for a file may be called `__proto__`. */
export type Manifest = ReadonlyMap<string, ManifestEntry>

/**
 * The manifest of the last build in `out`; empty when there was none.
 *
 * @throws OutputError `manifest` when it cannot be trusted, `symlink` when it is a link, `io` when it cannot be read.
 */
export async function readManifest(out: string): Promise<Manifest> {
  const file = join(out, manifestName)
  try {
    const stat = await lstat(file)
    if (stat.isSymbolicLink()) throw new OutputError('symlink', `${manifestName} in the output folder is a link. Remove it and build again.`)
    if (!stat.isFile()) throw unusable('is not a file')
    return parseManifest(await readFile(file, 'utf8'))
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return new Map()
    throw ioError(error, manifestName, 'read')
  }
}

/** The same of a folder that this run only looks at: empty when there is nothing to learn of it, whatever the reason. */
export async function glanceAtManifest(folder: string): Promise<Manifest> {
  try {
    return await readManifest(folder)
  } catch (error) {
    if (error instanceof OutputError) return new Map()
    throw error
  }
}

/** @throws OutputError `manifest` unless `text` is what `printManifest` writes, paths inside the output folder included. */
export function parseManifest(text: string): Manifest {
  const json = parseJson(text)
  if (!isRecord(json)) throw unusable('is damaged')
  if (json['version'] !== 1) throw unusable('was written by another version of efc-news')
  if (!isRecord(json['files'])) throw unusable('is damaged')
  const files = new Map<string, ManifestEntry>()
  for (const [path, value] of Object.entries(json['files'])) {
    if (!staysInside(path)) throw unusable(`names ${JSON.stringify(path)}, which is no file of ours in this folder`)
    if (!isEntry(value)) throw unusable(`is damaged at ${JSON.stringify(path)}`)
    files.set(path, inPrint(value))
  }
  return files
}

/** JSON, sorted by path. Written line by line: an object would put a path such as `404` before all others. */
export function printManifest(manifest: Manifest): string {
  const files = [...manifest].sort(([a], [b]) => compareText(a, b)).map(([path, value]) => {
    const entry = JSON.stringify(inPrint(value), null, 2).replaceAll('\n', '\n    ')
    return `\n    ${JSON.stringify(path)}: ${entry}`
  })
  return `{\n  "version": 1,\n  "files": {${files.join(',')}${files.length > 0 ? '\n  ' : ''}}\n}\n`
}

/** The entry with what is ours alone, in the order in which it is printed. */
function inPrint(entry: ManifestEntry): ManifestEntry {
  const { sha256, bytes, beside, from } = entry
  return { sha256, bytes, ...ownedBy(ownersOf(entry)), ...(beside !== undefined && { beside }), ...(from !== undefined && { from }) }
}

/** The value of a JSON text; undefined, which JSON cannot hold, when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isSha256(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}

function isEntry(value: unknown): value is ManifestEntry {
  if (!isRecord(value)) return false
  const { sha256, bytes, source, others, beside, from } = value
  const isSize = typeof bytes === 'number' && Number.isSafeInteger(bytes) && bytes >= 0
  const isOwned = others === undefined ? source === null || typeof source === 'string' : typeof source === 'string' && isListOfNames(others)
  return isSha256(sha256) && isSize && isOwned && [beside, from].every((hash) => hash === undefined || isSha256(hash))
}

function isListOfNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string')
}

function unusable(what: string): OutputError {
  return new OutputError('manifest', `${manifestName} in the output folder ${what}, so it is not known which files there are ours. Move the output folder away and build again.`)
}
