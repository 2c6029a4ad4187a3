import { describe, expect, it } from 'vitest'
import { atomFeed } from '../../../src/archive/feeds/atom.js'
import { named, parseXml, type XmlElement } from '../xml-problems.js'
import { atomProblems } from './feed-problems.js'
import { entryOf, entryWith, feedWith, hardText } from './feeds.js'

const first = (element: XmlElement | undefined, name: string): XmlElement | undefined => (element === undefined ? undefined : named(element, name)[0])
const entriesOf = (xml: string): XmlElement[] => named(parseXml(xml), 'entry')

describe('an Atom feed', () => {
  const full = feedWith({ entries: [entryWith({ picture: { url: 'https://letter.example.org/assets/a.jpg', width: 1200, height: 630, type: 'image/jpeg' } }), entryOf('issue-05', '2014-12-01', { summary: null, topics: [], updated: '2015-04-01' })] })

  it('keeps to RFC 4287, full or nearly empty', () => {
    expect(atomProblems(atomFeed(full))).toEqual([])
    expect(atomProblems(atomFeed(feedWith({ subtitle: null, author: { name: 'Assembly', url: null, email: null } })))).toEqual([])
  })

  it('says where it is, where the pages are, and whose it is', () => {
    const feed = parseXml(atomFeed(full))
    expect(feed.attributes['xml:lang']).toBe('en')
    expect(named(feed, 'link').map(({ attributes }) => attributes)).toEqual([
      { rel: 'self', type: 'application/atom+xml', href: 'https://letter.example.org/feed.xml' },
      { rel: 'alternate', type: 'text/html', hreflang: 'en', href: 'https://letter.example.org/' },
    ])
    expect(first(feed, 'author')?.children.map(({ name, text }) => [name, text])).toEqual([['name', 'Assembly'], ['uri', 'https://example.org/'], ['email', 'news@example.org']])
  })

  it('has the whole of an issue, as HTML in text that says its language and direction', () => {
    const [entry] = entriesOf(atomFeed(feedWith({ entries: [entryWith({ lang: 'ar', dir: 'rtl', content: '<p>a<br>b &amp; c</p>' })] })))
    expect(first(entry, 'content')).toMatchObject({ attributes: { type: 'html' }, text: '<div lang="ar" dir="rtl"><p>a<br>b &amp; c</p></div>', children: [] })
    expect(entry?.attributes['xml:lang']).toBe('ar')
  })

  it('has topics, summary and picture where there are any', () => {
    const [newest, oldest] = entriesOf(atomFeed(full))
    expect(named(newest ?? parseXml('<x/>'), 'category').map(({ attributes }) => attributes['term'])).toEqual(['Parliament', 'Budget'])
    expect(first(newest, 'summary')?.text).toBe('What spring brings')
    expect(first(newest, 'media:content')?.attributes).toEqual({ url: 'https://letter.example.org/assets/a.jpg', type: 'image/jpeg', medium: 'image', width: '1200', height: '630' })
    expect(oldest?.children.map(({ name }) => name)).toEqual(['id', 'title', 'link', 'published', 'updated', 'content'])
  })

  it('has the newest first, and the same order whatever order they came in', () => {
    const entries = [entryOf('issue-04', '2014-01-01'), entryOf('b', '2015-01-01'), entryOf('a', '2015-01-01'), entryOf('issue-05', '2014-06-01')]
    const xml = atomFeed(feedWith({ entries }))
    expect(entriesOf(xml).map((entry) => first(entry, 'title')?.text)).toEqual(['b', 'a', 'issue-05', 'issue-04'])
    expect(atomFeed(feedWith({ entries: entries.toReversed() }))).toBe(xml)
  })

  it('changed when its newest entry did, not when it was made; one without entries never did', () => {
    expect(first(parseXml(atomFeed(full)), 'updated')?.text).toBe('2015-04-01T00:00:00Z')
    expect(first(parseXml(atomFeed(feedWith({ entries: [] }))), 'updated')?.text).toBe('1970-01-01T00:00:00Z')
    expect(atomProblems(atomFeed(feedWith({ entries: [] })))).toEqual([])
  })

  it('stays XML whatever an issue says, and loses only characters that XML cannot have', () => {
    const xml = atomFeed(feedWith({ title: hardText, subtitle: hardText, author: { name: hardText, url: null, email: null }, entries: [entryWith({ title: hardText, summary: hardText, content: hardText, topics: [hardText] })] }))
    expect(atomProblems(xml)).toEqual([])
    const kept = hardText.replace(/[\u0000\u0008\u000b\u001f\ufffe\uffff\ud800](?![\udc00-\udfff])/g, '')
    const [entry] = entriesOf(xml)
    expect([first(entry, 'title')?.text, first(entry, 'summary')?.text, first(entry, 'category')?.attributes['term']]).toEqual([kept, kept, kept])
    expect(first(entry, 'content')?.text).toBe(`<div lang="en" dir="ltr">${kept}</div>`)
  })
})

