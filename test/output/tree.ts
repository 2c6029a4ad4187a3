import { lstat, mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { onTestFinished } from 'vitest'

import type { Artefact, ArtefactKind, Contents, StoredContents } from '../../src/artefact.js'
import { describeContents } from '../../src/output/hash.js'
import { holdOutput } from '../../src/output/hold.js'
import { writeArtefacts, type WriteOptions, type WriteReport } from '../../src/output/write.js'

/** An empty folder that goes when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'efc-news-output-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Everything below a folder, by path: the text of files, `→ target` for links, `folder` for folders, `other` for pipes and the like. */
export async function treeOf(folder: string, below = ''): Promise<Record<string, string>> {
  const tree: Record<string, string> = {}
  for (const name of (await readdir(join(folder, below))).sort()) {
    const path = below === '' ? name : `${below}/${name}`
    const stat = await lstat(join(folder, path))
    if (stat.isSymbolicLink()) tree[path] = `→ ${await readlink(join(folder, path))}`
    else if (stat.isDirectory()) Object.assign(tree, { [path]: 'folder' }, await treeOf(folder, path))
    else tree[path] = !stat.isFile() ? 'other' : await readFile(join(folder, path), 'utf8')
  }
  return tree
}

/** The same without folders, the manifest and the like. */
export async function filesOf(folder: string): Promise<Record<string, string>> {
  const entries = Object.entries(await treeOf(folder))
  return Object.fromEntries(entries.filter(([path, text]) => text !== 'folder' && !path.startsWith('.efc-news-')))
}

export function artefact(path: string, contents: Contents, source: string | null = null, kind: ArtefactKind = 'page'): Artefact {
  return { path, contents, kind, source }
}

/** Contents that are read when they are written, and a list to which each reading is added. */
export function stored(text: string, readings: string[] = []): StoredContents {
  return {
    ...describeContents(text),
    read: () => {
      readings.push(text)
      return Promise.resolve(new TextEncoder().encode(text))
    },
  }
}

/** Writes to a folder as a build does. It is a full build, unless `keeps` says which files of the last one stay. */
export function write(out: string, artefacts: readonly Artefact[], options: Pick<WriteOptions, 'signal'> & { keeps?: (path: string) => boolean } = {}): Promise<WriteReport> {
  const { keeps = () => false, ...more } = options
  return holdOutput(out, output => writeArtefacts(output, artefacts, { kept: new Map([...output.manifest].filter(([path]) => keeps(path))), ...more }))
}
