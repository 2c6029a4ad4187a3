import * as z from 'zod'
import { fontStack } from '../brand/fonts.js'

// The small values that configuration, front matter and block attributes share. A message says what was expected.

/** White space that may break folded to one space; French and figures are set with spaces that must not. */
export function foldSpace(text: string): string {
  return text.replace(/[^\S\u00a0\u202f]+/g, ' ').trim()
}

/** One line of text: white space folded. Control characters would reach mail headers; direction overrides show one text and mean another. */
export const line = (max = 300) =>
  z
    .string()
    .max(max)
    .refine((text) => !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\p{Cs}]/u.test(text), 'text without control characters')
    .transform(foldSpace)
    .pipe(z.string().min(1))

/** Text that may have several lines. */
export const paragraph = z
  .string()
  .max(4000)
  .transform((text) => text.trim())
  .pipe(z.string().min(1))

const day = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`
const time = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`
const offset = String.raw`(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)`

// `.meta({ pattern })` is for editors, which know no refinements; what it lets pass is refused here.

/** A calendar date, `YYYY-MM-DD` (ISO 8601), that exists. */
export const date = z.string().meta({ pattern: `^${day}$` }).refine(isDate, 'a date that exists, written as year-month-day, such as 2015-03-30')

/** A date, or a local date and time `YYYY-MM-DD HH:MM`, in the newsletter's time zone. */
export const dateOrTime = z
  .string()
  .meta({ pattern: `^${day}(?:[T ]${time})?$` })
  .refine(isDateOrTime, 'a date such as 2015-04-07, or a date and time such as 2015-04-07 10:30')
  .transform((text) => text.replace(' ', 'T'))

/**
 * When an event is: a date, or a local date and time, which may carry its offset from UTC for a time that clocks show twice,
 * `2015-10-25 02:30+01:00`. Normalised to `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM` and `YYYY-MM-DDTHH:MM+01:00`.
 */
export const eventTime = z
  .string()
  .meta({ pattern: `^${day}(?:[T ]${time}${offset}?)?$` })
  .refine(isEventTime, 'a date such as 2015-04-07, or a date and time such as 2015-04-07 10:30')
  .transform((text) => text.replace(' ', 'T').replace(/Z$/, '+00:00'))

/** A local date and time in the newsletter's time zone; a date alone means the start of that day. */
export const localTime = dateOrTime.transform((text) => (text.includes('T') ? text : `${text}T00:00`))

/** An absolute http or https address without credentials. */
export const webUrl = z.string().meta({ pattern: String.raw`^[Hh][Tt][Tt][Pp][Ss]?://[^\s"<>\\^\x60{|}]+$` }).refine(isWebUrl, 'an address that begins with https:// or http://')

/** An absolute https address without credentials: what is sent there must not be read on the way. */
export const httpsUrl = z.string().meta({ pattern: String.raw`^[Hh][Tt][Tt][Pp][Ss]://[^\s"<>\\^\x60{|}]+$` }).refine((text) => isWebUrl(text) && /^https:/i.test(text), 'an address that begins with https://')

