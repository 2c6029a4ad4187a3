import { describe, expect, it } from 'vitest'
import { jsonFeed } from '../../../src/archive/feeds/json-feed.js'
import { entryOf, entryWith, feedWith, hardText } from './feeds.js'
import { jsonFeedProblems } from './json-feed-problems.js'

describe('a JSON feed', () => {
  it('keeps to version 1.1, full or nearly empty', () => {
    const picture = { url: 'https://letter.example.org/assets/a.jpg', width: 1200, height: 630, type: 'image/jpeg' }
    for (const feed of [feedWith({ entries: [entryWith({ picture })] }), feedWith({ subtitle: null, entries: [entryWith({ summary: null, topics: [] })] }), feedWith({ entries: [] })]) expect(jsonFeedProblems(jsonFeed(feed))).toEqual([])
  })

  it('says what it is, where it is and whose it is', () => {
    expect(JSON.parse(jsonFeed(feedWith()))).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Letter',
      description: 'News of the assembly',
      home_page_url: 'https://letter.example.org/',
      feed_url: 'https://letter.example.org/feed.json',
      language: 'en',
      authors: [{ name: 'Assembly', url: 'https://example.org/' }],
    })
    expect(JSON.parse(jsonFeed(feedWith({ author: { name: 'A', url: null, email: 'a@example.org' } })))).toMatchObject({ authors: [{ name: 'A', url: 'mailto:a@example.org' }] })
  })

  it('has the whole of an issue, and its dates as the beginning of the day, UTC', () => {
    expect(JSON.parse(jsonFeed(feedWith({ entries: [entryWith({ lang: 'ar', dir: 'rtl', content: '<p>a</p>', updated: '2015-04-01' })] })))).toMatchObject({
      items: [{ id: 'https://letter.example.org/issue-06/', url: 'https://letter.example.org/issue-06/', title: 'Spring', language: 'ar', content_html: '<div lang="ar" dir="rtl"><p>a</p></div>', date_published: '2015-03-30T00:00:00Z', date_modified: '2015-04-01T00:00:00Z', tags: ['Parliament', 'Budget'] }],
    })
  })

  it('has the newest first, and the same order whatever order they came in', () => {
    const entries = [entryOf('issue-04', '2014-01-01'), entryOf('issue-06', '2015-01-01'), entryOf('issue-05', '2014-06-01')]
    const text = jsonFeed(feedWith({ entries }))
    expect(JSON.parse(text)).toMatchObject({ items: [{ title: 'issue-06' }, { title: 'issue-05' }, { title: 'issue-04' }] })
    expect(jsonFeed(feedWith({ entries: entries.toReversed() }))).toBe(text)
  })

  it('keeps every character of an issue', () => {
    const text = jsonFeed(feedWith({ title: hardText, entries: [entryWith({ title: hardText })] }))
    expect(jsonFeedProblems(text)).toEqual([])
    expect(JSON.parse(text)).toMatchObject({ title: hardText, items: [{ title: hardText }] })
  })
})

describe('the checker of JSON feeds', () => {
  const good = jsonFeed(feedWith({ entries: [entryOf('issue-06', '2015-03-30'), entryOf('issue-05', '2014-12-01')] }))

  it.each<[string, (text: string) => string]>([
    ['expected object', (text) => text.slice(1)],
    ['version', (text) => text.replace('version/1.1', 'version/1')],
    ['feed_url', (text) => text.replace('https://letter.example.org/feed.json', 'feed.json')],
    ['items.0.date_published', (text) => text.replace('2015-03-30T00:00:00Z', '2015-03-30')],
    ['items.0.content_html', (text) => text.replace('href=\\"https://letter.example.org/', 'href=\\"/')],
    ['items.0.content_html', (text) => text.replace('<p>', '<p onclick=x>')],
    ['items.0', (text) => text.replace('"summary"', '"sumary"')],
    ['twice', (text) => text.replaceAll('issue-05', 'issue-06')],
    ['not newest first', (text) => text.replaceAll('2014-12-01', '2015-03-31')],
    ['before it was published', (text) => text.replace('"date_modified": "2015', '"date_modified": "2014')],
    ['no line break', (text) => text.trimEnd()],
    ['language', (text) => text.replace('"language": "en"', '"language": ""')],
  ])('finds %s', (problem, spoil) => {
    expect(jsonFeedProblems(good)).toEqual([])
    expect(jsonFeedProblems(spoil(good))).toContainEqual(expect.stringContaining(problem))
  })
})
