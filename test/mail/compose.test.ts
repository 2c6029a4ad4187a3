import { describe, expect, it } from 'vitest'
import { composeFiles, composeMail, type MailMessage } from '../../src/mail/compose.js'
import { ascii, headerOf, message, parsed, picture } from './messages.js'

const bare: MailMessage = { ...message, from: null, replyTo: null, to: [], listHeaders: null }

describe('a message', () => {
  it('has its fields in the order in which people read them', async () => {
    const fields = headerOf((await composeMail(message)).bytes).map((line) => line.replace(/[0-9a-f]{32}/, '#'))
    expect(fields).toEqual([
      'From: EFC <news@example.org>',
      'Reply-To: office@example.org',
      'To: reader@example.org',
      'Subject: A letter of spring',
      'Date: Mon, 30 Mar 2015 12:00:00 +0000',
      'Message-ID: <#@example.org>',
      'List-Id: EFC News <news.example.org>',
      'List-Unsubscribe: <https://example.org/off?list=1>, <mailto:off@example.org>',
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
      'List-Archive: <https://example.org/news/>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary="=_alternative_#"',
    ])
  })

  it('has no fields but these, and nothing of this machine', async () => {
    const { bytes } = await composeMail(bare)
    expect(headerOf(bytes).map((line) => line.split(':')[0])).toEqual(['Subject', 'Date', 'Message-ID', 'MIME-Version', 'Content-Type'])
    expect(ascii(bytes)).not.toMatch(/nodemailer|X-Mailer/i)
  })

  it('is read as it was meant', async () => {
    const { from, replyTo, to, subject, date, text, html, attachments, headers } = await parsed((await composeMail({ ...message, from: { name: 'Büro, “EFC”', address: 'news@example.org' }, to: ['a@example.org', 'b@münchen.de'], subject: 'Été: 春 👩‍👩‍👧', pictures: [picture] })).bytes)
    expect({ from, replyTo, to, subject, date }).toEqual({
      from: { name: 'Büro, “EFC”', address: 'news@example.org' },
      replyTo: [{ name: '', address: 'office@example.org' }],
      to: [{ name: '', address: 'a@example.org' }, { name: '', address: 'b@xn--mnchen-3ya.de' }],
      subject: 'Été: 春 👩‍👩‍👧',
      date: '2015-03-30T12:00:00.000Z',
    })
    expect({ text, html }).toEqual({ text: message.text, html: message.html })
    expect(attachments).toHaveLength(1)
    expect(headers.filter(({ key }) => key === 'list-unsubscribe')).toMatchObject([{ value: '<https://example.org/off?list=1>, <mailto:off@example.org>' }])
  })

  it('is 7-bit clean, in lines of at most 76 characters that end with CRLF', async () => {
    const text = 'Été, خبر, 👩‍👩‍👧 and a very long line of text\n'.repeat(50)
    const { eml, draft } = await composeFiles({ ...message, subject: text.slice(0, 400).replaceAll('\n', ' '), from: { name: 'Büro '.repeat(30).trim(), address: 'a@b.org' }, text, html: text, pictures: [picture], to: Array.from({ length: 20 }, (_, index) => `reader-${index}@example.org`) })
    for (const file of [eml, draft]) {
      expect(ascii(file)).toMatch(/^(?:[\t\x20-\x7e]*\r\n)+$/)
      expect(ascii(file).split('\r\n').filter((line) => line.length > 76)).toEqual([])
    }
  })

  it('has a date in UTC with two digits a day (RFC 5322 §3.3)', async () => {
    expect(headerOf((await composeMail({ ...bare, date: Date.UTC(2016, 1, 3, 4, 5, 6) })).bytes)[1]).toBe('Date: Wed, 03 Feb 2016 04:05:06 +0000')
  })
})

describe('the bytes of a message', () => {
  it('are the same whenever it is made', async () => {
    const copy = { ...structuredClone(message), pictures: [{ ...picture, bytes: picture.bytes.slice() }] }
    expect((await composeMail({ ...message, pictures: [picture] })).bytes).toEqual((await composeMail(copy)).bytes)
    expect((await composeFiles(message)).eml).toEqual((await composeMail(message)).bytes)
  })

  it('are those that they have always been', async () => {
    expect(headerOf((await composeMail(message)).bytes)[5]).toMatchInlineSnapshot(`"Message-ID: <edeb77bcbe94700007b8411c6ca15333@example.org>"`)
  })

  const others: [what: string, changed: Partial<MailMessage>][] = [
    ['sender', { from: null }],
    ['address for answers', { replyTo: null }],
    ['recipient', { to: [] }],
    ['subject', { subject: 'Another' }],
    ['date', { date: 0 }],
    ['list', { listHeaders: null }],
    ['HTML', { html: 'Another' }],
    ['text', { text: 'Another' }],
    ['picture', { pictures: [picture] }],
    ['content of a picture', { pictures: [{ ...picture, bytes: new Uint8Array(300) }] }],
    ['seed', { seed: '1' }],
    ['other seed', { seed: '2' }],
  ]

  it('have a Message-ID and boundaries of their own for every difference', async () => {
    const sources = await Promise.all([message, ...others.map(([, changed]) => ({ ...message, ...changed }))].map(async (mail) => ascii((await composeMail(mail)).bytes)))
    expect(new Set(sources.map((source) => /^Message-ID: <(.*)@/m.exec(source)?.[1])).size).toBe(others.length + 1)
    expect(new Set(sources.map((source) => /boundary="=_alternative_(.*)"/.exec(source)?.[1])).size).toBe(others.length + 1)
  })
})

describe('a draft', () => {
  it('has neither recipients, Message-ID nor list fields, and says that it is not sent', async () => {
    const { draft } = await composeFiles(message)
    expect(headerOf(draft).slice(0, -1)).toEqual(['From: EFC <news@example.org>', 'Reply-To: office@example.org', 'Subject: A letter of spring', 'Date: Mon, 30 Mar 2015 12:00:00 +0000', 'X-Unsent: 1', 'MIME-Version: 1.0'])
  })

  it('has the body of the message', async () => {
    const { eml, draft } = await composeFiles({ ...message, pictures: [picture] })
    const body = (bytes: Uint8Array): string => ascii(bytes).slice(ascii(bytes).indexOf('MIME-Version'))
    expect(body(draft)).toBe(body(eml))
    expect(await parsed(draft)).toMatchObject({ html: message.html, text: message.text })
  })
})
