import { describe, expect, it } from 'vitest'
import { listIdOf } from '../../src/mail/list-id.js'

describe('the identifier of a list', () => {
  it.each([
    ['https://example.org/', 'example.org'],
    ['https://News.Example.org:8443/', 'news.example.org'],
    ['https://example.org/news/', 'news.example.org'],
    ['https://example.org/institute/news/', 'news.institute.example.org'],
    ['https://münchen.de/', 'xn--mnchen-3ya.de'],
    ['https://example.org/%C3%A9t%C3%A9/', 'xn--t-9fab.example.org'],
    ['https://example.org/~office/2015 letters/v1.2/', 'v1-2.2015-letters.office.example.org'],
    ['https://example.org/%/--/news/', 'news.example.org'],
    ['https://example.org./', 'example.org'],
    ['http://localhost:8000/', 'newsletter.localhost'],
    ['http://localhost/news/', 'news.localhost'],
  ])('of %s is %s', (url, id) => {
    expect(listIdOf(url)).toBe(id)
  })
})
