import * as z from 'zod'
import { ownedBy, type Artefact } from '../artefact.js'
import { cardKey, cardPath, cardSize, type Card } from '../cards/card.js'
import { parseJson } from '../output/manifest.js'
import { cacheKey, type Cache } from '../project/cache.js'
import { InputError } from '../project/input-error.js'
import { sha256 as hashOf } from '../sha256.js'
import { limited } from './limited.js'
import { programHash } from './program.js'

export interface CardStore {
  /**
   * The card's picture, of the issues at `owners`; of the whole site when there are none. null when there is no picture:
   * the card's texts cannot be set. A card that the cache knows is not rendered at all.
   */
  readonly artefact: (card: Card, owners: readonly string[]) => Promise<Artefact | null>
  /** What of the cache was used. */
  readonly keys: () => string[]
}

/** What the cache has of a card: where its picture is, or that there is none. */
const entrySchema = z.strictObject({ picture: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.int().min(1) }).nullable() })

type Entry = z.output<typeof entrySchema>

/** How many cards are worked on at a time: rendering keeps one processor busy, and reading what is known the disk. */
const lanes = 2

/** The pictures of shared links, of one build. Their bytes are in the cache until they are written, never all in memory. */
export function cardStore(cache: Cache): CardStore {
  const entries = new Map<string, Promise<Entry>>()
  const used = new Set<string>()
  const inLane = limited(lanes)

  const make = async (key: string, card: Card): Promise<{ entry: Entry; contents: Uint8Array | null }> => {
    // Loaded when it is needed: a build that changes no card needs no typeface and no rasteriser.
    const { renderCard } = await import('../cards/render-card.js')
    const contents = await renderCard(card)
    const entry = { picture: contents === null ? null : { sha256: hashOf(contents), bytes: contents.byteLength } }
    if (contents !== null && entry.picture !== null) await cache.set(entry.picture.sha256, contents)
    await cache.set(key, JSON.stringify(entry))
    return { entry, contents }
  }

  const recall = async (key: string, card: Card): Promise<Entry> => reviveEntry(await cache.get(key)) ?? (await make(key, card)).entry

  const read = async (key: string, card: Card, sha256: string): Promise<Uint8Array> => {
    const kept = await cache.getBytes(sha256)
    if (kept !== null && hashOf(kept) === sha256 && isCard(kept)) return kept
    // The cache lost it, has something else, or could not be written: made once more.
    const { contents } = await inLane(() => make(key, card))
    // What the cache said was not ours. Now it says what is.
    if (contents === null || hashOf(contents) !== sha256) throw new InputError('The cache had another picture of a shared link than this program makes. Build once more.')
    return contents
  }

  return {
    async artefact(card, owners) {
      const key = cacheKey(['card', programHash, cardKey(card)])
      used.add(key)
      const asked = entries.get(key) ?? inLane(() => recall(key, card))
      entries.set(key, asked)
      const { picture } = await asked
      if (picture === null) return null
      const { sha256, bytes } = picture
      used.add(sha256)
      return { path: `archive/${cardPath(card)}`, contents: { sha256, bytes, read: () => read(key, card, sha256) }, kind: 'asset', ...ownedBy(owners) }
    },
    keys: () => [...used],
  }
}

/** null when the cache has nothing, or anything that is not what was put there. */
function reviveEntry(text: string | null): Entry | null {
  return text === null ? null : (entrySchema.safeParse(parseJson(text)).data ?? null)
}

/**
 * Whether bytes are a PNG of a card's size: its signature, and the head of its first chunk (PNG §5.2, §11.2.1). The cache may
 * have come from anywhere, and an HTML page that is called a picture is still one to some browsers.
 */
function isCard(bytes: Uint8Array): boolean {
  const head = Buffer.alloc(24)
  head.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  head.writeUInt32BE(13, 8)
  head.write('IHDR', 12, 'latin1')
  head.writeUInt32BE(cardSize.width, 16)
  head.writeUInt32BE(cardSize.height, 20)
  return head.equals(bytes.subarray(0, head.length))
}
