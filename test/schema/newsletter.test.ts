import { describe, expect, it } from 'vitest'
import { newsletterSchema, type Newsletter } from '../../src/schema/newsletter.js'

const least = { name: 'Letter', url: 'https://letter.example.org' }
const parse = (settings: object = {}): Newsletter => newsletterSchema.parse({ ...least, ...settings })
const accepts = (settings: object): boolean => newsletterSchema.safeParse({ ...least, ...settings }).success

describe('newsletter.yaml', () => {
  it('needs only a name and an address, and fills in the rest', () => {
    expect(parse()).toMatchObject({ ...least, url: 'https://letter.example.org/', language: 'en', timezone: 'Etc/UTC', audiences: [], funding: {}, imprint: {}, brand: { primary: '#0b3d91', accent: '#8a5a00', dark: {}, fonts: {} }, blocks: {}, limits: { fileKilobytes: 256, emailKilobytes: 90, parseSeconds: 20 }, checks: { preset: 'strict', rules: {} } })
    expect(newsletterSchema.safeParse({ name: 'Letter' }).success).toBe(false)
    expect(newsletterSchema.safeParse({ url: least.url }).success).toBe(false)
  })

  it('ends the address with a slash, once', () => {
    expect(parse({ url: 'https://e.org/letter/' }).url).toBe('https://e.org/letter/')
    expect(parse({ url: 'https://e.org/letter' }).url).toBe('https://e.org/letter/')
  })

  it('takes an ISSN, and says so when a digit of it is mistyped', () => {
    expect(parse({ issn: '2434-561x' }).issn).toBe('2434-561X')
    expect(parse().issn).toBeUndefined()
    expect(newsletterSchema.safeParse({ ...least, issn: '2434-5611' }).error?.issues).toEqual([expect.objectContaining({ path: ['issn'], message: expect.stringContaining('mistyped') })])
    expect(newsletterSchema.safeParse({ ...least, issn: '24345611' }).error?.issues).toEqual([expect.objectContaining({ path: ['issn'], message: 'an ISSN with its hyphen, such as 2049-3630' })])
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

describe('the brand', () => {
  const brand = (settings: object): unknown => newsletterSchema.safeParse({ ...least, brand: settings }).data?.brand

  it('has colours for dark mode when its own would not do there', () => {
    expect(brand({ dark: { primary: '#9CC2FF' } })).toMatchObject({ primary: '#0b3d91', dark: { primary: '#9cc2ff' } })
    expect(accepts({ brand: { dark: { primary: 'blue' } } })).toBe(false)
    expect(accepts({ brand: { dark: { paper: '#000000' } } })).toBe(false)
  })

  it('has typefaces by their names, the last of them a general one', () => {
    expect(brand({ fonts: { text: ' Charter,Georgia , serif', sans: 'Segoe UI, sans-serif' } })).toMatchObject({ fonts: { text: expect.stringMatching(/^Charter, ?Georgia, ?serif$/), sans: expect.stringContaining('sans-serif') } })
    for (const text of ['Charter', 'Charter; color: red', 'url(x), serif', 'Charter}, serif', '']) expect(accepts({ brand: { fonts: { text } } })).toBe(false)
  })

  it('has a logo with its words, which may be empty but must be there', () => {
    expect(brand({ logo: { file: 'pictures/logo.png', alt: '' } })).toMatchObject({ logo: { file: 'pictures/logo.png', alt: '' } })
    expect(brand({})).not.toHaveProperty('logo')
    expect(accepts({ brand: { logo: { file: 'logo.png' } } })).toBe(false)
    expect(accepts({ brand: { logo: 'logo.png' } })).toBe(false)
  })
})

describe('a funding statement', () => {
  it('describes its emblem when it has one', () => {
    expect(parse({ funding: { isec: { text: 'Words' } } }).funding).toEqual({ isec: { text: 'Words' } })
    expect(parse({ funding: { isec: { text: 'Words', emblem: 'eu', alt: 'Emblem of the European Union' } } }).funding['isec']).toEqual({ text: 'Words', emblem: 'eu', alt: 'Emblem of the European Union' })
    const { error } = newsletterSchema.safeParse({ ...least, funding: { isec: { text: 'Words', emblem: 'eu' } } })
    expect(error?.issues).toEqual([expect.objectContaining({ path: ['funding', 'isec', 'alt'], message: 'a description of the emblem, such as `alt: Emblem of the European Union`' })])
  })

  it('names its emblem, and no path', () => {
    for (const emblem of ['../logo', 'eu.png', 'EU']) expect(accepts({ funding: { isec: { text: 'Words', emblem, alt: 'x' } } })).toBe(false)
  })
})

describe('the limits', () => {
  it('never let an email grow beyond what Gmail cuts', () => {
    expect(parse({ limits: { emailKilobytes: 60 } }).limits.emailKilobytes).toBe(60)
    for (const emailKilobytes of [9, 103, 60.5]) expect(accepts({ limits: { emailKilobytes } })).toBe(false)
  })
})
