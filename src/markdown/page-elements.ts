import type { ElementContent, Properties } from 'hast'

/**
 * Sanitised hast as a page has it. HTML has no `align` and no `valign` (HTML Standard §16.2), which Markdown and old
 * HTML write: the page's stylesheet aligns by `data-align`. A telephone number stays on one line.
 * Marks that remark-rehype writes twice, in an attribute and in a class, stand there once.
 */
export function withPageElements(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node
    const { align, vAlign: _vAlign, className, ...properties } = node.properties
    const side = typeof align === 'string' && /^(?:left|right|center)$/i.test(align) ? { dataAlign: align.toLowerCase() } : {}
    const children = withPageElements(node.children)
    return { ...node, properties: { ...properties, ...classes(className), ...side, ...(properties['dataFootnoteBackref'] !== undefined && { dataFootnoteBackref: true }) }, children: isTelephone(node.properties) ? children.map(unbroken) : children }
  })
}

const marks = new Set(['data-footnote-backref', 'sr-only'])

function classes(className: Properties[string]): Properties {
  const kept = Array.isArray(className) ? className.map(String).filter((name) => !marks.has(name)) : []
  return kept.length === 0 ? {} : { className: kept }
}

function isTelephone({ href }: Properties): boolean {
  return typeof href === 'string' && /^tel:/i.test(href)
}

function unbroken(node: ElementContent): ElementContent {
  if (node.type === 'text') return { ...node, value: unbrokenNumber(node.value) }
  return node.type === 'element' ? { ...node, children: node.children.map(unbroken) } : node
}

/** A telephone number with spaces and hyphens at which no line ends. */
export function unbrokenNumber(text: string): string {
  return text.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011')
}
