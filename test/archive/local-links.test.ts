import { describe, expect, it } from 'vitest'
import { localHref } from '../../src/archive/local-links.js'

const to = (href: string): string => localHref(href, 'https://example.org/news/', '../')

describe('a link to the archive itself', () => {
  it.each([
    ['https://example.org/news/', '../index.html'],
    ['https://example.org/news/issue-06/', '../issue-06/index.html'],
    ['https://example.org/news/issue-06', '../issue-06/index.html'],
    ['https://example.org/news/fr/issue-06/#mastercard', '../fr/issue-06/index.html#mastercard'],
    ['https://example.org/news/#Page-issues', '../index.html#Page-issues'],
    ['https://example.org/news/events.ics', '../events.ics'],
    ['https://example.org/news/search/index.html#a', '../search/index.html#a'],
  ])('stays in a copy on disk: %s', (href, way) => {
    expect(to(href)).toBe(way)
  })

  it.each(['https://example.org/', 'https://example.org/newsletter/', 'https://other.example/news/', 'http://example.org/news/', '#part', 'mailto:a@example.org', '../issue-05/', 'https://example.org/news/search/?q=x'])('is none that leads elsewhere, or asks for something: %s', (href) => {
    expect(to(href)).toBe(href)
  })
})
