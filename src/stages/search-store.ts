import * as z from 'zod'
import type { Artefact, StoredContents } from '../artefact.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import { concurrently } from '../output/concurrently.js'
import { parseJson } from '../output/manifest.js'
import { cacheKey, type Cache } from '../project/cache.js'
import { InputError } from '../project/input-error.js'
import { isIndexPath } from '../search/index-paths.js'
import { isDataOrKnownProgram } from '../search/pagefind-programs.js'
import { pagefindVersion } from '../search/pagefind-version.js'
import { inOneOrder, type SearchablePage } from '../search/searchable-page.js'
import { SearchError } from '../search/search-error.js'
import { sha256 as hashOf } from '../sha256.js'
import { programHash } from './program.js'

export interface SearchArtefacts {
  /** None when there is nothing to find, or no search. */
  readonly artefacts: readonly Artefact[]
  /** What of the cache was used. */
  readonly keys: readonly string[]
  /** Why there is no search. */
  readonly messages: readonly Message[]
}

const fileSchema = z.strictObject({ path: z.string().refine(isIndexPath), sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.int().min(0) }).refine(({ path, sha256 }) => isDataOrKnownProgram(path, sha256))

const storedSchema = z.array(fileSchema)

/** Makes the files of an index, with paths below the archive. Throws SearchError when it cannot. */
type Indexer = (pages: readonly SearchablePage[]) => Promise<ReadonlyArray<{ readonly path: string; readonly contents: Uint8Array }>>

type StoredFile = z.output<typeof storedSchema>[number]

/**
 * The search index over all pages; one that an earlier build made of the same pages is taken from the cache. A machine on
 * which pagefind does not run gets an archive without search, and a message.
 */
export async function searchArtefacts(pages: readonly SearchablePage[], cache: Cache, index: Indexer = indexed): Promise<SearchArtefacts> {
  if (pages.length === 0) return { artefacts: [], keys: [], messages: [] }
  const key = cacheKey(['search', programHash, pagefindVersion, ...inOneOrder(pages).flatMap(({ url, lang, html }) => [url, lang, html])])
  const fresh = new Map<string, Uint8Array>()
  try {
    const files = revive(await cache.get(key)) ?? (await make(pages, key, { cache, fresh, index }))
    let again: Promise<ReadonlyMap<string, Uint8Array>> | null = null
    // The cache lost it: all are made once more, because pagefind makes no single one.
    const remade = (): Promise<ReadonlyMap<string, Uint8Array>> => (again ??= madeOf(pages, index))
    const read = async ({ path, sha256 }: StoredFile): Promise<Uint8Array> => {
      const kept = fresh.get(sha256) ?? (await cache.getBytes(sha256))
      if (kept !== null && hashOf(kept) === sha256) return kept
      const contents = (await remade()).get(sha256)
      if (contents === undefined) throw new InputError(`The search index lost ${path} from the cache. Build once more.`)
      return contents
    }
    const artefacts = files.map((file) => toArtefact(file, () => read(file)))
    return { artefacts, keys: [key, ...files.map(({ sha256 }) => sha256)], messages: [] }
  } catch (error) {
    if (!(error instanceof SearchError)) throw error
    return { artefacts: [], keys: [], messages: [missing(error)] }
  }
}

/** The entry names all others, and they the pages: it is written when these are there. */
function toArtefact({ path, sha256, bytes }: StoredFile, read: StoredContents['read']): Artefact {
  return { path: `archive/${path}`, contents: { sha256, bytes, read }, kind: path === 'pagefind/pagefind-entry.json' ? 'index' : 'asset', source: null }
}

async function make(pages: readonly SearchablePage[], key: string, { cache, fresh, index }: { cache: Cache; fresh: Map<string, Uint8Array>; index: Indexer }): Promise<StoredFile[]> {
  const made = (await index(pages)).map(({ path, contents }) => ({ path, sha256: hashOf(contents), bytes: contents.byteLength, contents }))
  await concurrently(made, async ({ sha256, contents }) => {
    if (!(await cache.set(sha256, contents))) fresh.set(sha256, contents)
  })
  const files = made.map(({ path, sha256, bytes }) => ({ path, sha256, bytes }))
  await cache.set(key, JSON.stringify(files))
  return files
}

/** By hash; none when pagefind does not run any more. */
async function madeOf(pages: readonly SearchablePage[], index: Indexer): Promise<ReadonlyMap<string, Uint8Array>> {
  try {
    return new Map((await index(pages)).map(({ contents }) => [hashOf(contents), contents]))
  } catch (error) {
    if (!(error instanceof SearchError)) throw error
    return new Map()
  }
}

/** Loaded when it is needed: most builds find their index in the cache. */
async function indexed(pages: readonly SearchablePage[]): ReturnType<Indexer> {
  const { searchIndex } = await import('../search/search-index.js')
  return searchIndex(pages)
}

/**
 * What the cache has of an index; null when it has nothing, or anything that is not what was put there. The folder may have
 * come from anywhere, and a program in it would run on every reader's machine: none counts but pagefind's own.
 */
function revive(text: string | null): StoredFile[] | null {
  return text === null ? null : (storedSchema.safeParse(parseJson(text)).data ?? null)
}

function missing({ message: why }: SearchError): Message {
  return message('search-missing', null, null, `The archive has no search this time: pagefind did not work (${why})`, 'All else was built. Install efc-news anew, with its optional packages, on a machine that pagefind runs on; then build once more.')
}
