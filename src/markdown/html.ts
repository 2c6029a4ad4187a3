import type { ElementContent } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { absoluteAddress } from './addresses.js'

const compiler = unified().use(rehypeStringify, { characterReferences: { useNamedReferences: false } }).freeze()

/** Sanitised hast → HTML for a page, whose stylesheet does the rest. */
export function webHtml(nodes: readonly ElementContent[]): string {
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

/** Sanitised hast → HTML for an email, each element with its declarations inline: several mail clients drop style blocks. */
export function emailHtml(nodes: readonly ElementContent[], styles: ElementStyles): string {
  return webHtml(styled(nodes, styles, []))
}

function styled(nodes: readonly ElementContent[], styles: ElementStyles, ancestors: readonly string[]): ElementContent[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node
    const { tagName } = node
    const selectors = [tagName, ...new Set(ancestors.map((ancestor) => `${ancestor} ${tagName}`))]
    const style = selectors.flatMap((selector) => (Object.hasOwn(styles, selector) ? [styles[selector]] : [])).join(';')
    const properties = style === '' ? node.properties : { ...node.properties, style }
    return { ...node, properties, children: styled(node.children, styles, [...ancestors, tagName]) }
  })
}

/** Sanitised hast whose relative addresses are absolute, below `base`. What comes in is not changed. */
export function withAbsoluteAddresses(nodes: readonly ElementContent[], base: string): ElementContent[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node
    const { href, src } = node.properties
    const properties = {
      ...node.properties,
      ...(typeof href === 'string' ? { href: absoluteAddress(href, base) } : {}),
      ...(typeof src === 'string' ? { src: absoluteAddress(src, base) } : {}),
    }
    return { ...node, properties, children: withAbsoluteAddresses(node.children, base) }
  })
}
