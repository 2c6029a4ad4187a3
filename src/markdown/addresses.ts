/**
 * What an address can do to a reader.
 *
 * - `allowed`: http, https, mailto, tel
 * - `relative`: a path below the archive, `fragment`: a place on the same page
 * - `foreign`: some other scheme (ftp, irc): harmless, but no mail client opens it
 * - `unsafe`: runs code, reads the machine, hides its host (`//host`), or carries a password
 */
export type AddressKind = 'allowed' | 'relative' | 'fragment' | 'foreign' | 'unsafe'

/** Schemes that run code or reach into the reader's machine. */
const unsafeSchemes = new Set(['javascript', 'vbscript', 'livescript', 'mocha', 'data', 'file', 'blob', 'filesystem', 'about', 'view-source', 'jar', 'ms-appx', 'chrome', 'res', 'wyciwyg', 'cid', 'mid'])

const allowedSchemes = new Set(['http', 'https', 'mailto', 'tel'])

/** Judges an address as browsers read it: white space and control characters do not count (WHATWG URL §4.4). */
export function addressKind(address: string): AddressKind {
  // eslint-disable-next-line no-control-regex -- control characters are the point
  const text = address.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g, '')
  if (text.startsWith('#')) return 'fragment'
  if (/^[/\\]{2}/.test(text)) return 'unsafe'
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase()
  // A colon after an entity or an escape ("javascript&colon;", "java%0ascript:") has never meant anything good.
  if (scheme === undefined) return /^[^/?#]*:/.test(decode(text)) ? 'unsafe' : 'relative'
  if (unsafeSchemes.has(scheme)) return 'unsafe'
  if (scheme === 'http' || scheme === 'https') return /^https?:\/\/[^/\\?#\s]*@/i.test(text) || !/^https?:\/\/[^/\\?#]/i.test(text) ? 'unsafe' : 'allowed'
  return allowedSchemes.has(scheme) ? 'allowed' : 'foreign'
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/&colon;?|&#0*58;?|&#x0*3a;?/gi, ':'))
  } catch {
    return text
  }
}

/** The address as it may stand in an output, or null when the link must go (its text stays). */
export function outputAddress(address: string): string | null {
  const kind = addressKind(address)
  return kind === 'unsafe' || kind === 'foreign' ? null : address.trim()
}

/** A relative address as an absolute one, below `base`; any other as it is. Mail has no page that it could be relative to. */
export function absoluteAddress(address: string, base: string): string {
  return addressKind(address) === 'relative' ? new URL(address, base).href : address
}

/** An address as one would write it on paper: without its scheme and a last slash. */
export function addressText(address: string): string {
  return address.replace(/^(?:https?:\/\/|mailto:|tel:)/i, '').replace(/\/$/, '')
}
