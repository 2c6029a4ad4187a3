import type { Element } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'

/**
 * An XML document of one element, whatever its texts hold: characters that XML cannot have, not even escaped, are left
 * out (XML 1.0 §2.2). Ends with a line break.
 */
export function xmlDocument(root: Element): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${xmlOf(root)}\n`
}

/** One element, as it stands in a document. */
export function xmlOf(element: Element): string {
  return (
    toXml(element, { closeEmptyElements: true, tightClose: true })
      .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
      // The names are shorter, and people can read them; an ampersand of the text is escaped itself.
      .replaceAll('&#x3C;', '&lt;')
      .replaceAll('&#x26;', '&amp;')
      // xast-util-to-xml leaves `>` as it is; after `]]` it must be escaped (XML 1.0 §2.4).
      .replaceAll(']]>', ']]&gt;')
  )
}

/** An element whose children stand on lines of their own, for people who compare two versions; null is no child. */
export function element(name: string, attributes: Readonly<Record<string, string>>, children: ReadonlyArray<Element | null>): Element {
  return x(name, attributes, ...children.flatMap((child) => (child === null ? [] : ['\n', child])), '\n')
}
