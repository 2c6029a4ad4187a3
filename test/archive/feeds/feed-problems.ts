import { isInstant, isLanguage, isWebAddress, named, parseXml, relativeAddresses, xmlProblems, type XmlElement } from '../xml-problems.js'

const atom = 'http://www.w3.org/2005/Atom'

/** How often each element may stand in a feed and in an entry (RFC 4287 §4.1.1, §4.1.2). */
const feedCounts: Readonly<Record<string, readonly [least: number, most: number]>> = { id: [1, 1], title: [1, 1], subtitle: [0, 1], updated: [1, 1], icon: [0, 1], logo: [0, 1], rights: [0, 1], generator: [0, 1], author: [0, Infinity], contributor: [0, Infinity], category: [0, Infinity], link: [0, Infinity], entry: [0, Infinity] }
const entryCounts: typeof feedCounts = { id: [1, 1], title: [1, 1], updated: [1, 1], published: [0, 1], summary: [0, 1], content: [0, 1], rights: [0, 1], source: [0, 1], author: [0, Infinity], contributor: [0, Infinity], category: [0, Infinity], link: [0, Infinity] }

/**
 * What is wrong with an Atom feed by the rules of RFC 4287, and by ours beyond them: absolute addresses of the web,
 * newest first, and a feed that is no newer than its newest entry. The order of elements is free (§4).
 */
export function atomProblems(xml: string): string[] {
  const problems = xmlProblems(xml)
  if (problems.length > 0) return problems
  const feed = parseXml(xml)
  if (feed.name !== 'feed') return [`the root is <${feed.name}>, expected <feed> (§4.1.1)`]
  if (feed.attributes['xmlns'] !== atom) problems.push('not in the namespace of Atom (§1.2)')
  const entries = named(feed, 'entry')
  problems.push(...counted(feed, feedCounts, 'the feed'), ...entries.flatMap((entry, index) => counted(entry, entryCounts, `entry ${index + 1}`)))
  if (named(feed, 'author').length === 0 && entries.some((entry) => named(entry, 'author').length === 0)) problems.push('no author of the feed, and of some entry neither (§4.1.1)')
  problems.push(...linkProblems(feed, 'the feed'))
  const selves = relations(feed, 'self')
  if (selves.length !== 1) problems.push(`${selves.length} links to the feed itself, expected one (§4.1.1)`)
  for (const entry of entries) problems.push(...entryProblems(entry))
  for (const element of all(feed)) problems.push(...constructProblems(element))
  const ids = entries.map((entry) => textOf(entry, 'id'))
  if (new Set([...ids, textOf(feed, 'id')]).size !== ids.length + 1) problems.push('an id that is there twice (§4.1.1, §4.2.6)')
  const published = entries.map((entry) => Date.parse(textOf(entry, 'published')))
  if (published.some((date, index) => date > (published[index - 1] ?? Infinity))) problems.push('not newest first')
  const newest = Math.max(...entries.map((entry) => Date.parse(textOf(entry, 'updated'))))
  if (entries.length > 0 && Date.parse(textOf(feed, 'updated')) !== newest) problems.push('updated at another time than its newest entry')
  return problems
}

function entryProblems(entry: XmlElement): string[] {
  const id = textOf(entry, 'id')
  const problems = linkProblems(entry, id)
  const [content] = named(entry, 'content')
  if (content === undefined && relations(entry, 'alternate').length === 0) problems.push(`${id}: neither content nor a link to it (§4.1.2)`)
  if (content !== undefined) {
    if (!['text', 'html', 'xhtml'].includes(content.attributes['type'] ?? 'text')) problems.push(`${id}: content of the type ${content.attributes['type']} (§4.1.3.1)`)
    if (content.attributes['type'] !== 'xhtml' && content.children.length > 0) problems.push(`${id}: elements in text (§4.1.3.3)`)
    problems.push(...relativeAddresses(content.text).map((address) => `${id}: the relative address ${address}`))
    if (/<script|<style|\son\w+=/i.test(content.text)) problems.push(`${id}: a script or a style`)
  }
  if (Date.parse(textOf(entry, 'published')) > Date.parse(textOf(entry, 'updated'))) problems.push(`${id}: updated before it was published (§4.2.9)`)
  return problems
}

function linkProblems(of: XmlElement, where: string): string[] {
  const links = named(of, 'link')
  const alternates = relations(of, 'alternate').map(({ attributes: { type, hreflang } }) => `${type} ${hreflang}`)
  return [
    ...links.filter(({ attributes }) => !isWebAddress(attributes['href'] ?? '')).map(({ attributes }) => `${where}: a link to ${attributes['href']} (§4.2.7.1)`),
    ...links.filter(({ children, text }) => children.length > 0 || text.trim() !== '').map(() => `${where}: a link that is not empty (§4.2.7)`),
    ...links.filter(({ attributes: { hreflang, type } }) => (hreflang !== undefined && !isLanguage(hreflang)) || (type !== undefined && !/^[\w.+-]+\/[\w.+-]+$/.test(type))).map(() => `${where}: a link of no language or type (§4.2.7.3)`),
    ...(new Set(alternates).size === alternates.length ? [] : [`${where}: two links to the same in one language (§4.1.1)`]),
  ]
}

/** What an element must look like by its own name, wherever it stands. */
function constructProblems({ name, attributes, text, children }: XmlElement): string[] {
  const problems: string[] = []
  if (attributes['xml:lang'] !== undefined && !isLanguage(attributes['xml:lang'])) problems.push(`the language ${attributes['xml:lang']} (§2)`)
  if ((name === 'updated' || name === 'published') && !isInstant(text)) problems.push(`the date ${text} (§3.3)`)
  if ((name === 'id' || name === 'uri' || name === 'icon') && !isWebAddress(text)) problems.push(`the ${name} ${text}`)
  if (name === 'email' && !/^[^@\s]+@[^@\s]+$/.test(text)) problems.push(`the address ${text} (§3.2.3)`)
  if (name === 'category' && (attributes['term'] ?? '') === '') problems.push('a category without a term (§4.2.2)')
  if (name === 'author' && children.filter((child) => child.name === 'name').length !== 1) problems.push('an author without one name (§3.2.1)')
  if (name === 'title' && text.trim() === '') problems.push('an empty title')
  return problems
}

function counted(element: XmlElement, counts: typeof feedCounts, where: string): string[] {
  const problems = Object.entries(counts).flatMap(([name, [least, most]]) => {
    const count = named(element, name).length
    return count < least || count > most ? [`${where}: ${count} of <${name}> (§4.1)`] : []
  })
  const unknown = element.children.filter(({ name }) => !(name in counts) && name !== 'media:content').map(({ name }) => `${where}: <${name}> is no element of Atom`)
  const pictures = named(element, 'media:content').filter(({ attributes }) => !isWebAddress(attributes['url'] ?? '')).map(({ attributes }) => `${where}: the picture ${attributes['url']}`)
  return [...problems, ...unknown, ...pictures]
}

function all(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(all)]
}

/** Links of a relation; without `rel` it is "alternate" (§4.2.7.2). */
function relations(of: XmlElement, relation: string): XmlElement[] {
  return named(of, 'link').filter(({ attributes }) => (attributes['rel'] ?? 'alternate') === relation)
}

function textOf(element: XmlElement, name: string): string {
  return named(element, name)[0]?.text ?? ''
}

