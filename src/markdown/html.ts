import type { Element, ElementContent } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { absoluteAddress } from './addresses.js'
import { withAnchors } from './email-anchors.js'
import { withEmailElements } from './email-elements.js'
import { withPageElements } from './page-elements.js'

const compiler = unified().use(rehypeStringify, { characterReferences: { useNamedReferences: false } }).freeze()

/** Sanitised hast → HTML for a page, whose stylesheet does the rest. */
export function webHtml(nodes: readonly ElementContent[]): string {
  return htmlOf(withPageElements(nodes))
}

function htmlOf(nodes: readonly ElementContent[]): string {
  return compiler.stringify({ type: 'root', children: withoutControls(nodes) })
}

/** A task's box as a character: mail clients drop form controls, and one without a label has no name to be read aloud. */
function withoutControls(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node
    if (node.tagName === 'input') return { type: 'text', value: node.properties['checked'] ? '☑' : '☐' }
    return { ...node, children: withoutControls(node.children) }
  })
}

/** Declarations by element name, such as `p` → `margin:0 0 16px`, or by an element within another, such as `td a`. */
export type ElementStyles = Readonly<Record<string, string>>

/**
 * Sanitised hast → HTML for an email, each element with its declarations inline: several mail clients drop style blocks.
 * Styles go by the names in the tree, so that `figure` and `summary` have theirs in whatever they become.
 */
export function emailHtml(nodes: readonly ElementContent[], styles: ElementStyles): string {
  return htmlOf(withAnchors(withEmailElements(styled(nodes, styles, []))))
}

function styled(nodes: readonly ElementContent[], styles: ElementStyles, ancestors: readonly string[]): ElementContent[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node
    const { tagName } = node
    const selectors = [tagName, ...new Set(ancestors.map((ancestor) => `${ancestor} ${tagName}`))]
    const found = selectors.flatMap((selector) => (Object.hasOwn(styles, selector) ? [styles[selector] ?? ''] : []))
    const style = merged([...found, ...ownAlignment(node, found)])
    // What only marks a place looks like no link.
    const isPlain = style === '' || (tagName === 'a' && node.properties['href'] === undefined)
    const properties = isPlain ? node.properties : { ...node.properties, style }
    return { ...node, properties, children: styled(node.children, styles, [...ancestors, tagName]) }
  })
}

/** Declarations in one, of each property the last: it is the one that counts, and an email counts its bytes. */
function merged(declarations: readonly string[]): string {
  if (declarations.length < 2) return declarations[0] ?? ''
  const all = declarations.flatMap((some) => some.split(';')).filter((one) => one !== '')
  const last = new Map<string, string>()
  for (const one of all) {
    const property = one.slice(0, one.indexOf(':'))
    // At the end: `border` after `border-top` takes that back.
    last.delete(property)
    last.set(property, one)
  }
  return [...last.values()].join(';')
}

/** A column that Markdown aligns keeps its side where the styles name another: a style wins over an attribute. */
function ownAlignment({ properties: { align } }: Element, found: readonly string[]): string[] {
  const isWord = typeof align === 'string' && /^(?:left|right|center|justify)$/.test(align)
  return isWord && found.some((declarations) => /(?:^|;)text-align:/.test(declarations)) ? [`text-align:${align}`] : []
}

/**
 * Sanitised hast whose links are absolute: a relative one is below `base`. Pictures are left to `withPictures`, which
 * knows them by their relative addresses. What comes in is not changed.
 */
export function withAbsoluteAddresses(nodes: readonly ElementContent[], base: string): ElementContent[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node
    const { href } = node.properties
    const properties = typeof href === 'string' ? { ...node.properties, href: absoluteAddress(href, base) } : node.properties
    return { ...node, properties, children: withAbsoluteAddresses(node.children, base) }
  })
}
