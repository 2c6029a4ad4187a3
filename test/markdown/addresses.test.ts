import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { absoluteAddress, addressKind, addressText, outputAddress, type AddressKind } from '../../src/markdown/addresses.js'

const cases: ReadonlyArray<readonly [kind: AddressKind, addresses: readonly string[]]> = [
  ['allowed', ['https://example.org', 'HTTP://EXAMPLE.ORG/a?b#c', 'mailto:a@b.org', 'MAILTO:a@b.org?subject=x', 'tel:+32 2 123', 'https://example.org/@user', 'https://example.org/?a=b@c', 'https://[::1]/', ' https://example.org']],
  ['relative', ['a.html', '../a/', '/a', '?b', '', './javascript/x', 'a/b:c', '1.html#a:b', 'javascript', '%20']],
  ['fragment', ['#a', ' #a', '#javascript:x']],
  ['foreign', ['ftp://example.org', 'irc://example.org', 'sms:123', 'foo:bar', 'news:x']],
  ['unsafe', [
    'javascript:alert(1)', 'JaVaScRiPt:x', ' javascript:x', '\u0001javascript:x', 'java\tscript:x', 'java\nscript:x', 'java\r\nscript:x', 'javascript\t:x', '\u00A0javascript:x', '\u200Bjavascript:x', 'java\u200Bscript:x', '\uFEFFjavascript:x',
    'javascript&colon;x', 'javascript&#58;x', 'javascript&#x3a;x', 'javascript%3Ax', 'java%0Ascript:x', 'vbscript:x', 'data:text/html,x', 'DATA:x', 'file:///etc/passwd', 'blob:x', 'view-source:x', 'cid:x', 'about:blank',
    '//example.org', '\\\\example.org', '/\\example.org', '\\/example.org', ' //example.org', '/\t/example.org', '\u0000//example.org', 'https:example.org', 'https:/example.org', 'https://', 'http:///example.org', 'https://user:pass@example.org', 'https://example.org@evil.example', 'https://a%40b@c', ':x', '1:x',
  ]],
]

describe('an address', () => {
  it.each(cases.flatMap(([kind, addresses]) => addresses.map((address) => [address, kind] as const)))('%j is %s', (address, kind) => {
    expect(addressKind(address)).toBe(kind)
  })

  it('of no browser’s making runs code', () => {
    const spelled = fc.tuple(...[...'javascript:'].map((letter) => fc.tuple(fc.constantFrom('', '', '', '\t', '\n', '\r', '\u0000', '\u200B'), fc.constantFrom(letter, letter.toUpperCase()))))
    fc.assert(
      fc.property(fc.constantFrom('', ' ', '\u0001', '\n', '\u00A0'), spelled, (before, letters) => {
        expect(addressKind(`${before}${letters.flat().join('')}alert(1)`)).toBe('unsafe')
      }),
    )
  })

  it('is never let through when the URL standard reads another scheme in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'jJ:/\\#?.@ \t\n\u0000%3Aahtps&'), maxLength: 12 }), (text) => {
        const out = outputAddress(text)
        if (out === null) return
        let protocol = 'https:'
        let host = 'base.example'
        try {
          ;({ protocol, host } = new URL(out, 'https://base.example/'))
        } catch {
          return
        }
        expect(['http:', 'https:', 'mailto:', 'tel:']).toContain(protocol)
        expect(addressKind(text) === 'relative' ? host : 'base.example').toBe('base.example')
      }),
      { numRuns: 2000 },
    )
  })
})

describe('in an output', () => {
  it('stands what is allowed, without the space around it', () => {
    expect(outputAddress(' https://example.org ')).toBe('https://example.org')
    expect(outputAddress('../a')).toBe('../a')
    expect(outputAddress('ftp://example.org')).toBeNull()
    expect(outputAddress('javascript:x')).toBeNull()
  })

  it('of an email a relative address is absolute, and no other is touched', () => {
    expect(absoluteAddress('../a?b', 'https://example.org/x/y/')).toBe('https://example.org/x/a?b')
    expect(absoluteAddress('#a', 'https://example.org/')).toBe('#a')
    expect(absoluteAddress('mailto:a@b.org', 'https://example.org/')).toBe('mailto:a@b.org')
  })

  it('on paper has no scheme and no last slash', () => {
    expect(addressText('https://www.example.org/')).toBe('www.example.org')
    expect(addressText('mailto:a@b.org')).toBe('a@b.org')
  })
})
