import { isDay, isInstant, isLanguage, isWebAddress, named, parseXml, xmlProblems, type XmlElement } from './xml-problems.js'

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/**
 * What is wrong with a sitemap, or with an index of several, by the protocol of sitemaps.org (0.9) and by what search
 * engines want of `hreflang`: every page of a group names all of the group, itself among them.
 *
 * `base` is the address of the folder that the sitemap lies in: it may name nothing outside.
 */
export function sitemapProblems(xml: string, { base }: { base: string }): string[] {
  const problems = xmlProblems(xml)
  if (problems.length > 0) return problems
  if (Buffer.byteLength(xml) > 52_428_800) problems.push('more than 50 MB')
  const root = parseXml(xml)
  if (root.attributes['xmlns'] !== namespace) problems.push('not in the namespace of sitemaps')
  const [child, least] = root.name === 'sitemapindex' ? (['sitemap', 1] as const) : (['url', 0] as const)
  if (root.name !== 'urlset' && root.name !== 'sitemapindex') problems.push(`the root is <${root.name}>`)
  const entries = named(root, child)
  if (entries.length !== root.children.length) problems.push(`something other than <${child}>`)
  if (entries.length < least || entries.length > 50_000) problems.push(`${entries.length} of <${child}>`)
  const urls = entries.map((entry) => textOf(entry, 'loc'))
  if (new Set(urls).size !== urls.length) problems.push('an address that is there twice')
  problems.push(...entries.flatMap((entry) => entryProblems(entry, base)), ...groupProblems(entries))
  if (entries.some((entry) => named(entry, 'xhtml:link').length > 0) && root.attributes['xmlns:xhtml'] !== 'http://www.w3.org/1999/xhtml') problems.push('alternates without the namespace of XHTML')
  return problems
}

function entryProblems(entry: XmlElement, base: string): string[] {
  const url = textOf(entry, 'loc')
  const problems: string[] = []
  if (named(entry, 'loc').length !== 1) problems.push(`${named(entry, 'loc').length} of <loc>`)
  if (!isWebAddress(url) || !url.startsWith(base) || url.length >= 2_048) problems.push(`the address ${url}`)
  if (named(entry, 'lastmod').length > 1) problems.push(`${url}: more than one <lastmod>`)
  for (const { text } of named(entry, 'lastmod')) if (!isDay(text) && !isInstant(text)) problems.push(`${url}: the date ${text}`)
  for (const { name } of entry.children) if (!['loc', 'lastmod', 'xhtml:link'].includes(name)) problems.push(`${url}: <${name}>`)
  for (const { attributes } of named(entry, 'xhtml:link')) {
    if (attributes['rel'] !== 'alternate' || !(attributes['hreflang'] === 'x-default' || isLanguage(attributes['hreflang'] ?? '')) || !isWebAddress(attributes['href'] ?? '')) problems.push(`${url}: the alternate ${JSON.stringify(attributes)}`)
  }
  return problems
}

function groupProblems(entries: readonly XmlElement[]): string[] {
  const groups = new Map(entries.map((entry) => [textOf(entry, 'loc'), named(entry, 'xhtml:link').map(({ attributes: { hreflang, href } }) => ({ hreflang, href }))]))
  return [...groups].flatMap(([url, group]) => {
    if (group.length === 0) return []
    const problems = group.some(({ href }) => href === url) ? [] : [`${url}: not among its own alternates`]
    if (new Set(group.map(({ hreflang }) => hreflang)).size !== group.length) problems.push(`${url}: two alternates in one language`)
    for (const { href } of group) if (JSON.stringify(sorted(groups.get(href ?? ''))) !== JSON.stringify(sorted(group))) problems.push(`${url}: ${href} does not name the same alternates`)
    return problems
  })
}

function sorted(group: ReadonlyArray<{ readonly href: string | undefined }> = []): object[] {
  return group.toSorted((a, b) => ((a.href ?? '') < (b.href ?? '') ? -1 : 1))
}

function textOf(element: XmlElement, name: string): string {
  return named(element, name)[0]?.text ?? ''
}
