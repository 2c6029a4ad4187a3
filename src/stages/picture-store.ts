import { ownedBy, type Artefact, type StoredContents } from '../artefact.js'
import { sha256 as hashOf } from '../sha256.js'
import type { Picture, PictureUse } from '../pictures/picture.js'
import type { PictureProblem } from '../pictures/problem.js'
import { cacheKey, type Cache } from '../project/cache.js'
import { InputError } from '../project/input-error.js'
import { readPicture } from '../project/read-picture.js'
import { limited } from './limited.js'
import { reviveMadePicture, type MadePicture } from './made-picture.js'
import { programHash } from './program.js'

/** A picture that somebody names: `path` is relative to the folder of the file `from`, which is relative to the project. */
export interface PictureRequest {
  readonly from: string
  readonly path: string
  readonly use: PictureUse
}

/** Plain data: it crosses threads, and lies in the cache beside what was made with it. */
export type PictureAnswer = { readonly picture: Picture } | { readonly problem: PictureProblem }

export type AskForPictures = (requests: readonly PictureRequest[]) => Promise<readonly PictureAnswer[]>

export interface PictureStore {
  /** Each file is read once and each picture made once, however many issues show it; one that the cache knows is not made at all. */
  readonly ask: AskForPictures
  /** A picture that comes with the templates of `root`. */
  readonly askIn: (root: string, request: PictureRequest) => Promise<PictureAnswer>
  /** The output file at a path that an answer named, of the issues at `owners`; of the whole site when there are none. */
  readonly artefact: (path: string, owners: readonly string[]) => Artefact
  /** What of the cache was used. */
  readonly keys: () => string[]
}

/** What was made of one file, and where its files are. */
type Made = MadePicture | { readonly problem: PictureProblem }

/** How many pictures are worked on at a time: each may take 200 MB while it is open. */
const lanes = 2

/** How many files are read at a time: an archive has more than fit into memory, or than may be open at once. */
const readers = 8

/**
 * What the issue stages of one build ask for their pictures, and where the files come from that are written at its end.
 * It is the one thing of a build that has a state: what it has made so far, which is where files lie, not what is in them.
 */
export function pictureStore(root: string, cache: Cache): PictureStore {
  const answers = new Map<string, Promise<PictureAnswer>>()
  const making = new Map<string, Promise<Made>>()
  const files = new Map<string, StoredContents>()
  const fresh = new Map<string, Uint8Array>()
  const used = new Set<string>()
  const inLane = limited(lanes)
  const whileReading = limited(readers)

  const make = async (bytes: Uint8Array, use: PictureUse): Promise<Made> => {
    const result = await processed(bytes, use)
    if ('problem' in result) return { problem: result.problem }
    const made = result.files.map(({ path, contents }) => ({ path, sha256: hashOf(contents), bytes: contents.byteLength, contents }))
    await Promise.all(
      made.map(async ({ sha256, contents }) => {
        if (!(await cache.set(sha256, contents))) fresh.set(sha256, contents)
      }),
    )
    return { picture: result.picture, files: made.map(({ path, sha256, bytes: size }) => ({ path, sha256, bytes: size })) }
  }

  const recall = async (key: string, bytes: Uint8Array, use: PictureUse): Promise<Made> => {
    const known = reviveMadePicture(await cache.get(key))
    if (known !== null) return known
    const made = await inLane(() => make(bytes, use))
    // A problem may be one of this machine at this hour: one that took too long to read.
    if ('picture' in made) await cache.set(key, JSON.stringify(made))
    return made
  }

  /**
   * Reads what was made from the cache. It stands by itself because a function keeps alive whatever any function beside
   * it needs: in `prepare` that is the source picture, and with it all pictures of the archive at once.
   */
  const readerOf = (folder: string, { from, path, use }: PictureRequest, sha256: string) => async (): Promise<Uint8Array> => {
    const kept = fresh.get(sha256) ?? (await cache.getBytes(sha256))
    if (kept !== null && hashOf(kept) === sha256) return kept
    // The cache lost it: made once more, from the file.
    const again = await readPicture(folder, from, path)
    const remade = 'problem' in again ? [] : await inLane(() => filesMadeOf(again.bytes, use))
    const found = remade.find(({ contents }) => hashOf(contents) === sha256)
    if (found === undefined) throw new InputError(`The picture ${path} of ${from} was changed during the build. Build once more.`)
    return found.contents
  }

  const prepare = async (folder: string, request: PictureRequest): Promise<PictureAnswer> => {
    const read = await readPicture(folder, request.from, request.path)
    if ('problem' in read) return read
    const key = cacheKey(['picture', programHash, request.use, read.bytes])
    used.add(key)
    const made = await remember(making, key, () => recall(key, read.bytes, request.use))
    if ('problem' in made) return made
    for (const { path, sha256, bytes } of made.files) {
      used.add(sha256)
      files.set(path, { sha256, bytes, read: readerOf(folder, request, sha256) })
    }
    return { picture: made.picture }
  }

  const askIn = (folder: string, request: PictureRequest): Promise<PictureAnswer> => remember(answers, JSON.stringify([folder, request]), () => whileReading(() => prepare(folder, request)))
  return {
    ask: (requests) => Promise.all(requests.map((request) => askIn(root, request))),
    askIn,
    artefact(path, owners) {
      const contents = files.get(path)
      if (contents === undefined) throw new Error(`No picture was made for ${path}`)
      return { path: `archive/${path}`, contents, kind: 'asset', ...ownedBy(owners) }
    },
    keys: () => [...used],
  }
}

/** Loaded when it is needed: a build that changes no picture needs no sharp. */
async function processed(bytes: Uint8Array, use: PictureUse) {
  const { processPicture } = await import('../pictures/process.js')
  return processPicture(bytes, use)
}

async function filesMadeOf(bytes: Uint8Array, use: PictureUse): Promise<ReadonlyArray<{ path: string; contents: Uint8Array }>> {
  const result = await processed(bytes, use)
  return 'problem' in result ? [] : result.files
}

function remember<T>(map: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = map.get(key) ?? make()
  map.set(key, known)
  return known
}
