import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mailbox, phrase, unstructured, writtenFields } from '../../src/mail/header.js'
import { ascii, parsed } from './messages.js'

/** Text of a title: any characters but those that no header takes. */
const title = fc
  .array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme-ascii' }), fc.constantFrom(' ', '  ', '=?', '?=', '=?utf-8?Q?=41?=', '"', '\\', '\\"', '(', '<a@b>', ',', ';', ':', 'e\u0301', '👩‍👩‍👧', 'خبر ', 'x'.repeat(100), 'é'.repeat(60))), { maxLength: 12 })
  .map((parts) => parts.join('').replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e]/gu, ''))

const field = (name: string, value: string): Uint8Array => Buffer.from(`${writtenFields([[name, value]])}\r\n`, 'latin1')

/** Lines that are too long, or not ASCII; encoded words that are. */
const badLines = (bytes: Uint8Array): string[] => ascii(bytes).split('\r\n').filter((line) => line.length > 76 || !/^[ -~]*$/.test(line) || /^\s+$/.test(line))
const longWords = (bytes: Uint8Array): string[] => (ascii(bytes).match(/=\?UTF-8\?\S+/g) ?? []).filter((word) => word.length > 75)

describe('a subject', () => {
  it('arrives as it was, in short lines of ASCII', async () => {
    await fc.assert(
      fc.asyncProperty(title.filter((text) => text !== ''), async (text) => {
        const bytes = field('Subject', unstructured('Subject', text))
        expect((await parsed(bytes)).subject).toBe(text)
        expect([badLines(bytes), longWords(bytes)]).toEqual([[], []])
      }),
      { numRuns: 1000 },
    )
  })

  it('has whole characters in every encoded word (RFC 2047 §5)', () => {
    fc.assert(
      fc.property(fc.constantFrom('é', 'خ', '漢', '👩', 'aé', 'ab👩'), fc.nat(120), (text, times) => {
        for (const [, encoding, word = ''] of unstructured('Subject', text.repeat(times)).matchAll(/=\?UTF-8\?([QB])\?(\S*?)\?=/g)) {
          const bytes = encoding === 'B' ? Buffer.from(word, 'base64') : Buffer.from(word.replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))), 'latin1')
          expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).not.toThrow()
        }
      }),
    )
  })

  it('stays as it is in plain English', () => {
    expect(unstructured('Subject', 'Issue 6: "Spring", 50 % more & <other> news?')).toBe('Issue 6: "Spring", 50 % more & <other> news?')
  })

  it('is folded between words', () => {
    expect(writtenFields([['Subject', unstructured('Subject', 'A letter of many words '.repeat(5).trim())]])).toBe(
      'Subject: A letter of many words A letter of many words A letter of many\r\n words A letter of many words A letter of many words\r\n',
    )
  })

  it('is read as it stands, even when it looks encoded', async () => {
    const text = 'How to write =?utf-8?Q?=0D=0ABcc:_v@x?= in a title'
    expect(unstructured('Subject', text)).toMatch(/^=\?UTF-8\?[QB]\?/)
    expect((await parsed(field('Subject', unstructured('Subject', text)))).subject).toBe(text)
  })

  it('is encoded so that it can be read where most of it is ASCII (RFC 2047 §4)', () => {
    expect(unstructured('Subject', 'The café of the European institutions')).toBe('=?UTF-8?Q?The_caf=C3=A9_of_the_European_institutions?=')
    expect(unstructured('Subject', 'Été')).toBe('=?UTF-8?B?w4l0w6k=?=')
  })
})

describe('a sender', () => {
  it('arrives as it was, as one mailbox, whatever its name', async () => {
    await fc.assert(
      fc.asyncProperty(title.filter((name) => name.trim() !== ''), async (name) => {
        const bytes = field('From', mailbox('From', { name, address: 'news@example.org' }))
        expect((await parsed(bytes)).from).toEqual({ name, address: 'news@example.org' })
        expect([badLines(bytes), longWords(bytes)]).toEqual([[], []])
      }),
      { numRuns: 1000 },
    )
  })

  it('is written as it is, quoted or encoded, whichever is enough', () => {
    expect(phrase('From', 'EFC News')).toBe('EFC News')
    expect(phrase('From', 'News, E.F.C.')).toBe('"News, E.F.C."')
    expect(phrase('From', String.raw`The "\" sign`)).toBe(String.raw`"The \"\\\" sign"`)
    expect(phrase('From', 'Büro')).toBe('=?UTF-8?Q?B=C3=BCro?=')
    expect(phrase('From', '=?utf-8?Q?v=40x?=')).not.toContain('v=40x')
  })

  it('without a name is the address alone', () => {
    expect(mailbox('From', { name: '', address: 'news@münchen.de' })).toBe('news@xn--mnchen-3ya.de')
  })
})

describe('a field', () => {
  it('never has a word broken in two', () => {
    const address = `<https://example.org/${'x'.repeat(300)}>`
    expect(writtenFields([['List-Unsubscribe', `${address}, <mailto:a@b>`]])).toBe(`List-Unsubscribe:\r\n ${address},\r\n <mailto:a@b>\r\n`)
  })

  it('has no line over 998 characters (RFC 5322 §2.1.1)', () => {
    expect(() => writtenFields([['List-Archive', `<https://example.org/${'x'.repeat(998)}>`]])).toThrow('Unexpected length in the email’s List-Archive, expected no more than 998 characters without a space.')
  })
})
