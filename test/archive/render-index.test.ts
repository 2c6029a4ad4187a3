import { describe, expect, it } from 'vitest'
import type { OwnText } from '../../src/archive/own-text.js'
import { indexPageSchema, renderIndex, type IndexPageView } from '../../src/archive/render-index.js'
import type { ListPageView } from '../../src/archive/render-lists.js'
import { longestList } from '../../src/archive/years.js'
import type { IssueHead } from '../../src/issue/parse-issue.js'
import { headOf } from '../issue/reading.js'
import { contextOf, seeing, siteWith } from './site.js'

interface Made {
  readonly view: IndexPageView
  readonly lists: readonly ListPageView[]
  readonly paths: readonly string[]
}

/** What the templates see of an archive's home page. */
function made(heads: readonly IssueHead[], { welcome = null, prefix = '' }: { welcome?: OwnText | null; prefix?: string } = {}): Made {
  const [index, list] = [seeing<IndexPageView>(), seeing<ListPageView>()]
  const artefacts = renderIndex(contextOf(siteWith(heads, { settings: { organisation: 'Org' } }), prefix), { welcome, structured: [{ '@type': 'Periodical' }], templates: { index: index.template, list: list.template } })
  for (const { kind, source } of artefacts) expect({ kind, source }).toEqual({ kind: 'index', source: null })
  const [view] = index.views
  if (view === undefined) throw new Error('The template was not called')
  expect(indexPageSchema.parse(view)).toEqual(view)
  return { view, lists: list.views, paths: artefacts.map(({ path }) => path) }
}

const view = (...heads: readonly IssueHead[]): IndexPageView => made(heads).view

describe('the archive’s home page', () => {
  it('shows the latest issue, then all others by year, then specials and pages', () => {
    const { latest, years, specials, pages, newsletter } = view(headOf('a', 'date: 2014-12-01'), headOf('about', 'date: 2020-01-01', 'type: page'), headOf('b', 'summary: S', 'number: 6'), headOf('c', 'date: 2015-01-01'), headOf('d', 'date: 2016-01-01', 'type: special'))
    expect(latest).toMatchObject({ title: 'b', href: 'b/index.html', label: 'Issue 6', summary: 'S', date: { iso: '2015-03-30', text: '30 March 2015' } })
    expect(years.map(({ year, issues }) => [year, issues.map(({ title }) => title)])).toEqual([['2015', ['c']], ['2014', ['a']]])
    expect(specials).toMatchObject([{ title: 'd', label: 'Special' }])
    expect(pages.map(({ title }) => title)).toEqual(['about'])
    expect(newsletter).toMatchObject({ name: 'Letter', organisation: 'Org' })
  })

  it('tells machines what the newsletter is', () => {
    expect(view().structured).toContain('"@type":"Periodical"')
  })

  it('is the same in whatever order the files came', () => {
    const heads = [headOf('b'), headOf('a'), headOf('c', 'number: 2'), headOf('d', 'number: 10')]
    const { latest, years } = view(...heads)
    expect([latest?.title, ...years.flatMap((year) => year.issues.map(({ title }) => title))]).toEqual(['d', 'c', 'b', 'a'])
    expect(view(...heads.toReversed())).toEqual(view(...heads))
  })

  it('is there before the first issue', () => {
    expect(view()).toMatchObject({ latest: null, years: [], folded: [], specials: [], pages: [] })
  })

  it('shows the text that an editor wrote for it, in its own language, as it was rendered', () => {
    const welcome: OwnText = { title: 'Bienvenue', summary: 'Résumé', body: '<p>$& &amp;</p>', after: '', lang: 'fr', dir: 'ltr' }
    expect(made([headOf('a')], { welcome }).view).toMatchObject({ lang: 'en-GB', welcome, latest: { title: 'a' }, head: { title: 'Letter', description: 'Résumé' } })
    expect(view(headOf('a')).welcome).toBeNull()
  })

  it('marks a draft, asks search engines to stay away from it, and encodes an address', () => {
    expect(view(headOf('é', 'status: draft'))).toMatchObject({ latest: { draft: 'Draft: not for publication', href: '%C3%A9/index.html' }, head: { robots: 'noindex' } })
    expect(view(headOf('é')).head.robots).toBeNull()
  })
})

