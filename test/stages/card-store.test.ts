import { beforeAll, describe, expect, it } from 'vitest'
import type { Artefact } from '../../src/artefact.js'
import { cardPath } from '../../src/cards/card.js'
import { renderCard } from '../../src/cards/render-card.js'
import type { Cache } from '../../src/project/cache.js'
import { sha256 } from '../../src/sha256.js'
import { cardStore } from '../../src/stages/card-store.js'
import { cardWith } from '../cards/cards.js'
import { memoryCache } from './stage.js'

/** Little to render. */
const card = cardWith({ title: 'One', organisation: null, label: null })

const unsettable = cardWith({ newsletter: '通讯', title: '希望' })

/** The cache after a build of the card. Rendering takes longest, so that each test gets a copy. */
const filled = memoryCache()

beforeAll(async () => {
  await cardStore(filled).artefact(card, [])
})

/** That cache, with something of its own in place of the entry. */
function filledCache(spoil: (text: string) => string = (text) => text): ReturnType<typeof memoryCache> {
  const cache = memoryCache()
  for (const [key, text] of filled.texts) cache.texts.set(key, spoil(text))
  for (const [key, bytes] of filled.bytes) cache.bytes.set(key, bytes)
  return cache
}

async function bytesOf(artefact: Artefact | null): Promise<Uint8Array> {
  if (artefact === null || typeof artefact.contents === 'string' || artefact.contents instanceof Uint8Array) throw new Error('Not stored')
  const bytes = await artefact.contents.read()
  expect({ sha256: sha256(bytes), bytes: bytes.byteLength }).toEqual({ sha256: artefact.contents.sha256, bytes: artefact.contents.bytes })
  return bytes
}

describe('a card', () => {
  it('becomes a file of the archive that is named by what it says, and read when it is written', async () => {
    const artefact = await cardStore(memoryCache()).artefact(card, ['issues/a.md', 'issues/b.md'])
    expect(artefact).toMatchObject({ path: `archive/${cardPath(card)}`, kind: 'asset', source: 'issues/a.md', others: ['issues/b.md'] })
    expect(Buffer.compare(await bytesOf(artefact), (await renderCard(card)) ?? new Uint8Array())).toBe(0)
  })

  it('belongs to the whole site when it has no owners', async () => {
    expect(await cardStore(filledCache()).artefact(card, [])).toMatchObject({ source: null })
  })

  it('is rendered once, however often it is asked for', async () => {
    const cache = memoryCache()
    let stored = 0
    const store = cardStore({ ...cache, set: (key, contents) => ((stored += 1), cache.set(key, contents)) })
    await Promise.all([store.artefact(card, ['issues/a.md']), store.artefact(card, ['issues/b.md'])])
    expect(stored).toBe(2)
  })

  it('that cannot be set is no file', async () => {
    expect(await cardStore(memoryCache()).artefact(unsettable, [])).toBeNull()
  })
})

describe('the next build', () => {
  it('renders nothing again', async () => {
    const cache = filledCache()
    expect(await cardStore(cache).artefact(unsettable, [])).toBeNull()
    const never = { ...cache, set: () => Promise.reject(new Error('Rendered')) }
    expect(await bytesOf(await cardStore(never).artefact(card, []))).toBe([...filled.bytes.values()][0])
    expect(await cardStore(never).artefact(unsettable, [])).toBeNull()
  })

  it('keeps in the cache what it used, and nothing else', async () => {
    const cache = memoryCache()
    const store = cardStore(cache)
    await Promise.all([store.artefact(card, []), store.artefact(unsettable, [])])
    expect(store.keys().toSorted()).toEqual([...cache.texts.keys(), ...cache.bytes.keys()].toSorted())
    const next = cardStore(cache)
    await next.artefact(unsettable, [])
    expect(next.keys()).toHaveLength(1)
  })
})

describe('many cards', () => {
  it('are worked on two at a time', async () => {
    const cache = memoryCache()
    let [open, most] = [0, 0]
    const get: Cache['get'] = async (key) => {
      most = Math.max(most, ++open)
      await new Promise((resolve) => setTimeout(resolve, 2))
      open--
      return cache.get(key)
    }
    const store = cardStore({ ...cache, get })
    const artefacts = await Promise.all(Array.from({ length: 6 }, (_, index) => store.artefact({ ...card, title: String(index) }, [])))
    expect([most, new Set(artefacts.map((artefact) => artefact?.path)).size]).toEqual([2, 6])
  })
})

describe('the cache', () => {
  it('may be a folder that cannot be written', async () => {
    const artefact = await cardStore({ ...memoryCache(), set: () => Promise.resolve(false) }).artefact(card, [])
    expect((await bytesOf(artefact)).byteLength).toBeGreaterThan(0)
  })

  it.each<[string, (cache: Cache) => Cache]>([
    ['lose a file', (cache) => ({ ...cache, getBytes: () => Promise.resolve(null) })],
    ['hold another file under its name', (cache) => ({ ...cache, getBytes: () => Promise.resolve(new TextEncoder().encode('<script>')) })],
  ])('may %s: then it is made once more', async (_, change) => {
    const bytes = await bytesOf(await cardStore(change(filledCache())).artefact(card, []))
    expect([sha256(bytes)]).toEqual([...filled.bytes.keys()])
  })

  it.each<[string, (text: string) => string]>([
    ['nothing', () => ''],
    ['half an entry', (text) => text.slice(0, 20)],
    ['null', () => 'null'],
    ['an empty object', () => '{}'],
    ['a hash that is none', () => JSON.stringify({ picture: { sha256: '../../x', bytes: 1 } })],
    ['a file of no size', (text) => text.replace(/"bytes":\d+/, '"bytes":0')],
    ['an entry and more', (text) => text.replace('{', '{"path":"x",')],
  ])('that holds %s has nothing', async (_, spoil) => {
    const cache = filledCache(spoil)
    const artefact = await cardStore(cache).artefact(card, [])
    expect([sha256(await bytesOf(artefact))]).toEqual([...filled.bytes.keys()])
    expect(cache.texts).toEqual(filled.texts)
  })

  it.each<[string, (png: Uint8Array) => Uint8Array]>([
    ['a page', () => new TextEncoder().encode(`<!doctype html><script>alert(1)</script>${' '.repeat(40)}`)],
    ['nothing', () => new Uint8Array()],
    ['a picture of another size', (png) => png.with(19, 1)],
    ['a picture cut short', (png) => png.slice(0, 23)],
    ['a picture with another first chunk', (png) => png.with(12, 0x4a)],
  ])('that calls %s a card, under its own name, is not believed: the next build is right', async (_, spoil) => {
    const other = spoil([...filled.bytes.values()][0] ?? new Uint8Array())
    const cache = filledCache((text) => text.replace(/[0-9a-f]{64}/, sha256(other)).replace(/"bytes":\d+/, `"bytes":${other.length || 1}`))
    cache.bytes.set(sha256(other), other)
    await expect(bytesOf(await cardStore(cache).artefact(card, []))).rejects.toThrow('Build once more.')
    expect([sha256(await bytesOf(await cardStore(cache).artefact(card, [])))]).toEqual([...filled.bytes.keys()])
  })

  it('that names a file which is not there, nor comes of the card, is an error once: the next build is right', async () => {
    const cache = filledCache((text) => text.replace(/[0-9a-f]{64}/, 'f'.repeat(64)))
    const artefact = await cardStore(cache).artefact(card, [])
    await expect(bytesOf(artefact)).rejects.toThrow('Build once more.')
    expect((await bytesOf(await cardStore(cache).artefact(card, []))).byteLength).toBeGreaterThan(0)
  })
})
