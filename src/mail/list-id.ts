import { domainToASCII } from 'node:url'

/**
 * A List-Id (RFC 2919 §3) made from the archive's address: its host, and before it the folders of its path, the last one
 * first. `https://example.org/news/` is `news.example.org`.
 */
export function listIdOf(url: string): string {
  const { hostname, pathname } = new URL(url)
  const labels = [...pathname.split('/').reverse(), ...hostname.split('.')].map(label).filter((text) => text !== '')
  // A name has a dot (§2).
  return (labels.length > 1 ? labels : ['newsletter', ...labels]).join('.')
}

/** Letters, digits and hyphens of a part of an address, in ASCII (RFC 5890 §2.3.2.1); empty when none are left. */
function label(part: string): string {
  const words = decoded(part).toLowerCase().replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-').replace(/^-+|-+$/g, '')
  return /^[\w-]*$/.test(words) ? words : domainToASCII(words)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
