import { posix } from 'node:path'
import { attribute, named, pageOf, structuredOf, textOf, type Archive, type Page } from './archive.js'

/** An address that a file names, and what for. */
interface Link {
  readonly from: string
  readonly address: string
  /** `follow`: a reader goes there. `load`: a browser needs it for the page. `machine`: programs read it. */
  readonly use: 'follow' | 'load' | 'machine'
}

const loading: Readonly<Record<string, ReadonlyArray<string>>> = { img: ['src'], source: ['src'], script: ['src'], iframe: ['src'], video: ['src', 'poster'], audio: ['src'], embed: ['src'], object: ['data'], body: ['background'], table: ['background'], td: ['background'] }

/** Every address in a page. */
function linksIn(page: Page): Link[] {
  const link = (address: string | null, use: Link['use']): Link[] => (address === null ? [] : [{ from: page.path, address, use }])
  const ofElements = page.elements.flatMap((element) => {
    const { tagName } = element
    const rel = attribute(element, 'rel') ?? ''
    const loaded = (loading[tagName] ?? []).flatMap((name) => link(attribute(element, name), 'load'))
    const sets = (attribute(element, 'srcSet') ?? '').split(/,\s*/).flatMap((candidate) => (candidate === '' ? [] : link(candidate.trim().split(/\s/)[0] ?? '', 'load')))
    const style = cssAddresses(attribute(element, 'style') ?? '').flatMap((address) => link(address, 'load'))
    const href = link(attribute(element, 'href'), tagName !== 'link' ? 'follow' : /stylesheet|icon|preload/.test(rel) ? 'load' : /^(?:canonical|alternate)$/.test(rel) && /^https?:/.test(attribute(element, 'href') ?? '') ? 'machine' : 'follow')
    const refresh = tagName === 'meta' && attribute(element, 'httpEquiv') === 'refresh' ? link(/url=(.*)$/i.exec(attribute(element, 'content') ?? '')?.[1] ?? null, 'follow') : []
    const picture = tagName === 'meta' && /^og:(?:image|url)$/.test(attribute(element, 'property') ?? '') ? link(attribute(element, 'content'), 'machine') : []
    return [...loaded, ...sets, ...style, ...href, ...refresh, ...picture, ...link(attribute(element, 'action'), 'follow')]
  })
  const ofStyles = named(page, 'style').flatMap((style) => cssAddresses(textOf(style)).flatMap((address) => link(address, 'load')))
  // An `@id` is a name, which leads to nothing by itself (JSON-LD 1.1 §3.3).
  const ofData = structuredOf(page).flatMap((data) => stringsIn(data, ['@id', '@context']).filter((text) => /^https?:/.test(text)).flatMap((address) => link(address, 'machine')))
  return [...ofElements, ...ofStyles, ...ofData]
}

