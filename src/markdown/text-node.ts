/**
 * What the text renderer asks of a hast node, and what else is made from the tree.
 */

import type { Element, ElementContent, RootContent } from 'hast'

export type Node = RootContent | ElementContent

const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ' +
    'ol p pre search section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)

const NEVER_SHOWN = new Set(['datalist', 'head', 'script', 'style', 'template'])

/** An element, or one of the given elements; if it is none of these it may still be another. */
export function isElement<Name extends string>(
  node: Node | undefined,
  ...tagNames: readonly Name[]
): node is Element & { tagName: Name } {
  const names: readonly string[] = tagNames
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName))
}

export function isBlock(node: Node): boolean {
  return isElement(node) && BLOCKS.has(node.tagName)
}

/** An inline element can hold blocks: `<a href><h3>…</h3></a>`, `<del><p>…</p></del>`. */
export function holdsBlock(node: Node): boolean {
  return isElement(node) && node.children.some((child) => isBlock(child) || holdsBlock(child))
}

/** Not on the page in any browser, or made for the page only: the way back from a footnote. */
export function isHidden(node: Node): boolean {
  if (node.type !== 'element') return node.type !== 'text'
  return NEVER_SHOWN.has(node.tagName) || hasAttribute(node, 'hidden') || isBackReference(node)
}

/** The children without the white space between them. */
export function solidChildren(node: Element): ElementContent[] {
  return node.children.filter((child) => !(isHidden(child) || isBlank(child)))
}

/** The picture that an element is, or that is all there is in a link; undefined for anything else. */
export function imageOf(node: Node | undefined): Element | undefined {
  if (isElement(node, 'img')) return node
  if (!isElement(node, 'a')) return undefined
  const [only, ...others] = node.children.filter((child) => !isBlank(child))
  return isElement(only, 'img') && others.length === 0 ? only : undefined
}

/** A picture, or the link around it, with another title; null takes it away. */
export function withTitle(node: Element, title: string | null): Element {
  if (isElement(node, 'img')) {
    const { title: _, ...properties } = node.properties
    return { ...node, properties: title === null ? properties : { ...properties, title } }
  }
  return { ...node, children: node.children.map((child) => (isElement(child, 'img') ? withTitle(child, title) : child)) }
}

/** An attribute's value; '' if there is none. */
export function attribute(node: Element, name: string): string {
  const value = node.properties[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Raw HTML gives `data-footnotes` the value '', remark-rehype gives it `true`. */
export function hasAttribute(node: Element, name: string): boolean {
  const value = node.properties[name]
  return value !== undefined && value !== null && value !== false
}

export function hasClass(node: Element, name: string): boolean {
  const value = node.properties['className']
  return Array.isArray(value) ? value.includes(name) : value === name
}

/** A whole number from an attribute, or undefined. */
export function wholeNumber(node: Element, name: string): number | undefined {
  const value = attribute(node, name).trim()
  return /^-?\d{1,9}$/.test(value) ? Number(value) : undefined
}

/** White space between elements. */
export function isBlank(node: Node): boolean {
  return node.type === 'text' && !/\S/.test(node.value)
}

function isBackReference(node: Element): boolean {
  return hasAttribute(node, 'dataFootnoteBackref') || hasClass(node, 'data-footnote-backref')
}
