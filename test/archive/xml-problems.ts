import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** An element as an independent library reads it. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** The text that stands in it directly. */
  readonly text: string
}

/** What is wrong with a text as an XML document in UTF-8 (XML 1.0). */
export function xmlProblems(xml: string): string[] {
  const problems: string[] = []
  const validity = XMLValidator.validate(xml)
  if (validity !== true) problems.push(`not well-formed: ${validity.err.msg} in line ${validity.err.line}`)
  if (!xml.startsWith('<?xml version="1.0" encoding="utf-8"?>\n')) problems.push('no XML declaration in the first line')
  if (!xml.endsWith('\n')) problems.push('no line break at the end')
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(xml)) problems.push('a character that XML cannot have (§2.2)')
  if (/>[^<]*\]\]>/.test(xml)) problems.push('an unescaped `]]>` (§2.4)')
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(xml)) problems.push('an ampersand that is no reference (§4.1)')
  return problems
}

const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', parseTagValue: false, parseAttributeValue: false, trimValues: false, htmlEntities: true, processEntities: { enabled: true, maxTotalExpansions: Number.MAX_SAFE_INTEGER, maxExpandedLength: Number.MAX_SAFE_INTEGER } })

/** The root of a document that has no problems. */
export function parseXml(xml: string): XmlElement {
  // The parser's answer has no type of its own; elementsOf looks at every part.
  const [root, ...more] = elementsOf(parser.parse(xml) as unknown).filter(({ name }) => name !== '?xml')
  if (root === undefined || more.length > 0) throw new Error('Expected one root element')
  return root
}

function elementsOf(nodes: unknown): XmlElement[] {
  if (!Array.isArray(nodes)) return []
  return nodes.flatMap((node: Readonly<Record<string, unknown>>) => {
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text')
    if (name === undefined) return []
    const inner = node[name]
    const text = Array.isArray(inner) ? inner.map((child: Readonly<Record<string, unknown>>) => (typeof child['#text'] === 'string' ? child['#text'] : '')).join('') : ''
    return [{ name, attributes: stringsOf(node[':@']), children: elementsOf(inner), text }]
  })
}

function stringsOf(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(value ?? {}).map(([key, text]) => [key, String(text)]))
}

/** The children of a name. */
export function named(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

/** Whether a text is an absolute http or https address without characters that must be escaped (RFC 3986 §2). */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[\w.~:/?#[\]@!$&'()*+,;=%-]+$/.test(text) && !/%(?![\da-f]{2})/i.test(text) && URL.canParse(text)
}

/** Whether a text is a date and time that exist (RFC 3339 §5.6). */
export function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text))
}

/** Whether a text is a day that exists: `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
}

/** Whether a text is a language tag (BCP 47). */
export function isLanguage(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}

/** Addresses in a piece of HTML that are not absolute: a feed reader has nothing that they could be relative to. */
export function relativeAddresses(html: string): string[] {
  const found = [...html.matchAll(/\s(?:href|src|srcset|poster|action|cite)="([^"]*)"/g)].flatMap(([attribute, value = '']) => (attribute.includes('srcset=') ? value.split(/,\s+/) : [value]))
  return found.filter((address) => !/^(?:https?:\/\/|mailto:|tel:)/i.test(address.trim()))
}