describe('the checker of Atom feeds', () => {
  const good = atomFeed(feedWith({ entries: [entryOf('issue-06', '2015-03-30'), entryOf('issue-05', '2014-12-01')] }))
  const id = '<id>https://letter.example.org/issue-06/</id>'

  it.each<[string, (xml: string) => string]>([
    ['not well-formed', (xml) => xml.replace('</title>', '')],
    ['no XML declaration', (xml) => xml.replace(/^.*\n/, '')],
    ['an unescaped `]]>`', (xml) => xml.replace('Letter', 'a ]]> b')],
    ['a character that XML cannot have', (xml) => xml.replace('Letter', 'a\ufffeb')],
    ['an ampersand', (xml) => xml.replace('Letter', 'a &nbsp; b')],
    ['namespace', (xml) => xml.replace('2005/Atom', '2006/Atom')],
    ['0 of <id>', (xml) => xml.replace(id, '')],
    ['2 of <id>', (xml) => xml.replace(id, id + id)],
    ['0 of <updated>', (xml) => xml.replace(/<updated>.*?<\/updated>/, '')],
    ['0 of <title>', (xml) => xml.replace(/<title>Letter<\/title>/, '')],
    ['an empty title', (xml) => xml.replace('Letter', ' ')],
    ['no author', (xml) => xml.replace(/<author>.*?<\/author>/, '')],
    ['an author without one name', (xml) => xml.replace('<name>Assembly</name>', '')],
    ['0 links to the feed itself', (xml) => xml.replace('rel="self"', 'rel="via"')],
    ['2 links to the feed itself', (xml) => xml.replace('rel="alternate"', 'rel="self"')],
    ['two links to the same', (xml) => xml.replace(/<link rel="alternate".*?\/>/, (link) => link + link)],
    ['a link to ../a', (xml) => xml.replace('href="https://letter.example.org/issue-06/"', 'href="../a"')],
    ['the date 2015-02-30', (xml) => xml.replaceAll('2015-03-30T', '2015-02-30T')],
    ['the date 2015-03-30', (xml) => xml.replaceAll('2015-03-30T00:00:00Z', '2015-03-30')],
    ['an id that is there twice', (xml) => xml.replaceAll('issue-05', 'issue-06')],
    ['not newest first', (xml) => xml.replaceAll('2014-12-01', '2015-03-31')],
    ['updated at another time', (xml) => xml.replace('2015-03-30', '2026-01-01')],
    ['updated before it was published', (xml) => xml.replace(/<updated>2014-12-01/, '<updated>2013-12-01')],
    ['the relative address ../a', (xml) => xml.replace('<content type="html">', '<content type="html">&lt;a href="../a">')],
    ['a script', (xml) => xml.replace('<content type="html">', '<content type="html">&lt;script>')],
    ['elements in text', (xml) => xml.replace('<content type="html">', '<content type="html"><p></p>')],
    ['no element of Atom', (xml) => xml.replace('<name>Assembly', '<name>A').replace('<title>Letter', '<name></name><title>Letter')],
    ['the language', (xml) => xml.replace('xml:lang="en"', 'xml:lang="english language"')],
  ])('finds %s', (problem, spoil) => {
    const spoilt = spoil(good)
    expect(spoilt).not.toBe(good)
    expect(atomProblems(good)).toEqual([])
    expect(atomProblems(spoilt)).toContainEqual(expect.stringContaining(problem))
  })
})
