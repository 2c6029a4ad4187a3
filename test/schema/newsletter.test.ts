import { describe, expect, it } from 'vitest'
import { newsletterSchema, type Newsletter } from '../../src/schema/newsletter.js'

const least = { name: 'Letter', url: 'https://letter.example.org' }
const parse = (settings: object = {}): Newsletter => newsletterSchema.parse({ ...least, ...settings })
const accepts = (settings: object): boolean => newsletterSchema.safeParse({ ...least, ...settings }).success

describe('newsletter.yaml', () => {
  it('needs only a name and an address, and fills in the rest', () => {
    expect(parse()).toMatchObject({ ...least, url: 'https://letter.example.org/', language: 'en', timezone: 'UTC', audiences: [], funding: {}, imprint: {}, limits: { fileKilobytes: 256, emailKilobytes: 100, parseSeconds: 20 }, checks: { preset: 'strict', rules: {} } })
    expect(newsletterSchema.safeParse({ name: 'Letter' }).success).toBe(false)
    expect(newsletterSchema.safeParse({ url: least.url }).success).toBe(false)
  })

  it('ends the address with a slash, once', () => {
    expect(parse({ url: 'https://e.org/letter/' }).url).toBe('https://e.org/letter/')
    expect(parse({ url: 'https://e.org/letter' }).url).toBe('https://e.org/letter/')
  })

  it('takes a severity for every rule, and no other word', () => {
    expect(parse({ checks: { 'image-remote': 'warning', preset: 'lenient' } }).checks).toEqual({ preset: 'lenient', rules: { 'image-remote': 'warning' } })
    expect(accepts({ checks: { 'image-remote': 'info' } })).toBe(false)
    expect(accepts({ checks: { 'image-remotes': 'off' } })).toBe(false)
  })

  it('always has the public among the audiences, so that nobody can name it', () => {
    expect(parse({ audiences: ['members'] }).audiences).toEqual(['members'])
    expect(accepts({ audiences: ['public'] })).toBe(false)
    expect(accepts({ audiences: ['../x'] })).toBe(false)
  })

  it('takes every audience once, and points at the second', () => {
    const { error } = newsletterSchema.safeParse({ ...least, audiences: ['members', 'media', 'members'] })
    expect(error?.issues).toEqual([expect.objectContaining({ path: ['audiences', 2], message: 'every audience once' })])
    expect(accepts({ audiences: ['com1'] })).toBe(false)
  })

  it('keeps line breaks out of what reaches a mail header', () => {
    expect(parse({ name: 'A\nB' }).name).toBe('A B')
    expect(accepts({ name: 'A\rBcc: x@y.org' })).toBe(false)
    expect(accepts({ sender: { email: 'a@b.org\r\nBcc: c@d.org' } })).toBe(false)
  })
})
