import { describe, expect, it } from 'vitest'
import { issuePlaces, ownPlace, pageLinksSchema, renderLinks, renderTop, siteHeaderSchema, type PageLinksView, type PagePlace, type SiteHeaderView } from '../../src/archive/render-parts.js'
import type { Site } from '../../src/archive/site.js'
import { headOf } from '../issue/reading.js'
import { contextOf, seeing, siteWith } from './site.js'

const bilingual = siteWith([headOf('issue-06', 'topics: [Law]'), headOf('issue-06.fr', 'slug: numero-6'), headOf('issue-05'), headOf('about', 'type: page')], { places: ['events', 'search'] })

/** What the template of a page's header sees. */
function topOf(site: Site, place: PagePlace, prefix = '', link?: (path: string) => string): SiteHeaderView {
  const { views, template } = seeing<SiteHeaderView>()
  renderTop(place, contextOf(site, prefix).section, site, template, link)
  const [view] = views
  expect(siteHeaderSchema.parse(view)).toEqual(view)
  if (view === undefined) throw new Error('The template was not called')
  return view
}

function linksOf(site: Site, place: PagePlace): PageLinksView | undefined {
  const { views, template } = seeing<PageLinksView>()
  renderLinks(place, { card: null }, site, template)
  expect(pageLinksSchema.parse(views[0])).toEqual(views[0])
  return views[0]
}

const issue06 = { path: 'issue-06/index.html', editions: issuePlaces(bilingual, 'issues/issue-06') }
const issue05 = { path: 'issue-05/index.html', editions: issuePlaces(bilingual, 'issues/issue-05') }

describe('the header of a page', () => {
  it('leads through the section: what there is, then what an editor wrote, search last', () => {
    const { nav, home, name } = topOf(bilingual, issue06)
    expect(nav.map(({ text, href }) => `${text} ${href}`)).toEqual(['All issues ../index.html', 'Topics ../topics/index.html', 'Events ../events/index.html', 'about ../about/index.html', 'Search ../search/index.html'])
    expect({ home, name }).toEqual({ home: '../index.html', name: 'Letter' })
  })

  it('marks the page that one is on', () => {
    const { nav } = topOf(bilingual, ownPlace(bilingual, contextOf(bilingual).section, 'events'))
    expect(nav.filter(({ current }) => current).map(({ text }) => text)).toEqual(['Events'])
    expect(topOf(bilingual, issue06).nav.some(({ current }) => current)).toBe(false)
  })

  it('keeps to its own language where there is something in it', () => {
    const { nav, home, lang } = topOf(bilingual, { path: 'fr/numero-6/index.html', editions: issue06.editions }, 'fr/')
    expect(nav.map(({ href }) => href)).toEqual(['../../fr/index.html', '../../fr/events/index.html', '../../about/index.html', '../../fr/search/index.html'])
    expect({ home, lang }).toEqual({ home: '../../fr/index.html', lang: 'fr' })
    expect(nav.find(({ text }) => text === 'about')?.lang).toBe('en-GB')
  })

  it('says in which language its words are, when there are none in that of the section', () => {
    const site = siteWith([headOf('a'), headOf('a.de')])
    const { lang, nav } = topOf(site, { path: 'de/a/index.html', editions: issuePlaces(site, 'issues/a') }, 'de/')
    expect([lang, ...nav.map((way) => way.lang)]).toEqual(['en', null])
  })

  it('leads to the page in its other languages, and says where it is not translated', () => {
    expect(topOf(bilingual, issue06).languages).toMatchObject([{ name: 'English', href: '../issue-06/index.html', current: true, note: null }, { name: 'Français', lang: 'fr', href: '../fr/numero-6/index.html', current: false, note: null }])
    expect(topOf(bilingual, issue05).languages[1]).toMatchObject({ href: '../fr/index.html', note: expect.stringMatching(/./) })
  })

  it('names the language of an issue that is in another than its section', () => {
    const site = siteWith([headOf('a', 'lang: de'), headOf('a.fr'), headOf('b')])
    const place = { path: 'a/index.html', editions: issuePlaces(site, 'issues/a') }
    expect(topOf(site, place).languages.map(({ lang, name, href, current }) => `${lang} ${name} ${href} ${current}`)).toEqual(['de Deutsch ../a/index.html true', 'fr Français ../fr/a/index.html false'])
    expect(linksOf(site, place)?.alternates.map(({ lang }) => lang)).toEqual(['de', 'fr', 'x-default'])
  })

  it('offers no home page in a language that the page itself has', () => {
    const site = siteWith([headOf('a', 'lang: fr'), headOf('b'), headOf('b.fr')])
    const place = { path: 'a/index.html', editions: issuePlaces(site, 'issues/a') }
    expect(topOf(site, place).languages.map(({ lang }) => lang)).toEqual(['fr'])
  })

  it('has no languages where there is one', () => {
    const site = siteWith([headOf('a', 'lang: fr')])
    expect(topOf(site, { path: 'a/index.html', editions: issuePlaces(site, 'issues/a') }).languages).toEqual([])
  })

  const pagesNamed = (...titles: readonly string[]): Site => siteWith(titles.map((title, at) => headOf(`page-${at}`, 'type: page', `title: ${title}`)), { places: ['search'] })
  const waysOf = (site: Site, path = 'about/index.html'): string[] => topOf(site, { path, editions: new Map() }).nav.map(({ text, href }) => `${text} ${href}`)

  it('has no room for more than four pages: one way leads to their list on the home page', () => {
    expect(waysOf(pagesNamed('A', 'B', 'C', 'D'))).toEqual(['All issues ../index.html', ...['A', 'B', 'C', 'D'].map((title, at) => `${title} ../page-${at}/index.html`), 'Search ../search/index.html'])
    expect(waysOf(pagesNamed('A', 'B', 'C', 'D', 'E'))).toEqual(['All issues ../index.html', 'Pages ../index.html#Page-pages', 'Search ../search/index.html'])
  })

  it('has no room for a title of more than 24 characters: one way leads to all pages', () => {
    expect(waysOf(pagesNamed('x'.repeat(24), 'About'))).toContain(`${'x'.repeat(24)} ../page-0/index.html`)
    expect(waysOf(pagesNamed('x'.repeat(25), 'About'))).toEqual(['All issues ../index.html', 'Pages ../index.html#Page-pages', 'Search ../search/index.html'])
  })

  it('marks the home page alone there, not the list on it', () => {
    expect(topOf(pagesNamed('x'.repeat(25)), { path: 'index.html', editions: new Map() }).nav.filter(({ current }) => current).map(({ text }) => text)).toEqual(['All issues'])
  })

  it('says nothing of other languages on a page that stands for all: it leads to their home pages', () => {
    const editions = new Map(bilingual.sections.map(({ prefix, lang }) => [prefix, { path: `${prefix}index.html`, lang }]))
    expect(topOf(bilingual, { path: '404.html', editions }).languages.map(({ href, note }) => [href, note])).toEqual([['index.html', null], ['fr/index.html', null]])
  })

  it('names addresses as it is told to, for a page that is shown anywhere', () => {
    const { home, nav, languages } = topOf(bilingual, { path: '404.html', editions: new Map() }, '', (path) => `https://e.org/${path}`)
    expect([home, ...nav, ...languages].map((link) => (typeof link === 'string' ? link : link.href)).every((href) => href.startsWith('https://e.org/'))).toBe(true)
  })
})

