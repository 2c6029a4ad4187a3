import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { alone } from '../../src/archive/page.js'
import { ownPlace } from '../../src/archive/render-parts.js'
import type { Site } from '../../src/archive/site.js'
import { machineFiles, type IndexedPage } from '../../src/stages/machine-files.js'
import { contextOf, siteWith } from '../archive/site.js'
import { headOf } from '../issue/reading.js'

const base = 'https://letter.example.org/'

interface Url {
  readonly loc: string
  readonly lastmod?: string
  readonly 'xhtml:link'?: ReadonlyArray<{ readonly '@_hreflang': string; readonly '@_href': string }>
}

const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, isArray: (name) => name === 'url' || name === 'xhtml:link' })

/** The pages that the sitemap lists, by their way from the home page. */
function listed(site: Site, own: readonly IndexedPage[] = []): Map<string, Url> {
  const sitemap = machineFiles(site, own).find(({ path }) => path === 'archive/sitemap.xml')
  const { urlset } = parser.parse(String(sitemap?.contents)) as { urlset: { url?: readonly Url[] } } // its own schema says so
  return new Map((urlset.url ?? []).map((url) => [url.loc.replace(base, ''), url]))
}

const linksOf = (url: Url | undefined): string[] | undefined => url?.['xhtml:link']?.map((link) => `${link['@_hreflang']} ${link['@_href'].replace(base, '')}`)

describe('the sitemap', () => {
  it('lists the site’s own pages that were made, and the page of every issue', () => {
    const site = siteWith([headOf('a'), headOf('a.fr'), headOf('about', 'type: page'), headOf('welcome', 'type: page', 'home: true')])
    const { section } = contextOf(site)
    expect([...listed(site, [{ place: alone('years/2013/index.html', section), changed: null }]).keys()]).toEqual(['a/', 'about/', 'fr/a/', 'years/2013/'])
  })

  it('says when a page was changed, as far as anybody can know', () => {
    const site = siteWith([headOf('a', 'date: 2014-12-01', 'updated: 2015-05-05'), headOf('b', 'date: 2015-03-30')])
    const { section } = contextOf(site)
    const found = listed(site, [{ place: ownPlace(site, section, 'home'), changed: '2015-05-06' }, { place: ownPlace(site, section, 'accessibility'), changed: null }])
    expect(['a/', 'b/', '', 'accessibility/'].map((page) => found.get(page)?.lastmod)).toEqual(['2015-05-05', '2015-03-30', '2015-05-06', undefined])
  })

  it('names the languages of a page to each of them: those of the issues, which need not be those of their sections', () => {
    const site = siteWith([headOf('a', 'lang: de'), headOf('a.fr', 'slug: le-a'), headOf('b')])
    const found = listed(site, [{ place: ownPlace(site, contextOf(site).section, 'home'), changed: null }])
    expect(linksOf(found.get('a/'))).toEqual(['de a/', 'fr fr/le-a/'])
    expect(linksOf(found.get('fr/le-a/'))).toEqual(['de a/', 'fr fr/le-a/'])
    expect(linksOf(found.get(''))).toEqual(['en-GB ', 'fr fr/'])
    expect(linksOf(found.get('b/'))).toBeUndefined()
  })

  it('lists no draft: it is not for the public yet', () => {
    expect([...listed(siteWith([headOf('a'), headOf('b', 'status: draft'), headOf('a.fr', 'status: draft'), headOf('c.fr'), headOf('c')])).keys()]).toEqual(['a/', 'c/', 'fr/c/'])
  })
})

describe('what else is there for machines', () => {
  it('belongs to the whole site, and tells where the sitemap is', () => {
    const made = machineFiles(siteWith([headOf('a')]), [])
    expect(made.map(({ path, kind, source }) => `${kind} ${path} ${source}`)).toEqual(['index archive/sitemap.xml null', 'index archive/robots.txt null', 'index archive/_headers null'])
    expect(String(made[1]?.contents)).toContain('Sitemap: https://letter.example.org/sitemap.xml')
  })
})
