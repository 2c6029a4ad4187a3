import { beforeAll, describe, expect, it } from 'vitest'
import { jsonFeedProblems } from '../archive/feeds/json-feed-problems.js'
import { atomProblems } from '../archive/feeds/feed-problems.js'
import { jsonLdProblems } from '../archive/json-ld-problems.js'
import { sitemapProblems } from '../archive/sitemap-problems.js'
import { calendarProblems } from '../calendar/calendar-problems.js'
import { attribute, linksOf, metaOf, named, textOf, type Archive, type Page } from './archive.js'
import { conformanceProblems } from './conformance.js'
import { buildEverything, createEverything, hidden, inFull, url } from './everything.js'
import { addressOf, alternateProblems, headProblems } from './heads.js'
import { leaks } from './leaks.js'
import { allLinks, linkProblems } from './links.js'
import { foreignRequests } from './requests.js'
import { heavyPages } from './weight.js'

let project: string
let archive: Archive
/** The same newsletter, from another folder, on another machine, a month later. */
let elsewhere: Archive

beforeAll(async () => {
  const [here, there] = await Promise.all([createEverything(), createEverything()])
  project = here
  const later = { asOf: '2015-05-04T15:59:00Z', env: { SOURCE_DATE_EPOCH: '2000000000', TZ: 'Pacific/Kiritimati', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8' } }
  ;[archive, elsewhere] = await Promise.all([buildEverything(here, 'dist', { env: { TZ: 'America/Los_Angeles', LANG: 'C' } }), buildEverything(there, 'out', later)])
}, 60_000)

const own = (): Page[] => archive.pages.filter(({ isEmail }) => !isEmail)
const page = (path: string): Page => {
  const found = archive.pages.find((one) => one.path === path)
  if (found === undefined) throw new Error(`${path} was not made`)
  return found
}
const textFiles = (ending: string): Array<[string, string]> => [...archive.files].flatMap(([path, contents]) => (path.endsWith(ending) && !path.startsWith('pagefind/') ? [[path, contents.toString()]] : []))

describe('an archive that has everything', () => {
  it('has everything', () => {
    expect(archive.pages.map(({ path }) => path)).toEqual(expect.arrayContaining([
      '404.html', 'index.html', 'issue-1/index.html', 'issue-04/email.html', 'special-2015/index.html', 'about/index.html', 'topics/index.html', 'topics/training/index.html', 'events/index.html',
      'members/index.html', 'search/index.html', 'accessibility/index.html', 'first/index.html', 'who-we-are/index.html', 'fr/index.html', 'fr/numero-1/index.html', 'fr/premier/index.html', 'fr/events/index.html', 'fr/search/index.html',
    ]))
    expect([...archive.files.keys()]).toEqual(expect.arrayContaining(['feed.xml', 'feed.json', 'fr/feed.xml', 'fr/feed.json', 'sitemap.xml', 'robots.txt', '_headers', 'events.ics', 'fr/events.ics', 'pagefind/pagefind.js']))
  })

  it('has no address that leads to nothing, out of the folder, or only on a web host', () => {
    expect(allLinks(archive).length).toBeGreaterThan(1000)
    expect(linkProblems(archive, { url, inFull })).toEqual([])
  })

  it('asks nobody else for anything', () => {
    expect(foreignRequests(archive, url)).toEqual([])
  })

  it('has no page on which html-validate finds anything by its recommended rules', async () => {
    expect(await conformanceProblems(archive)).toEqual([])
  })

  it('says on each page what it is, in which language, and where it lies', async () => {
    expect((await Promise.all(own().map((one) => headProblems(one, archive, url)))).flat()).toEqual([])
  })

  it('has no two pages of one title in one language', () => {
    // What leads on is no page that anybody chooses.
    const pages = own().filter(({ html }) => !html.includes('http-equiv="refresh"'))
    const titles = pages.map((one) => `${one.path.startsWith('fr/') ? 'fr' : 'en'}: ${named(one, 'title').map(textOf).join()}`)
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
  })

  it('names the editions of a page in all of them, and only there', () => {
    expect(alternateProblems(archive, url)).toEqual([])
    const editions = (path: string): Array<string | null> => linksOf(page(path), 'alternate').map((link) => attribute(link, 'hrefLang')).filter((lang) => lang !== null)
    expect(editions('issue-1/index.html')).toEqual(expect.arrayContaining(['en-GB', 'fr']))
    expect(editions('fr/numero-1/index.html')).toEqual(editions('issue-1/index.html'))
    expect(editions('issue-04/index.html')).toEqual([])
  })

  it('has a picture for links to it, of an issue its own', () => {
    const cards = own().flatMap((one) => metaOf(one, 'og:image') ?? [])
    expect(cards.length).toBeGreaterThan(15)
    expect(metaOf(page('issue-1/index.html'), 'og:image')).not.toBe(metaOf(page('issue-02/index.html'), 'og:image'))
  })

  it('has structured data that schema.org knows, of the newsletter and of each issue', () => {
    expect(archive.pages.flatMap(({ path, html }) => jsonLdProblems(html).map((problem) => `${path}: ${problem}`))).toEqual([])
    expect(page('index.html').html).toContain('"issn":"2049-3630"')
    expect(page('issue-1/index.html').html).toContain('"@type":"PublicationIssue"')
    expect(page('events/index.html').html).toContain('"@type":"Event"')
  })

  it('has feeds that are sound, and discoverable from every page', () => {
    expect(textFiles('feed.xml').flatMap(([path, xml]) => atomProblems(xml).map((problem) => `${path}: ${problem}`))).toEqual([])
    expect(textFiles('feed.json').flatMap(([path, json]) => jsonFeedProblems(json).map((problem) => `${path}: ${problem}`))).toEqual([])
    const isAlone = ({ path, html }: Page): boolean => path === '404.html' || html.includes('http-equiv="refresh"')
    expect(own().filter((one) => !isAlone(one) && linksOf(one, 'alternate').filter((link) => /^application\/(?:atom|feed)/.test(attribute(link, 'type') ?? '')).length !== 2)).toEqual([])
  })

  it('has a sitemap that is sound, of every page that may be listed and no other', () => {
    expect(textFiles('sitemap.xml').flatMap(([, xml]) => sitemapProblems(xml, { base: url }))).toEqual([])
    const listed = [...(textFiles('sitemap.xml')[0]?.[1] ?? '').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address)
    const open = own().filter((one) => metaOf(one, 'robots') === null).map((one) => addressOf(one, url))
    expect(listed.toSorted()).toEqual(open.toSorted())
  })

  it('has calendars that are sound', () => {
    const calendars = textFiles('.ics')
    expect(calendars.length).toBeGreaterThan(10)
    expect(calendars.flatMap(([path]) => calendarProblems(archive.files.get(path) ?? '').map((problem) => `${path}: ${problem}`))).toEqual([])
  })

  it('shows an event once that two issues tell, as the newer one tells it', () => {
    const events = named(page('events/index.html'), 'h3').length
    expect(events).toBe(7)
    expect(page('events/index.html').html).toContain('Lisbon, great hall')
  })

  it('has no page that weighs 50 KB with its stylesheets and scripts, without pictures', () => {
    expect(heavyPages(archive, 50_000)).toEqual([])
  })

  it('holds no word for members, of a draft, or of an issue under embargo, in any file or name', () => {
    expect(leaks(archive, hidden)).toEqual([])
    // The words that everybody may read are found, in whatever they are packed.
    expect(leaks(archive, ['everybody']).filter((found) => found.includes('pagefind/'))).not.toEqual([])
  })
})

describe('the day on which an archive is built', () => {
  /** The files in which two archives differ, or that one of them lacks. */
  const differences = (other: Archive): string[] => [...new Set([...archive.files.keys(), ...other.files.keys()])].filter((path) => archive.files.get(path)?.equals(other.files.get(path) ?? Buffer.alloc(0)) !== true)

  it('is nowhere in it: the same bytes come out in another place, language and month, as long as no event has passed', () => {
    expect(elsewhere.files.size).toBeGreaterThan(100)
    expect(differences(elsewhere)).toEqual([])
  })

  it('changes the events pages when an event has passed, what search knows of them, and nothing else', async () => {
    // The course in Lisbon ends at 17:00, which is 16:00 UTC.
    const passed = await buildEverything(project, 'passed', { asOf: '2015-05-04T16:00:00Z' })
    expect(differences(passed).filter((path) => !path.startsWith('pagefind/'))).toEqual(['events/index.html', 'fr/events/index.html'])
  })
})
