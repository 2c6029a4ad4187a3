import { describe, expect, it } from 'vitest'
import { article, event, periodical, publicationIssue, toJsonLd, webPage, type EventDetails, type Publication, type Work } from '../../src/archive/structured-data.js'
import { verifyHtml } from '../../src/output/verify-html.js'
import { artefact } from '../output/tree.js'
import { jsonLdProblems } from './json-ld-problems.js'

const base = 'https://letter.example.org/'
const publication: Publication = { name: 'Letter', url: base, publisher: { name: 'Assembly', url: 'https://example.org/' }, issn: '2049-3630' }
const bare: Publication = { ...publication, publisher: null, issn: null }
const work: Work = { url: `${base}issue-06/`, title: 'Spring', lang: 'en', published: '2015-03-30', updated: '2015-04-01', picture: `${base}assets/a.jpg`, topics: ['Budget'] }
const bareWork: Work = { ...work, updated: null, picture: null, topics: [] }
const parts = [{ id: 'welcome', title: 'Welcome', author: 'Ana Ruiz' }, { id: 'عدد', title: 'More', author: null }]
const details: EventDetails = { title: 'Forum', startIso: '2015-04-17T10:30+02:00', endIso: '2015-04-17T12:00+02:00', place: 'Hemicycle', address: '60 rue Wiertz, Brussels', status: 'scheduled', text: 'All\nabout it.' }
const where = { url: `${base}events/#forum`, lang: 'en' }

const pageWith = (...graph: object[]): string => `<!doctype html><title>a</title><script type="application/ld+json">${toJsonLd({ '@context': 'https://schema.org', '@graph': graph })}</script>`

