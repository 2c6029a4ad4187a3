import type { Artefact, ArtefactKind } from '../artefact.js'
import { concurrently } from './concurrently.js'
import { sha256 } from './hash.js'
import { inspector, isUntouched, type Inspect } from './inspect.js'
import type { Step } from './journal.js'
import { manifestName, printManifest, type Manifest, type ManifestEntry } from './manifest.js'
import { byCodeUnit, foldersOf } from './paths.js'
import { findWay, type Stale } from './way.js'

/** What a build changes in the output folder, in the order in which it is done. */
export interface Plan {
  readonly steps: readonly Step[]
  /** What is put where. */
  readonly contents: ReadonlyMap<string, string | Uint8Array>
  /** What the manifest says of each artefact. */
  readonly fresh: Manifest
  /** How many artefacts are on disk already, byte for byte. */
  readonly unchanged: number
  /** The old files that go, sorted. */
  readonly removed: readonly string[]
}

const order: readonly ArtefactKind[] = ['asset', 'page', 'index']

/**
 * Compares the artefacts with the folder `out` and its manifest; changes nothing.
 *
 * @param scope the issue files that were built, or null for all of them: what was made from others stays
 * @throws OutputError `foreign-file`, `symlink` or `io`
 */
export async function planChanges(out: string, artefacts: readonly Artefact[], old: Manifest, scope: readonly string[] | null): Promise<Plan> {
  const inspect = inspector(out)
  const sorted = [...artefacts].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || byCodeUnit(a.path, b.path))
  const fresh = new Map(sorted.map(artefact => [artefact.path, entryOf(artefact)]))
  const { kept, candidates } = split(old, fresh, scope)
  const stale = await findStale(out, inspect, candidates)

  const early = new Set<string>() // stale, and in the way of something new
  const puts = new Map<string, Step>()
  const put = async (path: string, contents: string | Uint8Array, hash: string): Promise<void> => {
    const way = await findWay(out, inspect, stale, { path, contents, isOurs: path === manifestName || old.has(path) })
    if (way.taken !== null) early.add(way.taken)
    if (!way.same) puts.set(path, { action: 'put', path, sha256: hash, replaces: way.replaces })
  }
  const contents = new Map(artefacts.map(artefact => [artefact.path, artefact.contents]))
  await concurrently(fresh, ([path, entry]) => put(path, contents.get(path) ?? '', entry.sha256))
  const unchanged = fresh.size - puts.size
  const text = printManifest(new Map([...kept, ...fresh]))
  await put(manifestName, text, sha256(text))

  const removed = [...stale.paths].sort(byCodeUnit)
  const late = removed.filter(path => ![path, ...foldersOf(path)].some(taken => early.has(taken)))
  return {
    steps: [
      ...[...early].sort(byCodeUnit).map(take),
      ...(await findMissingFolders(inspect, puts.keys())).map((path): Step => ({ action: 'make', path })),
      ...[...fresh.keys(), manifestName].flatMap(path => puts.get(path) ?? []),
      ...late.map(take),
    ],
    contents: contents.set(manifestName, text),
    fresh,
    unchanged,
    removed,
  }
}

/** Which entries of the old manifest stay as they are, and which name files that this build no longer makes. */
function split(old: Manifest, fresh: Manifest, scope: readonly string[] | null): { kept: [string, ManifestEntry][], candidates: [string, ManifestEntry][] } {
  const built = scope === null ? null : new Set(scope)
  const kept: [string, ManifestEntry][] = []
  const candidates: [string, ManifestEntry][] = []
  for (const [path, entry] of old) {
    if (fresh.has(path)) continue
    const isCandidate = built === null || (entry.source !== null && built.has(entry.source))
    const list = isCandidate ? candidates : kept
    list.push([path, entry])
  }
  return { kept, candidates }
}

function entryOf({ contents, source }: Pick<Artefact, 'contents' | 'source'>): ManifestEntry {
  return { sha256: sha256(contents), bytes: typeof contents === 'string' ? Buffer.byteLength(contents) : contents.byteLength, source }
}

function take(path: string): Step {
  return { action: 'take', path }
}

async function findStale(out: string, inspect: Inspect, candidates: readonly [string, ManifestEntry][]): Promise<Stale> {
  const byId = new Map<string, string>()
  const paths = new Set<string>()
  await concurrently(candidates, async ([path, entry]) => {
    const standing = await inspect(path)
    if (standing.kind !== 'file' || !(await isUntouched(out, path, standing, entry))) return
    byId.set(standing.id, path)
    paths.add(path)
  })
  return { paths, byId }
}

async function findMissingFolders(inspect: Inspect, paths: Iterable<string>): Promise<string[]> {
  const folders = new Set([...paths].flatMap(foldersOf))
  const missing: string[] = []
  for (const folder of folders) if ((await inspect(folder)).kind !== 'folder') missing.push(folder)
  return missing.sort(byCodeUnit)
}