describe('the head of a page', () => {
  it('names its languages to search engines, each with all, and one for readers of none of them', () => {
    const expected = [{ lang: 'en-GB', href: 'https://letter.example.org/issue-06/' }, { lang: 'fr', href: 'https://letter.example.org/fr/numero-6/' }, { lang: 'x-default', href: 'https://letter.example.org/issue-06/' }]
    expect(linksOf(bilingual, issue06)?.alternates).toEqual(expected)
    expect(linksOf(bilingual, { ...issue06, path: 'fr/numero-6/index.html' })?.alternates).toEqual(expected)
  })

  it('names one page a language', () => {
    const site = siteWith([headOf('a', 'lang: fr'), headOf('a.fr', 'slug: le-a'), headOf('a.de')])
    const editions = issuePlaces(site, 'issues/a')
    const langs = (path: string): string[] | undefined => linksOf(site, { path, editions })?.alternates.map(({ lang, href }) => `${lang} ${href.replace('https://letter.example.org/', '')}`)
    expect(langs('a/index.html')).toEqual(['fr a/', 'de de/a/', 'x-default a/'])
    expect(langs('de/a/index.html')).toEqual(langs('a/index.html'))
    expect(langs('fr/le-a/index.html')).toEqual([])
  })

  it('names none of a page that has one language', () => {
    expect(linksOf(bilingual, issue05)?.alternates).toEqual([])
  })

  it('has those of the section’s own pages, too', () => {
    expect(linksOf(bilingual, ownPlace(bilingual, contextOf(bilingual, 'fr/').section, 'events'))?.alternates.map(({ href }) => href)).toEqual(['https://letter.example.org/events/', 'https://letter.example.org/fr/events/', 'https://letter.example.org/events/'])
    expect(linksOf(bilingual, ownPlace(bilingual, contextOf(bilingual).section, 'topics'))?.alternates).toEqual([])
  })
})
