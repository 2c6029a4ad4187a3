import { describe, expect, it } from 'vitest'
import { isMailHost, mailHost } from '../../src/mail/mail-host.js'

describe('the host of identifiers', () => {
  it.each([
    ['https://News.example.org:8443/a/', 'news.example.org'],
    ['https://münchen.de/', 'xn--mnchen-3ya.de'],
    ['http://localhost:8000/', 'localhost'],
    ['http://example.org./', 'example.org'],
    ['http://127.0.0.1/', '127.0.0.1'],
    ['http://[::1]:8000/', 'localhost'],
  ])('of %s is %s', (url, host) => {
    expect(mailHost(url)).toBe(host)
    expect(isMailHost(host)).toBe(true)
  })

  it.each(['', 'a..b', '.a', 'a.', 'a b', 'a@b', 'a>', 'é.org', 'a\n', 'x'.repeat(254)])('is never %j', (name) => {
    expect(isMailHost(name)).toBe(false)
  })
})
