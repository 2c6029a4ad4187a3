import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createWarmProject, efcNews } from '../project.js'
import { readArchive, type Archive } from './archive.js'

const fixture = fileURLToPath(new URL('everything', import.meta.url))
const pictures = fileURLToPath(new URL('../browser/hard/issues/pictures', import.meta.url))

/** The newsletter's address. */
export const url = 'https://letter.example.org/archive/'

/** An instant at which some of its events are over, others are not, and an embargo holds. */
const asOf = '2015-04-01T12:00:00Z'

/** The newsletter that has everything, in a folder of its own. */
export async function createEverything(): Promise<string> {
  const project = await createWarmProject({})
  await cp(fixture, project, { recursive: true })
  await cp(pictures, join(project, 'issues/pictures'), { recursive: true })
  return project
}

/** Builds it, and reads what came out. */
export async function buildEverything(project: string, out: string, options: { asOf?: string; env?: Readonly<Record<string, string>> } = {}): Promise<Archive> {
  const { code, err } = await efcNews(['build', '--quiet', '--out', out, '--as-of', options.asOf ?? asOf], { cwd: project, ...(options.env && { env: options.env }) })
  if (code !== 0) throw new Error(`The build ended with ${code}: ${err}`)
  return readArchive(join(project, out, 'archive'))
}

/** Addresses below the archive that its editors wrote in full. */
export const inFull = ['issue-02/', 'issue-02/#course-for-all', 'issue-1/', 'issue-1/index.html#what-we-are', 'about/', 'events/', 'fr/issue-02/'].map((path) => `${url}${path}`)

/** Words that stand in parts for members, in a draft and in an issue under embargo, and nowhere else. */
export const hidden = ['wombats', 'bandicoot', 'numbat', 'dibbler', 'kowari', 'bilbyburrow', 'quokka', 'quollnest', 'dunnart', 'phascogale', 'potoroo', 'bettong', 'pademelon', 'wallaroo', 'thylacine', 'thorny-devil', 'bilbies', 'mulgara', 'cassowary', 'kookaburra', 'lorikeet', 'galahplan', 'currawong', 'brolga', 'platypus', 'echidna', 'monotremes', 'taipan', 'goanna', 'perentie']