describe('a home page that would be too long', () => {
  const heads = ['2013', '2014', '2015'].flatMap((year) => Array.from({ length: longestList / 2 }, (_, at) => headOf(`i-${year}-${at}`, `date: ${year}-03-30`)))

  it('leaves its oldest years to pages of their own, and loses no issue', () => {
    const { view: index, lists, paths } = made(heads)
    expect(paths).toEqual(['archive/index.html', 'archive/years/2013/index.html'])
    expect(index.folded).toEqual([{ year: '2013', href: 'years/2013/index.html', count: longestList / 2 }])
    expect(lists[0]).toMatchObject({ title: '2013', parent: { href: '../../index.html', text: 'Letter' }, head: { documentTitle: '2013 – Letter' } })
    const shown = [index.latest, ...[...index.years, ...(lists[0]?.years ?? [])].flatMap(({ issues }) => issues)].map((entry) => entry?.title)
    expect(shown.toSorted()).toEqual(heads.map(({ slug }) => slug).toSorted())
  })

  it('has them in the folder of its section', () => {
    expect(made([...heads, headOf('i-2013-0.fr')], { prefix: 'fr/' }).paths).toContain('archive/fr/years/2013/index.html')
  })
})

describe('a home page of more than fits', () => {
  it('begins a year that is too long, and leads to all of it', () => {
    const heads = Array.from({ length: 2 * longestList }, (_, at) => headOf(`i-${at}`))
    const { view: index, lists, paths } = made(heads)
    expect([index.latest, ...index.years.flatMap(({ issues }) => issues)]).toHaveLength(longestList)
    expect(index.folded).toEqual([{ year: '2015', href: 'years/2015/index.html', count: heads.length }])
    expect(paths).toEqual(['archive/index.html', 'archive/years/2015/index.html', 'archive/years/2015/2/index.html'])
    expect(new Set(lists.flatMap(({ years }) => years.flatMap(({ issues }) => issues.map(({ title }) => title)))).size).toBe(heads.length)
  })

  it('shows the newest specials, and leads to a list of all', () => {
    const specials = (count: number) => made(Array.from({ length: count }, (_, at) => headOf(`s-${at}`, 'type: special', `date: 2015-01-${String(at % 28 + 1).padStart(2, '0')}`)))
    const few = specials(20)
    expect([few.view.specials.length, few.view.allSpecials, few.paths]).toEqual([20, null, ['archive/index.html']])
    const many = specials(longestList + 1)
    expect([many.view.specials.length, many.view.allSpecials]).toEqual([20, 'specials/index.html'])
    expect(many.paths).toEqual(['archive/index.html', 'archive/specials/index.html', 'archive/specials/2/index.html'])
    expect(many.lists.flatMap(({ years }) => years.flatMap(({ issues }) => issues))).toHaveLength(longestList + 1)
    expect(many.lists[0]).toMatchObject({ title: 'Specials', head: { documentTitle: 'Specials – Letter' }, parent: { href: '../index.html', text: 'Letter' } })
  })

  it('describes itself and its years', () => {
    const { view: index, lists } = made(Array.from({ length: 2 * longestList }, (_, at) => headOf(`i-${at}`)))
    expect([index, ...lists].map(({ head }) => head.description)).toEqual(['All issues of Letter.', 'Issues of Letter from 2015.', 'Issues of Letter from 2015.'])
  })
})

describe('the home page of another language', () => {
  const { view: french } = made([headOf('b', 'date: 2016-01-01'), headOf('a'), headOf('a.fr', 'title: Le A'), headOf('about', 'type: page')], { prefix: 'fr/' })

  it('lists what is translated in its words, and what is not in the newsletter’s own, and says so', () => {
    expect(french).toMatchObject({ lang: 'fr', home: '../fr/index.html' })
    expect(french.latest).toMatchObject({ title: 'b', href: '../b/index.html', lang: 'en-GB', language: 'In anglais' })
    expect(french.years[0]?.issues).toMatchObject([{ title: 'Le A', href: '../fr/a/index.html', lang: 'fr', language: null }])
    expect(french.pages).toMatchObject([{ title: 'about', href: '../about/index.html' }])
  })
})