/** Every address in a file that is no page: stylesheets, feeds, sitemaps, calendars. */
function linksInFile(path: string, contents: Buffer): Link[] {
  const text = contents.toString()
  const link = (use: Link['use']) => (address: string): Link => ({ from: path, address, use })
  if (path.endsWith('.css')) return cssAddresses(text).map(link('load'))
  if (path.endsWith('.ics')) return [...text.replace(/\r\n[ \t]/g, '').matchAll(/^(?:URL|SOURCE)(?:;[^:]*)?:(.*?)\r$/gm)].map(([, address = '']) => link('machine')(address))
  if (path.endsWith('.json')) return stringsIn(JSON.parse(text)).flatMap((value) => (/^https?:\S+$/.test(value) ? [link('machine')(value)] : inHtml(path, value)))
  if (path.endsWith('.xml')) {
    const addresses = [...text.matchAll(/(?:href="|<(?:loc|id|uri|icon)>)(https?:[^"<]*)/g)].map(([, address = '']) => link('machine')(address.replaceAll('&amp;', '&')))
    return [...addresses, ...[...text.matchAll(/<content type="html">([^<]*)<\/content>/g)].flatMap(([, html = '']) => inHtml(path, html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')))]
  }
  if (path === 'robots.txt') return [...text.matchAll(/^Sitemap: (.*)$/gm)].map(([, address = '']) => link('machine')(address))
  return []
}

/** Of a feed's text every address is one for programs: it is read anywhere. */
function inHtml(path: string, html: string): Link[] {
  return linksIn(pageOf(path, html)).map((found) => ({ ...found, use: 'machine' }))
}

function cssAddresses(css: string): string[] {
  return [...css.matchAll(/url\(\s*["']?([^"')]*)["']?\s*\)|@import\s+["']([^"']*)/g)].map(([, url, imported]) => url ?? imported ?? '')
}

function stringsIn(value: unknown, except: readonly string[] = []): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => (except.includes(key) ? [] : stringsIn(inner, except))) : []
}

export function allLinks({ files, pages }: Archive): Link[] {
  return [...pages.flatMap(linksIn), ...[...files].flatMap(([path, contents]) => (path.startsWith('pagefind/') || path.endsWith('.html') ? [] : linksInFile(path, contents)))]
}

export interface Hosted {
  /** The address of the archive's folder, with a slash at its end. */
  readonly url: string
  /** Addresses below it that editors wrote in full: those stay as they are. */
  readonly inFull?: readonly string[]
}

/**
 * What is wrong with the addresses of an archive: those that lead to nothing, to no such fragment, out of the folder, or
 * on a machine's own disk, and those between pages that would not open from disk.
 */
export function linkProblems(archive: Archive, hosted: Hosted): string[] {
  const places = new Map(archive.pages.map((page) => [page.path, new Set(page.elements.flatMap((element) => [attribute(element, 'id'), element.tagName === 'a' ? attribute(element, 'name') : null].flatMap((id) => (id === null ? [] : [id]))))]))
  return [...new Set(allLinks(archive).flatMap((link) => problemsOf(link, archive, hosted, places).map((problem) => `${link.from}: ${link.address} ${problem}`)))]
}

function problemsOf({ from, address, use }: Link, { files, pages }: Archive, { url, inFull = [] }: Hosted, places: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  if (/^(?:mailto|tel|data):/i.test(address)) return []
  const isAbsolute = /^[a-z][a-z0-9+.-]*:/i.test(address)
  if (isAbsolute && !address.startsWith(url)) return /^https?:\/\/[^/]*\.[a-z]+(?:[/?#]|$)/i.test(address) ? (address.startsWith(new URL('/', url).href) && !'/'.startsWith(new URL(url).pathname) ? ['lies on our host, and outside of the archive'] : []) : ['is no address of the web']
  if (/^[/\\]/.test(address)) return ['begins at the root of a host']
  if (isAbsolute && use === 'load') return ['is loaded by its whole address: a copy on disk has no picture or style']
  if (!isAbsolute && use === 'machine') return ['is relative: whoever reads the file elsewhere finds nothing there']
  const isStandalone = from === '404.html' || pages.some(({ path, isEmail }) => path === from && isEmail)
  if (isAbsolute && use === 'follow' && !isStandalone && !inFull.includes(address)) return ['is absolute: a copy on disk leads away']
  if (!isAbsolute && from === '404.html' && !address.startsWith('#')) return ['is relative, on a page that is shown at any address']
  const [before = '', fragment] = address.slice(isAbsolute ? url.length : 0).split('#')
  const to = decodeURIComponent(before.replace(/\?.*$/, ''))
  const path = isAbsolute ? to : to === '' ? from : posix.join(posix.dirname(from), to).replace(/^\.\//, '')
  if (path.startsWith('..')) return ['leads out of the archive']
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path
  if (!files.has(file)) return ['leads to nothing']
  if (!isAbsolute && file !== path) return ['names a folder, which does not open from disk']
  if (fragment === undefined || fragment === '') return fragment === '' ? ['has an empty fragment'] : []
  return places.get(file)?.has(decodeURIComponent(fragment)) === true ? [] : ['leads to no such place in the page']
}
