import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { pagefindVersion } from '../../src/search/pagefind-version.js'
import { searchIndex } from '../../src/search/search-index.js'
import type { SearchablePage } from '../../src/search/searchable-page.js'

const page = (url: string, lang: string, own = lang): SearchablePage => ({
  url,
  lang,
  html: `<!doctype html>\n<html lang="${own}" dir="ltr">\n<body><nav>navigation</nav><main data-pagefind-body><p data-pagefind-ignore><span data-pagefind-meta="label">Issue of ${url}</span> <time datetime="2015-03-30" data-pagefind-meta="iso[datetime], date">30 March 2015</time></p><h1>Title of ${url}</h1><h2 id="block">Block of ${url}</h2><p>Words &lt;b&gt;</p></main></body></html>`,
})

const several = [page('issue-06/index.html', 'en-GB'), page('issue-05/index.html', 'en-GB'), page('fr/issue-06/index.html', 'fr'), page('fr/issue-05/index.html', 'fr', 'en-GB'), page('ar/issue-06/index.html', 'ar'), page('he/a%C3%A9/index.html', 'he')]

type Files = Awaited<ReturnType<typeof searchIndex>>

const asText = (files: Files): string[] => files.map(({ path, contents }) => `${path} ${Buffer.from(contents).toString('base64')}`)

function entryOf(files: Files): { version: string; languages: Record<string, { page_count: number; wasm: string | null }> } {
  const entry = files.find(({ path }) => path === 'pagefind/pagefind-entry.json')
  return JSON.parse(Buffer.from(entry?.contents ?? []).toString('utf8'))
}

/** What a result is made of. */
function fragmentsOf(files: Files): Array<{ url: string; content: string; meta: Record<string, string>; filters: Record<string, string[]>; anchors: Array<{ id: string; text: string }> }> {
  return files.filter(({ path }) => path.startsWith('pagefind/fragment/')).map(({ contents }) => JSON.parse(gunzipSync(contents).toString('utf8').slice('pagefind_dcd'.length)))
}

describe('the search index', () => {
  it('is the same in every byte, in whatever order the pages come', async () => {
    const once = asText(await searchIndex(several))
    for (const order of [several, several.toReversed(), several.toSorted((a, b) => a.url.length - b.url.length)]) expect(asText(await searchIndex(order))).toEqual(once)
  })

  it('holds what our search page loads, and neither pagefind’s user interfaces nor its worker', async () => {
    const names = (await searchIndex(several)).map(({ path }) => path.replace(/_[0-9a-f]+/, '_HASH'))
    expect([...new Set(names)].filter((name) => !/fragment|\/index\//.test(name))).toEqual([
      'pagefind/pagefind-entry.json',
      'pagefind/pagefind.ar_HASH.pf_meta',
      'pagefind/pagefind.en-gb_HASH.pf_meta',
      'pagefind/pagefind.fr_HASH.pf_meta',
      'pagefind/pagefind.he_HASH.pf_meta',
      'pagefind/pagefind.js',
      'pagefind/wasm.ar.pagefind',
      'pagefind/wasm.en-gb.pagefind',
      'pagefind/wasm.fr.pagefind',
      'pagefind/wasm.unknown.pagefind',
    ])
    expect((await searchIndex([page('a/index.html', 'fr')])).map(({ path }) => path)).not.toContain('pagefind/wasm.unknown.pagefind')
  })

  it('has a part for each section, also for a language that pagefind has no stemmer for', async () => {
    const { languages } = entryOf(await searchIndex(several))
    expect(Object.entries(languages).map(([lang, { page_count: pages, wasm }]) => [lang, pages, wasm])).toEqual([['ar', 1, 'ar'], ['en-gb', 2, 'en-gb'], ['fr', 2, 'fr'], ['he', 1, null]])
  })

  it('finds a page in its section, whatever its own language, which goes along', async () => {
    const found = fragmentsOf(await searchIndex(several)).find(({ url }) => url === 'fr/issue-05/index.html')
    expect(found?.filters).toEqual({ lang: ['en-GB'] })
  })

  it('knows of each page its title, label, date and blocks, and nothing that is to be ignored', async () => {
    const [found] = fragmentsOf(await searchIndex([page('issue-06/index.html', 'en-GB')]))
    expect(found).toMatchObject({ url: 'issue-06/index.html', meta: { title: 'Title of issue-06/index.html', label: 'Issue of issue-06/index.html', date: '30 March 2015', iso: '2015-03-30' }, anchors: [{ id: 'block', text: 'Block of issue-06/index.html' }] })
    expect(found?.content).toBe('Title of issue-06/index.html. Block of issue-06/index.html. Words <b>')
  })

  it('does not find what is seen but not read, nor a picture by the name of its file', async () => {
    const html = '<html lang="en"><main data-pagefind-body><h1>Title</h1><img src="assets/a.jpg" alt="Alt"><p>A claim<sup><a href="#note" id="ref" data-footnote-ref>1</a></sup> of <span aria-hidden="true">VF</span> Vicky Ford. <a href="#ref" data-footnote-backref>↩</a></p></main></html>'
    const [found] = fragmentsOf(await searchIndex([{ url: 'a', lang: 'en', html }]))
    expect(found).toMatchObject({ content: 'Title. A claim of Vicky Ford.', meta: { title: 'Title' } })
    expect(Object.keys(found?.meta ?? {})).toEqual(['title'])
  })

  it('leaves an address as it is, with its index.html and its escapes', async () => {
    expect(fragmentsOf(await searchIndex(several)).map(({ url }) => url).toSorted()).toEqual(several.map(({ url }) => url).toSorted())
  })

  it('takes a document without a root element, and says what it says', async () => {
    expect(fragmentsOf(await searchIndex([{ url: 'a', lang: 'fr', html: '<p>Bonjour</p>' }]))).toMatchObject([{ url: 'a', content: 'Bonjour.', filters: { lang: ['fr'] } }])
  })

  it('is no file at all when there is nothing to find', async () => {
    expect(await searchIndex([])).toEqual([])
  })

  it('is of the version that caches are told', async () => {
    expect(entryOf(await searchIndex(several)).version).toBe(pagefindVersion)
  })
})
