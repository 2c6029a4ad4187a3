import { NO_BREAK_SPACE } from './text-chars.js'
import { saysMore } from './text-title.js'

/** What stands in the text for an address that is listed at its end: `https://a.eu/r` → `[L1]`. */
export type LinkMarks = ReadonlyMap<string, string>

/** Every address stands behind its words. */
export const noMarks: LinkMarks = new Map()

/**
 * A link in a text mail: its words, and in brackets what its title adds to them, and its address unless the words are
 * the address: `report (Annual report 2014, https://a.eu/r)`. An address that has a mark gives way to it:
 * `report (Annual report 2014) [L1]`.
 *
 * @param text   the link's words, tidy; '' for a link around nothing
 * @param href   the address as it stands in the tree
 * @param title  tidy; '' when there is none
 */
export function linkText(text: string, href: string, title: string, marks: LinkMarks): string {
  const { words, more, address } = partsOf(text, href, title)
  const behind = inBrackets(more, address, marks)
  if (behind === '' || words === '') return words + behind
  // A mark stays with its words; an address is long, and may stand on the next line.
  return words + (more === '' && marks.has(address) ? NO_BREAK_SPACE : ' ') + behind
}

/** The address that `linkText` writes behind the words; '' when it writes none. */
export function addressBehind(text: string, href: string, title: string): string {
  return partsOf(text, href, title).address
}

/** `(more, address)`, without what is empty; a mark stands outside of the brackets. '' when there is nothing. */
export function inBrackets(more: string, address: string, marks: LinkMarks): string {
  const mark = marks.get(address)
  const filled = [more, mark === undefined ? address : ''].filter((part) => part !== '')
  const bracketed = filled.length === 0 ? '' : `(${filled.join(', ')})`
  return mark === undefined ? bracketed : [bracketed, mark].filter((part) => part !== '').join(NO_BREAK_SPACE)
}

/** The address of a link as it is written, '' for one within the text. */
export function addressOf(href: string): string {
  const address = writeAddress(href)
  return address.startsWith('#') ? '' : address
}

/** What is said of a link: its words, what its title adds to them, and the address unless one of them is the address. */
function partsOf(text: string, href: string, title: string): { words: string; more: string; address: string } {
  const more = saysMore(title, `${text} ${writeAddress(href)}`) ? title : ''
  return text === '' ? { more: '', ...withoutRepeats(more, href) } : { more, ...withoutRepeats(text, href) }
}

/** What is written of words and address, so that neither says what the other does. */
function withoutRepeats(text: string, href: string): { words: string; address: string } {
  const address = addressOf(href)
  if (address === '') return { words: text, address: '' }
  if (text === '') return { words: address, address: '' }
  if (isSame(text, href.trim()) || isSame(text, address) || isSameMailbox(text, href)) return { words: text, address: '' }
  const scheme = /^https?:\/\//i.exec(address)?.[0] ?? ''
  const rest = address.slice(scheme.length)
  // Where the address spells them in another way (`%C3%A9`), the words as they are: no letter of theirs is lost.
  if (isSame(text, rest)) return { words: withoutSlash(text) === withoutSlash(rest) ? address : scheme + text, address: '' }
  return { words: text, address: isSameNumber(text, href) ? '' : address }
}

/**
 * The address as one writes it to a person: a bare email address or telephone number, unless the
 * link says more than that (`?subject=unsubscribe`). What would be lost or broken in text is encoded.
 */
function writeAddress(href: string): string {
  const bare = /^(?:mailto|tel):([^?]+)$/i.exec(href.trim())?.[1] ?? href.trim()
  return bare.replace(/\p{Surrogate}/gu, '\ufffd').replace(/[\s\p{Cc}\p{Cf}]/gu, encodeURIComponent)
}

/** `<https://a.eu/é>` becomes a link to `https://a.eu/%C3%A9`: both are the same address. */
function isSame(text: string, address: string): boolean {
  return !/\s/.test(text) && withoutSlash(decode(text)) === withoutSlash(decode(address))
}

function isSameMailbox(text: string, href: string): boolean {
  return `mailto:${text}`.toLowerCase() === href.trim().toLowerCase()
}

/** `+32 (0)2 123` and `tel:+3202123`. */
function isSameNumber(text: string, href: string): boolean {
  const digits = (value: string) => value.replace(/[\s().\-\u2010-\u2013/]/g, '')
  return /^tel:/i.test(href) && digits(text.replace(/^tel:/i, '')) === digits(href.slice(4))
}

function withoutSlash(address: string): string {
  return address.endsWith('/') ? address.slice(0, -1) : address
}

function decode(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    // `100%` is no escape sequence: then the address is compared as it is written.
    return address
  }
}
