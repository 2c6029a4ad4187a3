import { describe, expect, it } from 'vitest'
import type { Artefact } from '../../src/artefact.js'
import { SearchError } from '../../src/search/search-error.js'
import type { SearchablePage } from '../../src/search/searchable-page.js'
import { sha256 } from '../../src/sha256.js'
import { searchArtefacts } from '../../src/stages/search-store.js'

// What is in an index is tested in test/search/. Here it is one file that lists the pages, and pagefind's entry.

const page = (url: string, html = 'text', lang = 'en'): SearchablePage => ({ url, html, lang })

/** An indexer that counts how often it was asked; it runs as often as `runs` says. */
function indexer(runs = Infinity) {
  const counter = { asked: 0 }
  const index = async (pages: readonly SearchablePage[]): Promise<Array<{ path: string; contents: Uint8Array }>> => {
    counter.asked += 1
    if (counter.asked > runs) throw new SearchError('it was killed')
    const list = pages.map(({ url, html, lang }) => `${url} ${lang} ${html}`).toSorted().join('\n')
    return [{ path: 'pagefind/fragment/en_0a1b2c3.pf_fragment', contents: Buffer.from(list) }, { path: 'pagefind/pagefind-entry.json', contents: Buffer.from(`{"of":${JSON.stringify(list)}}`) }]
  }
  return { counter, index }
}

/** A cache that forgets when the test ends, or that keeps nothing. */
function cacheThat(keeps = true) {
  const stored = new Map<string, Uint8Array>()
  return {
    stored,
    get: async (key: string) => (stored.has(key) ? new TextDecoder().decode(stored.get(key)) : null),
    getBytes: async (key: string) => stored.get(key) ?? null,
    set: async (key: string, contents: string | Uint8Array) => {
      if (keeps) stored.set(key, Buffer.from(contents))
      return keeps
    },
    keepOnly: () => Promise.resolve(),
  }
}

async function textOf(artefact: Artefact | undefined): Promise<string> {
  const contents = artefact?.contents
  if (contents === undefined || typeof contents === 'string' || contents instanceof Uint8Array) throw new Error('At hand')
  const bytes = await contents.read()
  expect({ sha256: sha256(bytes), bytes: bytes.byteLength }).toEqual({ sha256: contents.sha256, bytes: contents.bytes })
  return new TextDecoder().decode(bytes)
}

/** What the cache would have of an index with one more file. */
const entryWith = (path: string): string => JSON.stringify([{ path: 'pagefind/pagefind-entry.json', sha256: 'b'.repeat(64), bytes: 1 }, { path, sha256: 'a'.repeat(64), bytes: 1 }])

const pages = [page('b/index.html'), page('a/index.html')]

