import { describe, expect, it } from 'vitest'
import { exitCodes } from '../../src/failure.js'
import { composeFiles, composeMail, type MailMessage } from '../../src/mail/compose.js'
import { checkedAddress, checkedText, MailFieldError } from '../../src/mail/fields.js'
import type { ListHeaders } from '../../src/mail/list-headers.js'
import { message, picture } from './messages.js'

const list = (changed: Partial<ListHeaders>): Partial<MailMessage> => ({ listHeaders: { name: 'N', id: 'a.b', oneClick: 'https://b/', mailto: 'mailto:a@b', archive: 'https://b/', ...changed } })

/** Every string that gets into a header, with some text at its end or in its midst. */
const places: [place: string, field: string, put: (text: string) => Partial<MailMessage>][] = [
  ['the sender’s name', 'From', (text) => ({ from: { name: `EFC${text}`, address: 'a@b.org' } })],
  ['the sender’s address', 'From', (text) => ({ from: { name: 'EFC', address: `a@b.org${text}` } })],
  ['the sender’s address, before the @', 'From', (text) => ({ from: { name: 'EFC', address: `a${text}@b.org` } })],
  ['the address for answers', 'Reply-To', (text) => ({ replyTo: `a@b.org${text}` })],
  ['a recipient', 'To', (text) => ({ to: [`a@b.org${text}`] })],
  ['the last recipient', 'To', (text) => ({ to: ['a@b.org', 'c@b.org', `d@b.org${text}`] })],
  ['the subject', 'Subject', (text) => ({ subject: `Spring${text}` })],
  ['a subject with accents', 'Subject', (text) => ({ subject: `Été${text}` })],
  ['the list’s name', 'List-Id', (text) => list({ name: `News${text}` })],
  ['the list’s identifier', 'List-Id', (text) => list({ id: `a.b${text}` })],
  ['the address to unsubscribe', 'List-Unsubscribe', (text) => list({ oneClick: `https://b/${text}` })],
  ['the mailbox to unsubscribe', 'List-Unsubscribe', (text) => list({ mailto: `mailto:a@b${text}` })],
  ['the archive', 'List-Archive', (text) => list({ archive: `https://b/${text}` })],
  ['the host of identifiers', 'Message-ID', (text) => ({ messageIdHost: `b.org${text}` })],
  ['a picture’s identifier', 'picture’s Content-ID', (text) => ({ pictures: [{ ...picture, cid: `a@b${text}` }] })],
  ['a picture’s type', 'picture’s type', (text) => ({ pictures: [{ ...picture, contentType: `image/png${text}` }] })],
  ['a picture’s name', 'picture’s name', (text) => ({ pictures: [{ ...picture, name: `a.png${text}` }] })],
]

const injected = ['\r\nBcc: v@x', '\nBcc: v@x', '\rBcc: v@x', '\r\n\r\n<p>', '\r\n', '\0', '\t', '\u001b[2J', '\u007f', '\u0085', '\u009f', '\u2028', '\u2029', '\ud800', '\udc00x', '\u202e', '\u202a']

async function failureOf(made: Promise<unknown>): Promise<unknown> {
  return made.then(
    () => 'made',
    (error: unknown) => (error instanceof MailFieldError ? { isField: true, field: error.field, exitCode: error.exitCode } : error),
  )
}

describe('a header field', () => {
  it.each(places)('takes no line break and no invisible character from %s', async (_, field, put) => {
    const mails = injected.map((text) => ({ ...message, ...put(text) }))
    const failures = await Promise.all([...mails.map((mail) => failureOf(composeMail(mail))), ...mails.map((mail) => failureOf(composeFiles(mail)))])
    expect(failures).toEqual([...injected, ...injected].map(() => ({ isField: true, field, exitCode: exitCodes.usage })))
  })

  it.each(places)('takes %s as it should be', async (_, _field, put) => {
    await expect(composeMail({ ...message, ...put('') })).resolves.toMatchObject({ bytes: expect.any(Uint8Array) })
  })

  it('keeps the marks that Arabic, Hebrew and Persian are written with', () => {
    const text = 'می‌خواهم \u200eEU\u200f \u061c خبر 👩‍👧'
    expect(checkedText('Subject', text)).toBe(text)
  })

  it('says which character it was, and shows nothing that could act on a terminal', () => {
    expect(() => checkedText('Subject', 'a\u202eb')).toThrow('Unexpected invisible character (U+202E) in the email’s Subject, expected one line of plain text: type it anew where it was pasted.')
    expect(() => checkedAddress('To', `<${'x'.repeat(300)}@y.org>`)).toThrow(/^Unexpected “<x{99}” in the email’s To, expected one address such as news@example\.org/)
  })
})

describe('an address', () => {
  it.each(['news@example.org', 'first.last+tag@sub.example.org', "o'brien@example.org", '2015@example.org', 'a@localhost', 'a@xn--mnchen-3ya.de', 'a@1.example.org', `${'x'.repeat(64)}@example.org`])('may be %s', (address) => {
    expect(checkedAddress('To', address)).toBe(address)
  })

  it('has its domain in small ASCII letters', () => {
    expect(checkedAddress('To', 'News@München.DE')).toBe('News@xn--mnchen-3ya.de')
    expect(checkedAddress('To', 'News@Example.ORG')).toBe('News@example.org')
    expect(checkedAddress('To', 'a@例え。jp')).toBe('a@xn--r8jz45g.jp')
  })

  it.each([
    '', 'a', '@', 'a@', '@b.org', 'a@b.org,c@b.org', 'a@b.org, c@b.org', 'a@b.org;c@b.org', 'a@b.org c@b.org', 'a@c@b.org', '<a@b.org>', 'A <a@b.org>', '"a b"@b.org', '"a"@b.org', 'a b@b.org', ' a@b.org', 'a@b.org ', 'a@b .org',
    'a@b.org(x)', 'a(x)@b.org', 'a:b@b.org', 'g:a@b.org;', 'a..b@b.org', '.a@b.org', 'a.@b.org', 'é@b.org', 'a@[127.0.0.1]', 'a@127.0.0.1', 'a@0x7f.1', 'a@１２７.0.0.1', 'a@b%2eorg', 'a@é%2eorg', 'a@b.org%00', 'a@b..org', 'a@.org', 'a@b.org.',
    'a@-b.org', 'a@b-.org', 'a@b_c.org', 'a@b＠c.org', 'a@b／c.org', 'a@b\u00a0c.org', 'a@b\u3000c.org', 'a\\@b.org', `${'x'.repeat(65)}@b.org`, `a@${'x'.repeat(64)}.org`, `a@${'xyz.'.repeat(63)}org`,
  ])('may not be %j', (address) => {
    expect(() => checkedAddress('To', address)).toThrow(MailFieldError)
  })
})