describe('structured data', () => {
  it('is what schema.org defines, full or nearly empty', () => {
    const page = pageWith(
      periodical(publication, ['en', 'fr']),
      periodical(bare, ['en']),
      publicationIssue({ ...work, number: 6, parts }, publication),
      publicationIssue({ ...bareWork, number: null, parts: [] }, bare),
      article(work, publication),
      article(bareWork, bare),
      webPage(work),
      webPage(bareWork),
      event(details, where),
      event({ ...details, startIso: '2015-04-17', endIso: null, place: null, address: null, text: '' }, where),
    )
    expect(jsonLdProblems(page)).toEqual([])
  })

  it('tells what the newsletter is, by one name everywhere', () => {
    expect(periodical(publication, ['en', 'fr'])).toEqual({ '@type': 'Periodical', '@id': `${base}#periodical`, name: 'Letter', url: base, inLanguage: ['en', 'fr'], issn: '2049-3630', publisher: { '@type': 'Organization', name: 'Assembly', url: 'https://example.org/' } })
    expect(periodical(bare, ['en'])).toEqual({ '@type': 'Periodical', '@id': `${base}#periodical`, name: 'Letter', url: base, inLanguage: 'en' })
  })

  it('tells what an issue is, and which articles it has with whose name on them', () => {
    expect(publicationIssue({ ...work, number: 6, parts }, bare)).toEqual({
      '@type': 'PublicationIssue',
      '@id': work.url,
      name: 'Spring',
      issueNumber: 6,
      url: work.url,
      inLanguage: 'en',
      datePublished: '2015-03-30',
      dateModified: '2015-04-01',
      image: `${base}assets/a.jpg`,
      keywords: ['Budget'],
      isPartOf: { '@type': 'Periodical', '@id': `${base}#periodical`, name: 'Letter', url: base },
      hasPart: [
        { '@type': 'Article', headline: 'Welcome', url: `${work.url}#welcome`, author: { '@type': 'Person', name: 'Ana Ruiz' } },
        { '@type': 'Article', headline: 'More', url: `${work.url}#%D8%B9%D8%AF%D8%AF` },
      ],
    })
  })

  it('leaves out what is not known', () => {
    const seen = JSON.stringify([publicationIssue({ ...bareWork, number: null, parts: [] }, bare), webPage(bareWork), event({ ...details, endIso: null, place: null, address: null, text: ' \n' }, where)])
    expect(seen).not.toMatch(/null|undefined|""|\[\]|\{\}/)
    expect(seen).not.toMatch(/issueNumber|hasPart|author|endDate|location|organizer/)
    expect(article(work, bare)).toMatchObject({ publisher: { '@type': 'Organization', name: 'Letter', url: base } })
  })

  it('says of an event when, where, and whether it takes place', () => {
    expect(event(details, where)).toEqual({
      '@type': 'Event',
      name: 'Forum',
      startDate: '2015-04-17T10:30+02:00',
      endDate: '2015-04-17T12:00+02:00',
      eventStatus: 'https://schema.org/EventScheduled',
      location: { '@type': 'Place', name: 'Hemicycle', address: '60 rue Wiertz, Brussels' },
      url: `${base}events/#forum`,
      inLanguage: 'en',
      description: 'All about it.',
    })
    expect([event({ ...details, status: 'cancelled' }, where), event({ ...details, status: 'postponed' }, where)]).toMatchObject([{ eventStatus: 'https://schema.org/EventCancelled' }, { eventStatus: 'https://schema.org/EventPostponed' }])
    expect(event({ ...details, place: null }, where)).toMatchObject({ location: { '@type': 'Place', address: '60 rue Wiertz, Brussels' } })
  })

  it('has the beginning of a long description, cut between words and never within a character', () => {
    const description = (text: string): string => {
      const made = event({ ...details, text }, where)
      return 'description' in made ? String(made.description) : ''
    }
    expect(description('word '.repeat(60))).toBe('word '.repeat(60).trim())
    expect(description('word '.repeat(100))).toBe(`${'word '.repeat(60).trim()}…`)
    expect(description(`x${'😀'.repeat(200)}`)).toBe(`x${'😀'.repeat(149)}…`)
  })


  it('cannot end its element, whatever an issue says, and says it all the same', () => {
    const title = `</script><!--<script> ]]> & " ' \\ \u2028\u2029\u0000 é 😀`
    const page = pageWith(webPage({ ...work, title }))
    expect(verifyHtml(artefact('archive/a/index.html', page))).toEqual([])
    expect(toJsonLd({ title })).not.toMatch(/[<>&\u2028\u2029\u0000]/)
    expect(JSON.parse(toJsonLd({ title }))).toEqual({ title })
  })
})

describe('the checker of structured data', () => {
  it.each<[string, string]>([
    ['no JSON', '<script type="application/ld+json">{</script>'],
    ['no context', `<script type="application/ld+json">${toJsonLd(periodical(bare, ['en']))}</script>`],
    ['the type Newsletter', pageWith({ '@type': 'Newsletter' })],
    ['WebPage without name', pageWith({ '@type': 'WebPage', url: base })],
    ['Event.when is not known', pageWith({ ...event(details, where), when: 'x' })],
    ['Event.startDate', pageWith({ ...event(details, where), startDate: '2015-02-30' })],
    ['Event.startDate', pageWith({ ...event(details, where), startDate: '2015-04-17T10:30' })],
    ['Event.location', pageWith({ ...event(details, where), location: 'Brussels' })],
    ['Periodical.url', pageWith(periodical({ ...bare, url: '/' }, ['en']))],
    ['Article.url', pageWith(publicationIssue({ ...work, url: 'a/', number: 6, parts }, bare))],
    ['counted from 1', pageWith({ '@type': 'BreadcrumbList', itemListElement: [{ '@type': 'ListItem', position: 0, name: 'a', item: base }] })],
    ['must be escaped', `<script type="application/ld+json">{"a":"&"}</script>`],
  ])('finds %s', (problem, page) => {
    expect(jsonLdProblems(page)).toContainEqual(expect.stringContaining(problem))
  })
})
