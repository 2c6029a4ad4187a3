import { describe, expect, it } from 'vitest'
import { listAddress, listMailto } from '../../src/mail/list-address.js'

describe('an address in a list header', () => {
  it.each([
    ['https://example.org/off?list=1&a=b#c', 'https://example.org/off?list=1&a=b#c'],
    ['HTTPS://Example.org', 'https://example.org/'],
    ['https://münchen.de/été?q=é', 'https://xn--mnchen-3ya.de/%C3%A9t%C3%A9?q=%C3%A9'],
    ['https://example.org/a,b?c,d', 'https://example.org/a%2Cb?c%2Cd'],
    ['https://example.org/%3Ea', 'https://example.org/%3Ea'],
    ['https://example.org/\u00a0a', 'https://example.org/%C2%A0a'],
  ])('is %s as %s', (url, address) => {
    expect(listAddress(url)).toBe(address)
  })

  it.each([
    ['mailto:off@example.org', 'mailto:off@example.org'],
    ['MAILTO:off@Example.org?subject=take%20me%20off', 'mailto:off@example.org?subject=take%20me%20off'],
    ['mailto:off@münchen.de?subject=é', 'mailto:off@xn--mnchen-3ya.de?subject=%C3%A9'],
    ['mailto:off@example.org?subject=a,b<c>"d"', 'mailto:off@example.org?subject=a%2Cb%3Cc%3E%22d%22'],
    ['mailto:é@example.org', 'mailto:%C3%A9@example.org'],
    ['mailto:a>,<b@x_y<.org', 'mailto:a%3E%2C%3Cb@x_y%3C.org'],
  ])('is %s as %s', (url, address) => {
    expect(listMailto(url)).toBe(address)
  })

  it('to write to is no page', () => {
    expect(listMailto('https://example.org/contact/')).toBeNull()
  })
})
