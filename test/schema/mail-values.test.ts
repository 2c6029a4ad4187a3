import { describe, expect, it } from 'vitest'
import { greeting, host, listId, partsOfGreeting, services } from '../../src/schema/mail-values.js'
import { newsletterSchema } from '../../src/schema/newsletter.js'
import { httpsUrl, mailbox } from '../../src/schema/values.js'

const least = { name: 'Letter', url: 'https://letter.example.org' }
const takes = (schema: { safeParse: (value: unknown) => { success: boolean } }, value: unknown): boolean => schema.safeParse(value).success

describe('a greeting', () => {
  it.each(['Dear reader,', 'Dear {firstName|reader},', 'Bonjour {firstName|à toutes et à tous},', '{firstName|Friends}: good morning'])('may be %j', (text) => {
    expect(takes(greeting, text)).toBe(true)
  })

  it.each([
    ['without words for readers whose name is not known', 'Dear {firstName},'],
    ['with none behind the bar', 'Dear {firstName|},'],
    ['with another name', 'Dear {lastName|reader},'],
    ['with two names', 'Dear {firstName|reader} {firstName|reader},'],
    ['with words that end a text in a service’s language', "Dear {firstName|r' | upcase},"],
    ['with a quotation mark in them', 'Dear {firstName|a "b"},'],
    ['with a tag of a service', 'Dear {{ contact.FIRSTNAME }},'],
    ['of two lines', 'Dear {firstName|reader},\u2028Bcc: x'],
  ])('is refused %s', (_, text) => {
    expect(takes(greeting, text)).toBe(false)
  })

  it('is taken apart around the name', () => {
    expect(partsOfGreeting('Dear {firstName|reader}, good day')).toEqual({ before: 'Dear ', fallback: 'reader', after: ', good day' })
    expect(partsOfGreeting('Dear reader,')).toEqual({ before: 'Dear reader,', fallback: null, after: '' })
  })
})

describe('the mail settings', () => {
  it('are there when nobody writes them', () => {
    expect(newsletterSchema.parse(least)).toMatchObject({ sender: {}, email: { images: 'linked', links: 'inline' }, list: {}, profile: 'plain', services: {} })
    expect(newsletterSchema.parse(least).smtp).toBeUndefined()
    expect(newsletterSchema.parse({ ...least, smtp: { host: 'SMTP.example.org' } }).smtp).toEqual({ host: 'smtp.example.org', security: 'starttls' })
  })

  it('have no place for a password', () => {
    expect(takes(newsletterSchema, { ...least, smtp: { host: 'smtp.example.org', password: 'secret' } })).toBe(false)
  })

  it.each([['letter.example.org', true], ['a.b', true], ['letter', false], ['let ter.example.org', false], ['letter.example.org>\r\nX: y', false], ['-a.example.org', false]])('take the name of a list %j: %j', (id, is) => {
    expect(takes(listId, id)).toBe(is)
  })

  it.each([['smtp.example.org', true], ['localhost', true], ['127.0.0.1', true], ['::1', true], ['[::1]', true], ['smtp.example.org:25', false], ['smtp example', false], ['user@smtp.example.org', false], ['https://smtp.example.org', false]])('take a server %j: %j', (name, is) => {
    expect(takes(host, name)).toBe(is)
  })

  it('take an address to unsubscribe at only when it is encrypted: what is sent there names a reader', () => {
    expect(takes(httpsUrl, 'https://example.org/u?list=1')).toBe(true)
    expect(takes(httpsUrl, 'http://example.org/u')).toBe(false)
    expect(takes(httpsUrl, 'mailto:a@example.org')).toBe(false)
    expect(takes(httpsUrl, 'https://user:secret@example.org/u')).toBe(false)
  })

  it.each([['news@example.org', true], ['news+letter@münchen.example', true], ['büro@example.org', false], ['a..b@example.org', false], ['a@b', false], ['a b@example.org', false], ['a@example.org, c@example.org', false]])('take a sender %j: %j', (address, is) => {
    expect(takes(mailbox, address)).toBe(is)
  })

  it('take the numbers of lists, and no empty list of them', () => {
    expect(takes(services, { listmonk: { lists: [1, 3], template: 2 } })).toBe(true)
    expect(takes(services, { listmonk: { lists: [] } })).toBe(false)
    expect(takes(services, { mailchimp: {} })).toBe(false)
  })
})
