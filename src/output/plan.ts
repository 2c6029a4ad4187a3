import { ownedBy, ownersOf, type Artefact, type ArtefactKind, type Contents } from '../artefact.js'
import { compareText } from '../messages/sort.js'
import { concurrently } from './concurrently.js'
import { describeContents } from './hash.js'
import { inspector, isUntouched, type Inspect } from './inspect.js'
import type { Step } from './journal.js'
import { manifestName, printManifest, type Manifest, type ManifestEntry } from './manifest.js'
import { foldersOf } from './paths.js'
import { findWay, type Stale } from './way.js'

/** What a build changes in the output folder, in the order in which it is done. */
export interface Plan {
  readonly steps: readonly Step[]
  /** What is put where. */
  readonly contents: ReadonlyMap<string, Contents>
  /** What the manifest says of each artefact. */
  readonly fresh: Manifest
  /** The old files that go, sorted. */
  readonly removed: readonly string[]
  /** The old files that somebody changed since, and that are written anew, sorted. */
  readonly overwritten: readonly string[]
  /** The old files that should go but that somebody changed since, so that they stay, sorted. */
  readonly left: readonly string[]
}

const order: readonly ArtefactKind[] = ['asset', 'page', 'index']

/**
 * Compares the artefacts with the folder `out` and its manifest; changes nothing.
 *
 * @param kept the entries of the old manifest that stay as they are, unless an artefact has their path
 * @throws OutputError `foreign-file`, `symlink` or `io`
 */
export async function planChanges(out: string, artefacts: readonly Artefact[], old: Manifest, kept: Manifest): Promise<Plan> {
  const inspect = inspector(out)
  const sorted = [...artefacts].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || compareText(a.path, b.path))
  const fresh = new Map(sorted.map(artefact => [artefact.path, entryOf(artefact)]))
  const { stale, left } = await findStale(out, inspect, [...old].filter(([path]) => !fresh.has(path) && !kept.has(path)))

  const early = new Set<string>() // stale, and in the way of something new
  const puts = new Map<string, Step>()
  const overwritten: string[] = []
  const put = async (path: string, contents: Contents, hash: string): Promise<void> => {
    const last = old.get(path)
    const way = await findWay(out, inspect, stale, { path, contents, isOurs: path === manifestName || last !== undefined })
    if (way.replaces && last !== undefined && !(await isUntouched(out, path, await inspect(path), last))) overwritten.push(path)
    if (way.taken !== null) early.add(way.taken)
    if (!way.same) puts.set(path, { action: 'put', path, sha256: hash, replaces: way.replaces })
  }
  const contents = new Map<string, Contents>(artefacts.map(artefact => [artefact.path, artefact.contents]))
  await concurrently(fresh, ([path, entry]) => put(path, contents.get(path) ?? '', entry.sha256))
  const text = printManifest(new Map([...kept, ...fresh]))
  await put(manifestName, text, describeContents(text).sha256)

  const removed = [...stale.paths].sort(compareText)
  const late = removed.filter(path => ![path, ...foldersOf(path)].some(taken => early.has(taken)))
  return {
    steps: [
      ...[...early].sort(compareText).map(take),
      ...(await findMissingFolders(inspect, puts.keys())).map((path): Step => ({ action: 'make', path })),
      ...[...fresh.keys(), manifestName].flatMap(path => puts.get(path) ?? []),
      ...late.map(take),
    ],
    contents: contents.set(manifestName, text),
    fresh,
    removed,
    overwritten: overwritten.sort(compareText),
    left: left.sort(compareText),
  }
}

function entryOf(artefact: Artefact): ManifestEntry {
  const { contents, beside, from } = artefact
  return { ...describeContents(contents), ...ownedBy(ownersOf(artefact)), ...(beside !== undefined && { beside }), ...(from !== undefined && { from }) }
}

function take(path: string): Step {
  return { action: 'take', path }
}

async function findStale(out: string, inspect: Inspect, candidates: readonly [string, ManifestEntry][]): Promise<{ stale: Stale; left: string[] }> {
  const left: string[] = []
  const byId = new Map<string, string>()
  const paths = new Set<string>()
  await concurrently(candidates, async ([path, entry]) => {
    const standing = await inspect(path)
    if (standing.kind !== 'file') return
    if (!(await isUntouched(out, path, standing, entry))) {
      left.push(path)
      return
    }
    byId.set(standing.id, path)
    paths.add(path)
  })
  return { stale: { paths, byId }, left }
}

async function findMissingFolders(inspect: Inspect, paths: Iterable<string>): Promise<string[]> {
  const folders = new Set([...paths].flatMap(foldersOf))
  const missing: string[] = []
  for (const folder of folders) if ((await inspect(folder)).kind !== 'folder') missing.push(folder)
  return missing.sort(compareText)
}
