import { saysMore } from './text-title.js'

/**
 * A link in a text mail: its words, and in brackets what its title adds to them, and its address unless the words are
 * the address: `report (Annual report 2014, https://a.eu/r)`.
 *
 * @param text   the link's words, tidy; '' for a link around nothing
 * @param href   the address as it stands in the tree
 * @param title  tidy; '' when there is none
 */
export function linkText(text: string, href: string, title = ''): string {
  const more = saysMore(title, `${text} ${writeAddress(href)}`) ? title : ''
  if (text === '' && more !== '') return linkText(more, href)
  const { words, address } = withoutRepeats(text, href)
  return [words, inBrackets(more, address)].filter((part) => part !== '').join(' ')
}

/** `(a, b)`, without the parts that are empty; '' when all are. */
export function inBrackets(...parts: readonly string[]): string {
  const filled = parts.filter((part) => part !== '')
  return filled.length === 0 ? '' : `(${filled.join(', ')})`
}

/** What is written of words and address, so that neither says what the other does. */
function withoutRepeats(text: string, href: string): { words: string; address: string } {
  const address = writeAddress(href)
  if (address === '' || address.startsWith('#')) return { words: text, address: '' }
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
