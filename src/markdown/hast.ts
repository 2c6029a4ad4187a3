import type { Element, ElementContent, Root as HastRoot } from 'hast'
import type { FootnoteDefinition, Definition, Root, RootContent } from 'mdast'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import { outputAddress } from './addresses.js'
import { withFigures } from './figures.js'
import { isElement } from './text-node.js'

/** Pieces of one document in reading order, rendered apart but numbered together. */
export interface HastInput {
  readonly pieces: ReadonlyArray<readonly RootContent[]>
  /** Link and footnote definitions that the pieces may refer to. */
  readonly definitions: ReadonlyArray<Definition | FootnoteDefinition>
  /** Begins the ids of footnotes, so that two issues on one page do not clash. */
  readonly idPrefix: string
  readonly footnoteLabel: string
  /** Screen reader text of a footnote's way back; `{number}` is its number, `1-2` for the second reference to the first. */
  readonly backLabel: string
}

export interface HastOutput {
  /** Sanitised hast, one list of nodes a piece. */
  readonly pieces: ElementContent[][]
  /** The list of footnotes, or null when nothing refers to one. */
  readonly footnotes: Element | null
}

/**
 * mdast → sanitised hast.
 *
 * All pieces go through remark-rehype at once, because footnotes are numbered over the whole document. Raw HTML is
 * parsed piece by piece, so that an element left open in one block cannot swallow the next.
 */
export function toHast(input: HastInput): HastOutput {
  const root: Root = {
    type: 'root',
    // Definitions come first, in their own order: of two with one name it is the first that counts (CommonMark 0.31 §4.7).
    children: [...input.definitions, ...input.pieces.map((children, index) => piece(children, index))],
  }
  const tree = unified()
    .use(remarkRehype, {
      allowDangerousHtml: true,
      clobberPrefix: input.idPrefix,
      footnoteLabel: input.footnoteLabel,
      footnoteBackLabel: (index: number, reference: number) => input.backLabel.replace('{number}', () => `${index + 1}${reference > 1 ? `-${reference}` : ''}`),
      footnoteBackContent: (_: number, reference: number) => backArrow(reference),
    })
    .runSync(root) as HastRoot // remark-rehype turns an mdast root into a hast root
  const sections = tree.children.filter((node): node is Element => node.type === 'element')
  const pieces = input.pieces.map((_, index) => {
    const section = sections.find((node) => node.properties['dataPiece'] === index)
    return settle(section?.children ?? [], input.idPrefix)
  })
  const footnotes = sections.find((node) => node.properties['dataFootnotes'] !== undefined)
  const settled = footnotes ? settle([footnotes], input.idPrefix).find((node): node is Element => node.type === 'element') : undefined
  return { pieces, footnotes: settled ?? null }
}

/** A stand-in for a piece: remark-rehype renders an unknown node with `hName` as that element, its children within. */
function piece(children: readonly RootContent[], index: number): RootContent {
  return { type: 'blockquote', children: [...children] as never[], data: { hName: 'section', hProperties: { dataPiece: index } } }
}

/** The arrow as a character (U+FE0E): Apple's systems would set a coloured picture. */
function backArrow(reference: number): ElementContent[] {
  const number: ElementContent[] = reference > 1 ? [{ type: 'element', tagName: 'sup', properties: {}, children: [{ type: 'text', value: String(reference) }] }] : []
  return [{ type: 'text', value: '\u21a9\ufe0e' }, ...number]
}

