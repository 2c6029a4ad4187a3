import type { Element, ElementContent } from 'hast'
import type { RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'

/** Marks in which editors write a quotation, as pairs; a mark within would mean two quotations. */
const inMarks = [/^“[^“”]*”[.!?]?$/, /^"[^"]*"[.!?]?$/, /^„[^„“”]*[“”][.!?]?$/, /^«[^«»]*»[.!?]?$/, /^»[^«»]*«[.!?]?$/, /^‘[^‘]*’[.!?]?$/]

/** Whether a body stands in quotation marks as a whole, so that others around it would double them. */
export function isInMarks(body: readonly RootContent[]): boolean {
  const words = toString({ type: 'root', children: [...body] }).trim()
  return inMarks.some((pattern) => pattern.test(words))
}

/** The words in quotation marks, which stand beside the first and the last of them, and set in as the meaning of a term is. */
export function quotation(body: readonly ElementContent[], { open, close }: { readonly open: string; readonly close: string }): Element {
  const marked = beside(beside(body, open, 'first'), close, 'last')
  return element('dl', [element('dd', marked)])
}

const blocks = new Set(['p', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'div', 'section', 'h2', 'h3', 'h4', 'h5', 'h6'])

/** Nodes with a mark at one end of their words, however deep in blocks the words are. */
function beside(nodes: readonly ElementContent[], mark: string, end: 'first' | 'last'): ElementContent[] {
  const isSolid = (node: ElementContent): boolean => node.type === 'element' || (node.type === 'text' && node.value.trim() !== '')
  const at = end === 'first' ? nodes.findIndex(isSolid) : nodes.findLastIndex(isSolid)
  const node = nodes[at]
  if (node?.type === 'element' && blocks.has(node.tagName)) return nodes.with(at, { ...node, children: beside(node.children, mark, end) })
  const text = { type: 'text' as const, value: mark }
  return end === 'first' ? nodes.toSpliced(Math.max(0, at), 0, text) : nodes.toSpliced(at + 1, 0, text)
}

function element(tagName: string, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: {}, children }
}
