import { domainToASCII } from 'node:url'

/** An address as it may stand in a list header (RFC 2369 §2): ASCII, and percent-encoded what would end it or part it from the next. */
export function listAddress(url: string): string {
  return new URL(url).href.replace(/[\s"<>,]/g, (sign) => encodeURIComponent(sign))
}

/** A `mailto:` address (RFC 6068) as it may stand in a list header, its domain in ASCII; null for any other address. */
export function listMailto(url: string): string | null {
  if (!/^mailto:/i.test(url)) return null
  const [whole, local = '', domain = ''] = /^mailto:([^@?]+)@([^?]+)/i.exec(url) ?? []
  const ascii = domainToASCII(domain)
  return listAddress(whole === undefined || ascii === '' ? url : `mailto:${local}@${ascii}${url.slice(whole.length)}`)
}