describe('the search of an archive', () => {
  it('belongs to the whole site, and its entry is written when the pages are there', async () => {
    const { artefacts, messages } = await searchArtefacts(pages, cacheThat(), indexer().index)
    expect(artefacts.map(({ path, kind, source }) => ({ path, kind, source }))).toEqual([
      { path: 'archive/pagefind/fragment/en_0a1b2c3.pf_fragment', kind: 'asset', source: null },
      { path: 'archive/pagefind/pagefind-entry.json', kind: 'index', source: null },
    ])
    expect(messages).toEqual([])
  })

  it('is made once for the same pages, in whatever order they come', async () => {
    const [cache, { counter, index }] = [cacheThat(), indexer()]
    const first = await searchArtefacts(pages, cache, index)
    const second = await searchArtefacts(pages.toReversed(), cache, index)
    expect(second.keys).toEqual(first.keys)
    expect(await Promise.all(second.artefacts.map(textOf))).toEqual(await Promise.all(first.artefacts.map(textOf)))
    expect(counter.asked).toBe(1)
    expect([...cache.stored.keys()].toSorted()).toEqual([...first.keys].toSorted())
  })

  it.each([
    ['text', [page('b/index.html', 'other'), page('a/index.html')]],
    ['address', [page('c/index.html'), page('a/index.html')]],
    ['language', [page('b/index.html', 'text', 'fr'), page('a/index.html')]],
    ['place in the list, when it goes', [page('a/index.html')]],
  ])('is made anew when a page has another %s', async (_, changed) => {
    const [cache, { counter, index }] = [cacheThat(), indexer()]
    const before = await searchArtefacts(pages, cache, index)
    const after = await searchArtefacts(changed, cache, index)
    expect(counter.asked).toBe(2)
    expect(after.keys[0]).not.toBe(before.keys[0])
  })

  it.each([
    ['cut short', '[{"path":"pagefind/pag'],
    ['of another shape', '{"files":[]}'],
    ['a way out of the archive', JSON.stringify([{ path: 'pagefind/../index.html', sha256: 'a'.repeat(64), bytes: 1 }])],
    ['a file elsewhere', JSON.stringify([{ path: 'index.html', sha256: 'a'.repeat(64), bytes: 1 }])],
    ['a page', entryWith('pagefind/index.html')],
    ['a script that pagefind has for others', entryWith('pagefind/pagefind-ui.js')],
    ['a program that is not pagefind’s', entryWith('pagefind/pagefind.js')],
    ['WebAssembly that is not pagefind’s', entryWith('pagefind/wasm.en.pagefind')],
    ['WebAssembly of an unknown language', entryWith('pagefind/wasm.xx-en.pagefind')],
    ['a file that is called by no hash', JSON.stringify([{ path: 'pagefind/pagefind.js', sha256: '../../secret', bytes: 1 }])],
  ])('does not trust an entry of the cache that is %s', async (_, entry) => {
    const [cache, { counter, index }] = [cacheThat(), indexer()]
    const { keys, artefacts } = await searchArtefacts(pages, cache, index)
    await cache.set(keys[0] ?? '', entry)
    expect((await searchArtefacts(pages, cache, index)).artefacts.map(({ path }) => path)).toEqual(artefacts.map(({ path }) => path))
    expect(counter.asked).toBe(2)
  })

  it('is made once more when the cache has lost a file, or has another in its place', async () => {
    const [cache, { counter, index }] = [cacheThat(), indexer()]
    const { keys, artefacts } = await searchArtefacts(pages, cache, index)
    const before = await Promise.all(artefacts.map(textOf))
    cache.stored.delete(keys[1] ?? '')
    cache.stored.set(keys[2] ?? '', Buffer.from('other'))
    const again = await searchArtefacts(pages, cache, index)
    expect(await Promise.all(again.artefacts.map(textOf))).toEqual(before)
    expect(counter.asked).toBe(2)
  })

  it('asks for another build when what was lost cannot be made any more', async () => {
    const [cache, { index }] = [cacheThat(), indexer(1)]
    const { keys, artefacts } = await searchArtefacts(pages, cache, index)
    cache.stored.delete(keys[1] ?? '')
    await expect(textOf(artefacts[0])).rejects.toThrow('The search index lost pagefind/fragment/en_0a1b2c3.pf_fragment from the cache. Build once more.')
  })

  it('needs no cache', async () => {
    const { counter, index } = indexer()
    const { artefacts } = await searchArtefacts(pages, cacheThat(false), index)
    expect(await textOf(artefacts[0])).toBe('a/index.html en text\nb/index.html en text')
    expect(counter.asked).toBe(1)
  })

  it('is left out with a warning when pagefind does not run, and tried again with the next build', async () => {
    const cache = cacheThat()
    const { artefacts, keys, messages } = await searchArtefacts(pages, cache, indexer(0).index)
    expect({ artefacts, keys }).toEqual({ artefacts: [], keys: [] })
    expect(messages).toMatchObject([{ rule: 'search-missing', severity: 'warning', file: null, message: 'The archive has no search this time: pagefind did not work (it was killed)' }])
    expect((await searchArtefacts(pages, cache, indexer().index)).artefacts).toHaveLength(2)
  })

  it('lets an error of our own through', async () => {
    await expect(searchArtefacts(pages, cacheThat(), () => Promise.reject(new TypeError('ours')))).rejects.toThrow(new TypeError('ours'))
  })

  it('of an empty archive is nothing', async () => {
    expect(await searchArtefacts([], cacheThat(), indexer(0).index)).toEqual({ artefacts: [], keys: [], messages: [] })
  })

  it('is pagefind’s', async () => {
    const { artefacts } = await searchArtefacts([page('a/index.html', '<html lang="en"><p>Words</p></html>')], cacheThat())
    expect(artefacts.map(({ path }) => path)).toContain('archive/pagefind/pagefind.js')
    await Promise.all(artefacts.map(textOf))
  })

  it('is believed when its programs are pagefind’s', async () => {
    const cache = cacheThat()
    const one = [page('a/index.html', '<html lang="en-GB"><p>Words</p></html>', 'en-GB'), page('he/a/index.html', '<html lang="he"><p>Words</p></html>', 'he')]
    const { artefacts } = await searchArtefacts(one, cache)
    const again = await searchArtefacts(one, cache, () => Promise.reject(new Error('Made again')))
    expect(again.artefacts.map(({ path }) => path)).toEqual(artefacts.map(({ path }) => path))
  })
})
