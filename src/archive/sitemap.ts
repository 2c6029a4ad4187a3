import type { Element } from 'xast'
import { x } from 'xastscript'
import { compareText } from '../messages/sort.js'
import { element, xmlDocument, xmlOf } from './xml.js'

export interface SitemapPage {
  /** Absolute, as are all addresses here. */
  readonly url: string
  /** `YYYY-MM-DD`, or null when nobody can say: never the day of the build. */
  readonly modified: string | null
  /** The page in all languages that it has, its own among them; none or one when it has no other. */
  readonly alternates: ReadonlyArray<{ readonly lang: string, readonly url: string }>
}

/** A file and where it lies, relative to the archive. */
export interface SitemapFile {
  readonly path: string
  readonly contents: string
}

/** What one sitemap may hold (sitemaps.org/protocol, "Using Sitemap index files"): 50 MB of 1,048,576 bytes, without compression. */
const most = { urls: 50_000, bytes: 52_428_800 }

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const attributes = { xmlns: namespace, 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' }

/**
 * `sitemap.xml` (sitemaps.org, protocol 0.9), in the order of the addresses; with the languages of each page as search
 * engines read them (`hreflang`). When one file cannot hold all, it is an index of `sitemap-1.xml` and so on.
 *
 * `base` is the newsletter's address, with a slash at its end.
 */
export function sitemap(pages: readonly SitemapPage[], { base, limits = most }: { readonly base: string, readonly limits?: typeof most }): SitemapFile[] {
  const parts = split(pages.toSorted((a, b) => compareText(a.url, b.url)), limits)
  const [first, ...more] = parts.map((part) => xmlDocument(element('urlset', attributes, part.map(urlOf))))
  if (more.length === 0) return [{ path: 'sitemap.xml', contents: first ?? xmlDocument(element('urlset', attributes, [])) }]
  const files = [first ?? '', ...more].map((contents, index) => ({ path: `sitemap-${index + 1}.xml`, contents }))
  const entries = parts.map((part, index) => element('sitemap', {}, [x('loc', `${base}sitemap-${index + 1}.xml`), modifiedOf(newest(part))]))
  return [{ path: 'sitemap.xml', contents: xmlDocument(element('sitemapindex', { xmlns: namespace }, entries)) }, ...files]
}

function urlOf({ url, modified, alternates }: SitemapPage): Element {
  const others = alternates.some((alternate) => alternate.url !== url) ? alternates : []
  return element('url', {}, [x('loc', url), modifiedOf(modified), ...others.map(({ lang, url: href }) => x('xhtml:link', { rel: 'alternate', hreflang: lang, href }))])
}

function modifiedOf(day: string | null): Element | null {
  return day === null ? null : x('lastmod', day)
}

function newest(pages: readonly SitemapPage[]): string | null {
  return pages.map(({ modified }) => modified).reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null)
}

/** As many pages a file as it may hold. */
function split(pages: readonly SitemapPage[], limits: typeof most): SitemapPage[][] {
  const frame = Buffer.byteLength(xmlDocument(element('urlset', attributes, [])))
  const parts: SitemapPage[][] = []
  let bytes = 0
  for (const page of pages) {
    const size = Buffer.byteLength(xmlOf(urlOf(page))) + 1
    const part = parts.at(-1)
    if (part === undefined || part.length === limits.urls || bytes + size > limits.bytes) {
      parts.push([page])
      bytes = frame + size
    } else {
      part.push(page)
      bytes += size
    }
  }
  return parts
}
