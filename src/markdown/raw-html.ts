import type { Html, Nodes, Parents, Root } from 'mdast'
import { htmlTagNames } from 'html-tag-names'
import type { Position } from 'unist'
import { SKIP, visit } from 'unist-util-visit'

/** One tag in a piece of raw HTML, with its place in the Markdown. */
export interface RawTag {
  /** In small letters. */
  readonly name: string
  /** As it was written. */
  readonly written: string
  readonly closing: boolean
  /** False when its `>` is missing: a browser takes the words that follow for attributes. */
  readonly complete: boolean
  /** Values with their character references resolved. */
  readonly attributes: ReadonlyArray<{ readonly name: string; readonly value: string }>
  readonly position: Position | undefined
}

const known = new Set(htmlTagNames)

/** Elements that run, load, submit, restyle or take the page over. */
const dangerous = new Set(
  `script style link meta base title head html body frame frameset noframes noscript noembed
   iframe object embed applet portal form input button select textarea
   svg math template audio video plaintext xmp`.split(/\s+/),
)

/** Elements that mean nothing without others that a newsletter cannot hold: `Result<Option>` is more likely a type. */
const dependent = new Set('option optgroup param source track picture slot canvas map area dialog listing marquee keygen data output'.split(' '))

export const isDangerousTag = (tag: RawTag): boolean => dangerous.has(tag.name) || tag.attributes.some(({ name }) => /^on|^(srcdoc|formaction|background|ping|xlink:href)$/.test(name))

export const isKnownTag = (tag: RawTag): boolean => dangerous.has(tag.name) || (known.has(tag.name) && !dependent.has(tag.name))

/** What HTML never shows: comments, declarations, processing instructions. One that is not closed reaches to the end. */
export const unshown = /<!--(?:-?>|[\s\S]*?(?:-->|$))|<![a-z][\s\S]*?(?:>|$)|<\?[\s\S]*?(?:\?>|$)/gi

/** Whether a match of `unshown` ends where its author said. */
export const isClosed = (markup: string): boolean => markup.endsWith(markup.startsWith('<!--') ? '-->' : markup.startsWith('<?') ? '?>' : '>')

/** Reads the tags of a raw HTML node. What this overlooks the sanitizer still removes: it serves the messages, not the safety. */
export function rawTags(node: Html): RawTag[] {
  const tags: RawTag[] = []
  const withoutComments = node.value.replace(unshown, (markup) => markup.replace(/[^\n]/g, ' '))
  for (const match of withoutComments.matchAll(/<(\/?)([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>?/gi)) {
    const [source, slash, name = '', rest = ''] = match
    const attributes = [...rest.matchAll(/([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?/g)].map((attribute) => ({
      name: (attribute[1] ?? '').toLowerCase(),
      value: decodeReferences((attribute[2] ?? '').replace(/^(["'])([\s\S]*)\1$/, '$2')),
    }))
    tags.push({ name: name.toLowerCase(), written: name, closing: slash === '/', complete: source.endsWith('>'), attributes, position: positionIn(node, match.index, source.length) })
  }
  return tags
}

/** The character references that occur in addresses, and with which one is disguised. */
function decodeReferences(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);?/gi, (_, hex: string) => character(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);?/g, (_, decimal: string) => character(Number(decimal)))
    .replace(/&(colon|tab|newline|amp);?/gi, (_, name: string) => ({ colon: ':', tab: '\t', newline: '\n', amp: '&' })[name.toLowerCase()] ?? '')
}

const character = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd')

/**
 * Makes raw HTML harmless to the words around it: comments go, and what only looks like a tag (`Vec<T>`, `<name>`)
 * becomes the text that its author meant, since a browser would swallow it. Returns copies of the nodes as they were.
 */
export function settleRawHtml(root: Root): Html[] {
  const before: Html[] = []
  visit(root, 'html', (node, index, parent) => {
    if (parent === undefined || index === undefined) return undefined
    before.push({ ...node })
    const tags = rawTags(node)
    const value = node.value.replace(unshown, '')
    // HTML has no CDATA: a browser would swallow it too.
    if (tags.some((tag) => !isKnownTag(tag)) || node.value.includes('<![CDATA[')) {
      const text = { type: 'text', value, ...(node.position ? { position: node.position } : {}) } as const
      replace(parent, index, isPhrasingParent(parent) ? text : { type: 'paragraph', children: [text] })
    } else if (value.trim() === '') {
      parent.children.splice(index, 1)
      return [SKIP, index]
    } else {
      node.value = value
    }
    return undefined
  })
  return before
}

function isPhrasingParent(parent: Nodes): boolean {
  return ['paragraph', 'heading', 'emphasis', 'strong', 'delete', 'link', 'linkReference', 'tableCell'].includes(parent.type)
}

function replace(parent: Parents, index: number, node: Nodes): void {
  // mdast types each parent's children apart; text and paragraph are valid where isPhrasingParent puts them.
  ;(parent.children as Nodes[])[index] = node
}

/** Where a part of a literal node stands, `offset` and `length` counted in its value. */
export function positionIn(node: Pick<Html, 'value' | 'position'>, offset: number, length: number): Position | undefined {
  if (!node.position) return undefined
  const point = (end: number) => {
    const lines = node.value.slice(0, end).split('\n')
    const start = node.position?.start ?? { line: 1, column: 1 }
    const last = lines.at(-1) ?? ''
    return { line: start.line + lines.length - 1, column: lines.length === 1 ? start.column + last.length : last.length + 1 }
  }
  return { start: point(offset), end: point(offset + length) }
}