/** The little raw HTML that Markdown lacks, besides GitHub's list. Classes and styles are ours alone. */
const schema: typeof defaultSchema = {
  ...defaultSchema,
  clobber: [],
  clobberPrefix: '',
  strip: ['script', 'style', 'title', 'textarea', 'iframe', 'noscript', 'template', 'svg', 'math', 'object', 'embed', 'select'],
  tagNames: [...(defaultSchema.tagNames ?? []), 'abbr', 'caption', 'cite', 'dfn', 'figure', 'figcaption', 'mark', 'small', 'time', 'u', 'wbr', 'bdi', 'bdo'].filter((name) => name !== 'picture' && name !== 'source'),
  ancestors: { ...defaultSchema.ancestors, caption: ['table'] },
  attributes: {
    ...defaultSchema.attributes,
    '*': ['id', 'title', 'lang', 'dir', 'ariaLabel', 'ariaDescribedBy', 'ariaHidden', 'align', 'vAlign'],
    a: ['href', 'dataFootnoteRef', 'dataFootnoteBackref', ['className', 'data-footnote-backref']],
    details: ['open'],
    section: ['dataFootnotes'],
    img: ['src', 'alt', 'width', 'height'],
    input: [['disabled', true], ['type', 'checkbox'], 'checked'],
    li: [['className', 'task-list-item']],
    ol: ['start', 'reversed', ['className', 'contains-task-list']],
    ul: [['className', 'contains-task-list']],
    time: ['dateTime'],
    abbr: ['title'],
    td: ['colSpan', 'rowSpan', 'align'],
    th: ['colSpan', 'rowSpan', 'align', 'scope'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https'], cite: ['http', 'https'] },
}

const parser = unified().use(rehypeRaw).freeze()
const sanitizer = unified().use(rehypeSanitize, schema).freeze()

function settle(children: Element['children'], idPrefix: string): ElementContent[] {
  let root: HastRoot = { type: 'root', children: [...children] }
  if (holdsRaw(root.children)) root = parser.runSync(root)
  root = sanitizer.runSync(root)
  let holdsPicture = false
  visit(root, 'element', (node, index, parent) => {
    if (node.tagName === 'h1') node.tagName = 'h2'
    prefixLabel(node, idPrefix)
    for (const name of ['href', 'src'] as const) {
      const address = node.properties[name]
      if (typeof address !== 'string') continue
      const settled = outputAddress(address)
      if (settled === null) delete node.properties[name]
      else node.properties[name] = settled
    }
    if (node.tagName === 'tr') setScopes(node, parent?.type === 'element' && parent.tagName === 'thead')
    holdsPicture ||= node.tagName === 'img'
    // A link that leads nowhere is only its text; a picture that cannot be loaded is its description.
    if (parent && index !== undefined && node.tagName === 'a' && node.properties['href'] === undefined && node.properties['id'] === undefined) {
      parent.children.splice(index, 1, ...node.children)
      return [SKIP, index]
    }
    if (parent && index !== undefined && node.tagName === 'img' && node.properties['src'] === undefined) {
      parent.children.splice(index, 1, { type: 'text', value: typeof node.properties['alt'] === 'string' ? node.properties['alt'] : '' })
      return [SKIP, index]
    }
    return undefined
  })
  const settled = root.children.filter((node): node is ElementContent => node.type === 'element' || node.type === 'text')
  return holdsPicture ? withFigures(settled) : settled
}

/** What a heading in a table is for: its row when it begins a row of data, else its column (WCAG 2.2 technique H63). */
function setScopes(row: Element, isHead: boolean): void {
  const cells = row.children.filter((cell) => isElement(cell, 'td', 'th'))
  const isData = !isHead && cells.some((cell) => isElement(cell, 'td'))
  cells.forEach((cell, index) => {
    if (isElement(cell, 'th')) cell.properties['scope'] ??= isData && index === 0 ? 'row' : 'col'
  })
}

/** remark-rehype prefixes the ids of footnotes, but not that of their heading. */
function prefixLabel({ properties }: Element, idPrefix: string): void {
  if (properties['id'] === 'footnote-label') properties['id'] = `${idPrefix}footnote-label`
  if (Array.isArray(properties['ariaDescribedBy'])) properties['ariaDescribedBy'] = properties['ariaDescribedBy'].map((id) => (id === 'footnote-label' ? `${idPrefix}footnote-label` : id))
}

/** Most pieces hold none, and are spared a round through the HTML parser. */
function holdsRaw(nodes: HastRoot['children']): boolean {
  return nodes.some((node) => node.type === 'raw' || ('children' in node && holdsRaw(node.children)))
}
