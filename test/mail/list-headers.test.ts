import { describe, expect, it } from 'vitest'
import { composeMail } from '../../src/mail/compose.js'
import { MailFieldError } from '../../src/mail/fields.js'
import { listFields } from '../../src/mail/list-fields.js'
import { listHeadersOf } from '../../src/mail/list-headers.js'
import { newsletterSchema, type Newsletter } from '../../src/schema/newsletter.js'
import { ascii, message, parsed } from './messages.js'

const newsletter = (settings: object = {}): Newsletter => newsletterSchema.parse({ name: 'EFC News', url: 'https://example.org/news/', ...settings })

const fields = (settings: object = {}, audience = 'public'): Record<string, string> => Object.fromEntries(listFields(listHeadersOf(newsletter(settings), audience)))

const https = 'https://example.org/off?list=1'

describe('List-Id', () => {
  it('is that of newsletter.yaml', () => {
    expect(fields({ list: { id: 'letters.example.org' } })['List-Id']).toBe('EFC News <letters.example.org>')
  })

  it('is made from the archive’s address without one', () => {
    expect(fields()['List-Id']).toBe('EFC News <news.example.org>')
  })

  it('is another one for each audience', () => {
    expect(fields({}, 'members')['List-Id']).toBe('EFC News <members.news.example.org>')
    expect(fields({ list: { id: 'letters.example.org' } }, 'members')['List-Id']).toBe('EFC News <members.letters.example.org>')
  })

  it('has the newsletter’s name, whatever is in it', () => {
    expect(fields({ name: 'News, "E.F.C."' })['List-Id']).toBe(String.raw`"News, \"E.F.C.\"" <news.example.org>`)
    expect(fields({ name: 'Neues <evil.example>' })['List-Id']).toBe('"Neues <evil.example>" <news.example.org>')
    expect(fields({ name: 'Été' })['List-Id']).toBe('=?UTF-8?B?w4l0w6k=?= <news.example.org>')
  })

  it.each(['x', `${'a.'.repeat(128)}b`, 'a b.c', 'a..b', 'a.b>', 'é.org'])('is refused when it is too long, or no list identifier: %s', (id) => {
    expect(() => listFields({ ...listHeadersOf(newsletter(), 'public'), id })).toThrow(MailFieldError)
  })
})

describe('List-Unsubscribe', () => {
  it('is never invented', () => {
    expect(Object.keys(fields({ sender: { email: 'news@example.org' }, imprint: { email: 'office@example.org' } }))).toEqual(['List-Id', 'List-Archive'])
  })

  it('has one https address, to which a mail program may post (RFC 8058 §3.1)', () => {
    expect(fields({ list: { unsubscribe: https } })).toMatchObject({ 'List-Unsubscribe': `<${https}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' })
  })

  it('has the mailbox of the imprint behind it', () => {
    expect(fields({ list: { unsubscribe: https }, imprint: { unsubscribe: 'mailto:off@example.org' } })).toMatchObject({ 'List-Unsubscribe': `<${https}>, <mailto:off@example.org>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' })
  })

  it('has that mailbox alone when there is no address to post to, and says nothing of posting', () => {
    const only = fields({ imprint: { unsubscribe: 'mailto:off@example.org?subject=off' } })
    expect(only['List-Unsubscribe']).toBe('<mailto:off@example.org?subject=off>')
    expect(only).not.toHaveProperty('List-Unsubscribe-Post')
  })

  it('leaves out a page for people: it is no address to post to', () => {
    expect(fields({ imprint: { unsubscribe: 'https://example.org/contact/' } })).not.toHaveProperty('List-Unsubscribe')
    const both = fields({ list: { unsubscribe: https }, imprint: { unsubscribe: 'https://example.org/contact/' } })
    expect(both['List-Unsubscribe']?.match(/https:/g)).toHaveLength(1)
  })

  it('arrives whole, however long it is', async () => {
    const long = `https://example.org/off?token=${'abc-123_'.repeat(40)}`
    const { bytes } = await composeMail({ ...message, listHeaders: listHeadersOf(newsletter({ list: { unsubscribe: long } }), 'public') })
    expect(ascii(bytes)).toContain(`<${long}>`)
    expect((await parsed(bytes)).headers.find(({ key }) => key === 'list-unsubscribe')?.value).toBe(`<${long}>`)
  })

  it.each(['>', '<', ' ', ',', '"', 'é', '\u00a0'])('takes no address with %j in it', (end) => {
    const headers = listHeadersOf(newsletter(), 'public')
    expect(() => listFields({ ...headers, oneClick: `https://b/${end}x` })).toThrow(MailFieldError)
    expect(() => listFields({ ...headers, mailto: `mailto:a@b${end}x` })).toThrow(MailFieldError)
  })

  it('takes no address that is none', () => {
    expect(() => listFields({ ...listHeadersOf(newsletter(), 'public'), archive: 'javascript:alert(1)' })).toThrow(MailFieldError)
  })
})

describe('List-Archive', () => {
  it('is the archive’s address', () => {
    expect(fields()['List-Archive']).toBe('<https://example.org/news/>')
  })
})