/** The address of a folder on a web host, normalised and with a slash at its end, so that paths can be added to it. */
export const siteUrl = z
  .string()
  .meta({ pattern: String.raw`^[Hh][Tt][Tt][Pp][Ss]?://[^\s"<>\\^\x60{|}?#]+$` })
  .refine(isWebUrl, { error: 'an address that begins with https:// or http://', abort: true })
  .refine((text) => !/[?#]/.test(text), 'an address without `?` and `#`, to which the addresses of pages can be added')
  .transform((text) => new URL(text).href.replace(/\/?$/, '/'))

/** Where a person can be sent: a web address or `mailto:`. */
export const contactUrl = z.string().meta({ pattern: String.raw`^(?:[Hh][Tt][Tt][Pp][Ss]?://\S+|[Mm][Aa][Ii][Ll][Tt][Oo]:[^\s@]+@[^\s@]+)$` }).refine((text) => isWebUrl(text) || /^mailto:[^\s@]+@[^\s@]+$/i.test(text), 'an address that begins with https:// or mailto:')

export const email = z.string().regex(/^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+\.[^\s@<>"(),;:\\]+$/, 'an email address such as news@example.org')

/** A mailbox that mail programs and servers of all ages take (RFC 5321 §4.1.2, without quotes): its part before the @ is ASCII. */
export const mailbox = email.regex(/^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+(?:\.[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+)*@(?:[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*\.)+[\p{L}\p{N}-]+$/u, 'an email address such as news@example.org, its part before the @ in letters without accents')

/** An ISSN, `1234-567X`, whose last character is the check digit of those before it (ISO 3297, annex A). */
export const issn = z
  .string()
  .meta({ pattern: String.raw`^\d{4}-\d{3}[\dXx]$` })
  .regex(/^\d{4}-\d{3}[\dXx]$/, { error: 'an ISSN with its hyphen, such as 2049-3630', abort: true })
  .transform((text) => text.toUpperCase())
  .refine((text) => text.endsWith(checkDigit(text)), 'an ISSN whose last character fits those before it; one of them is mistyped')

/** A BCP 47 language tag, in its canonical spelling, without the extensions that change digits and calendars (`en-u-nu-thai`). */
export const language = z
  .string()
  .meta({ pattern: '^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$' })
  .refine((tag) => canonicalLanguage(tag) !== null, 'a language tag such as en, en-GB or fr')
  .transform((tag) => canonicalLanguage(tag) ?? tag)

/** An IANA time zone name. */
export const timeZone = z.string().refine(isTimeZone, 'a time zone such as Europe/Brussels')

/** Where a picture file lies, relative to the file that names it. */
export const picturePath = line(300)

/** What a picture shows; empty for one that only decorates. */
export const alt = z.string().max(300).transform(foldSpace)

/** A font stack as CSS has it (CSS Fonts 4 §2.1), normalised. */
export const fonts = z
  .string()
  .max(300)
  .refine((text) => fontStack(text) !== null, 'names of typefaces with commas between them, the last of them a general one: `Georgia, "Times New Roman", serif`')
  .transform((text) => fontStack(text) ?? text)

export const color = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'a colour in quotes such as "#0b3d91"')
  .transform((text) => text.toLowerCase())

/** A name used as a key: an audience, a funding statement. */
export const key = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'a short name of small letters, digits and hyphens')

/** `public`, or `public, members`, or a YAML list. */
export const keys = z.union([z.string().transform((text) => text.split(/[\s,]+/).filter((part) => part !== '')), z.array(z.string())]).pipe(z.array(key).min(1))

/** Names that Windows keeps for devices, and under which it can store no file, whatever the extension. */
const device = /^(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³])$/i

/** The name of an audience; files are called after it. */
export const audience = key
  .refine((name) => name !== 'public', 'an audience besides `public`, which is always there')
  .refine((name) => !device.test(name), 'another name: Windows cannot store files of this one')

const slugPattern = String.raw`^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}])?$`

const shape = z
  .string()
  .meta({ pattern: slugPattern })
  .transform((text) => text.normalize('NFC'))

const expected = 'an address part made of letters, digits and hyphens, such as issue-06'
const taken = { error: 'another address part: the archive keeps this one for itself', abort: true }
const short = z.string().refine(isShort, { error: 'an address part of at most 100 bytes (most letters outside of English take two or three)', abort: true })

/** A part of a permalink: letters and digits of any script, with hyphens and underscores between them; at most 100 bytes in UTF-8. */
export const slug = shape.pipe(short.refine((text) => !reserved.test(text), taken).refine(isSlug, expected))

/** Addresses of the archive's own at which an editor's page may stand. */
export const ownPages: ReadonlySet<string> = new Set(['events', 'members'])

/** The slug of an issue file; whether it may be one of `ownPages` its `type` says. */
export const pageSlug = shape.pipe(short.refine((text) => ownPages.has(text) || !reserved.test(text), taken).refine((text) => isSlug(text) || ownPages.has(text), expected))

/** Site paths that the archive itself uses. */
const reserved = /^(?:assets|events|topics|members|search|years|specials|accessibility|feed|pagefind|index|404)$/i

export function isSlug(text: string): boolean {
  return isAddressPart(text) && !reserved.test(text)
}

/** Whether it can be a part of any address: that of a folder which every disk can hold. */
export function isAddressPart(text: string): boolean {
  return new RegExp(slugPattern, 'u').test(text) && isShort(text) && !device.test(text)
}

/** File systems count bytes, and end at 255: room for an extension, and for what a host adds. */
function isShort(text: string): boolean {
  return Buffer.byteLength(text) <= 100
}

function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [year, month, day] = match.slice(1).map(Number)
  if (year === undefined || month === undefined || day === undefined || year < 1000) return false
  const instant = new Date(Date.UTC(year, month - 1, day))
  return instant.getUTCMonth() === month - 1 && instant.getUTCDate() === day
}

function isDateOrTime(text: string): boolean {
  if (isDate(text)) return true
  const match = /^(\S+)[T ]([01]\d|2[0-3]):[0-5]\d$/.exec(text)
  return match?.[1] !== undefined && isDate(match[1])
}

function isEventTime(text: string): boolean {
  const [, local, written] = new RegExp(`^(.{16})(${offset})$`).exec(text) ?? []
  return written === undefined ? isDateOrTime(text) : isDateOrTime(local ?? '')
}

/** Modulus 11, the seven digits weighted 8 to 2; X stands for 10. */
function checkDigit(issn: string): string {
  const sum = Array.from(issn.replace('-', '').slice(0, 7), Number).reduce((sum, digit, index) => sum + digit * (8 - index), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'X' : String(check)
}

function isWebUrl(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || /[\s"<>\\^`{|}\u0000-\u001f]/.test(text)) return false
  const url = parseUrl(text)
  return url !== null && url.hostname !== '' && url.username === '' && url.password === ''
}

// URL.parse would say the same without the exception, from Node 22.1 on.
function parseUrl(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}

function canonicalLanguage(tag: string): string | null {
  try {
    return new Intl.Locale(tag).baseName
  } catch {
    return null
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
