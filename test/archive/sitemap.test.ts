import { describe, expect, it } from 'vitest'
import { robotsTxt } from '../../src/archive/robots.js'
import { sitemap, type SitemapPage } from '../../src/archive/sitemap.js'
import { sitemapProblems } from './sitemap-problems.js'
import { named, parseXml } from './xml-problems.js'

const base = 'https://letter.example.org/'
const page = (path: string, settings: Partial<SitemapPage> = {}): SitemapPage => ({ url: `${base}${path}`, modified: null, alternates: [], ...settings })
const group = [{ lang: 'en', url: `${base}a/` }, { lang: 'fr', url: `${base}fr/a/` }]
const pages = [page('b/', { modified: '2015-03-30' }), page('a/', { alternates: group }), page('fr/a/', { alternates: group }), page(''), page('%C3%A9/?a&b')]
const locations = (xml: string): string[] => parseXml(xml).children.map((entry) => named(entry, 'loc')[0]?.text ?? '')

describe('a sitemap', () => {
  const [file, ...more] = sitemap(pages, { base })

  it('keeps to the protocol of sitemaps.org', () => {
    expect([file?.path, more]).toEqual(['sitemap.xml', []])
    expect(sitemapProblems(file?.contents ?? '', { base })).toEqual([])
    expect(sitemapProblems(sitemap([], { base })[0]?.contents ?? '', { base })).toEqual([])
  })

  it('names every page, in the same order whatever order they came in', () => {
    expect(locations(file?.contents ?? '')).toEqual(['', '%C3%A9/?a&b', 'a/', 'b/', 'fr/a/'].map((path) => base + path))
    expect(sitemap(pages.toReversed(), { base })).toEqual([file])
  })

  it('says when a page changed where somebody knows', () => {
    expect(file?.contents.match(/<lastmod>.*?<\/lastmod>/g)).toEqual(['<lastmod>2015-03-30</lastmod>'])
  })

  it('names the languages of a page, itself among them; a page in one language names none', () => {
    const entries = parseXml(file?.contents ?? '').children
    expect(entries.map((entry) => named(entry, 'xhtml:link').map(({ attributes: { hreflang } }) => hreflang))).toEqual([[], [], ['en', 'fr'], [], ['en', 'fr']])
    expect(sitemap([page('a/', { alternates: [{ lang: 'en', url: `${base}a/` }] })], { base })[0]?.contents).not.toContain('xhtml:link')
  })

  it.each([{ urls: 2, bytes: 1_000_000 }, { urls: 50_000, bytes: 500 }])('becomes an index of several when one cannot hold all: %j', (limits) => {
    const [index, ...parts] = sitemap(pages, { base, limits })
    expect(parts.length).toBeGreaterThan(1)
    expect(index?.path).toBe('sitemap.xml')
    expect(locations(index?.contents ?? '')).toEqual(parts.map(({ path }) => base + path))
    expect(parts.map(({ path }) => path)).toEqual(parts.map((_, at) => `sitemap-${at + 1}.xml`))
    expect(sitemapProblems(index?.contents ?? '', { base })).toEqual([])
    expect(parts.flatMap(({ contents }) => locations(contents))).toEqual(locations(file?.contents ?? ''))
    for (const { contents } of parts) expect(locations(contents).length).toBeLessThanOrEqual(limits.urls)
    for (const { contents } of parts) expect(locations(contents).length === 1 || Buffer.byteLength(contents) <= limits.bytes).toBe(true)
    expect(index?.contents.match(/<lastmod>/g)).toHaveLength(1)
  })

  it('of 50,001 pages is two, and an index', () => {
    const many = sitemap(Array.from({ length: 50_001 }, (_, at) => page(`${at}/`)), { base })
    expect(many.map(({ path }) => path)).toEqual(['sitemap.xml', 'sitemap-1.xml', 'sitemap-2.xml'])
  })
})

describe('the checker of sitemaps', () => {
  const good = sitemap(pages, { base })[0]?.contents ?? ''

  it.each<[string, (xml: string) => string]>([
    ['not well-formed', (xml) => xml.replace('</loc>', '')],
    ['namespace of sitemaps', (xml) => xml.replace('/0.9', '/0.84')],
    ['namespace of XHTML', (xml) => xml.replace('1999/xhtml', '1998/xhtml')],
    ['0 of <loc>', (xml) => xml.replace(/<loc>.*?<\/loc>/, '')],
    ['the address https://elsewhere', (xml) => xml.replace(`<loc>${base}b`, '<loc>https://elsewhere.example/b')],
    ['the address a/', (xml) => xml.replace(`<loc>${base}b/`, '<loc>a/')],
    ['there twice', (xml) => xml.replace(`<loc>${base}b/`, `<loc>${base}`)],
    ['the date 2015-3-30', (xml) => xml.replace('2015-03-30', '2015-3-30')],
    ['<priority>', (xml) => xml.replace('</url>', '<priority>1</priority></url>')],
    ['not among its own', (xml) => xml.replace(`hreflang="en" href="${base}a/"`, `hreflang="en" href="${base}b/"`)],
    ['does not name the same', (xml) => xml.replace('hreflang="fr"', 'hreflang="de"')],
    ['two alternates in one language', (xml) => xml.replaceAll('hreflang="fr"', 'hreflang="en"')],
    ['the alternate', (xml) => xml.replace('rel="alternate"', 'rel="next"')],
  ])('finds %s', (problem, spoil) => {
    expect(spoil(good)).not.toBe(good)
    expect(sitemapProblems(spoil(good), { base })).toContainEqual(expect.stringContaining(problem))
  })
})

it('robots.txt lets everybody read, and names the sitemap by its absolute address', () => {
  expect(robotsTxt(`${base}sitemap.xml`)).toBe(`User-agent: *\nAllow: /\n\nSitemap: ${base}sitemap.xml\n`)
})
