import type { Element, ElementContent } from 'hast'
import { holdsBlock, isBlock, isElement } from './text-node.js'

/**
 * Elements that mail clients do not know, as ones that they do; each keeps its style.
 *
 * - `figure` and `figcaption` → `div` and `p`: to Word, which draws for Outlook on Windows, they are no blocks.
 *   A caption gets the class by which dark mode knows what is soft.
 * - `details` → `div`, with its summary as a bold paragraph above: few clients unfold it, and what is folded away for
 *   good would be lost.
 *
 * What only marks a footnote for a stylesheet is left out: an email has limits, and dozens of them.
 */
export function withEmailElements(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.map((node) => {
    if (!isElement(node)) return node
    const children = withEmailElements(node.children)
    if (isElement(node, 'a', 'section')) return { ...node, properties: withoutMarks(node.properties), children }
    return RENAMED.get(node.tagName)?.({ ...node, children }) ?? { ...node, children }
  })
}

const RENAMED: ReadonlyMap<string, (node: Element) => Element> = new Map<string, (node: Element) => Element>([
  ['figure', (node) => ({ ...node, tagName: 'div' })],
  ['figcaption', (node) => ({ ...node, tagName: holdsBlocks(node) ? 'div' : 'p', properties: { ...node.properties, className: ['soft'] } })],
  ['details', unfolded],
  [
    'summary',
    (node) =>
      // A heading within is bold by itself.
      holdsBlocks(node)
        ? { ...node, tagName: 'div' }
        : { ...node, tagName: 'p', children: [{ type: 'element', tagName: 'strong', properties: {}, children: node.children }] },
  ],
])

function withoutMarks({ dataFootnotes: _section, dataFootnoteRef: _ref, dataFootnoteBackref: _back, className: _class, ...properties }: Element['properties']): Element['properties'] {
  return properties
}

function unfolded(node: Element): Element {
  const { open: _, ...properties } = node.properties
  return { ...node, tagName: 'div', properties }
}

function holdsBlocks(node: Element): boolean {
  return node.children.some((child) => isBlock(child) || holdsBlock(child))
}
