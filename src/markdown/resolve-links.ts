import type { ElementContent } from 'hast'

/** What is only there for others to lead to, and the footnote's way back. */
const anchors = new Set(['id', 'ariaDescribedBy'])

/**
 * Sanitised hast whose links lead where `resolve` says: those of Markdown and of raw HTML, those to footnotes and back.
 *
 * With `ids: false` it loses its ids, what refers to them, and the ways back from footnotes: for a copy beside which the
 * original stays, or that stands in one document with others. What comes in is not changed.
 */
export function resolveLinks(nodes: readonly ElementContent[], resolve: (href: string) => string, options: { readonly ids: boolean } = { ids: true }): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node]
    if (!options.ids && node.properties['dataFootnoteBackref'] !== undefined) return []
    const properties = Object.entries(node.properties)
      .filter(([name]) => options.ids || !anchors.has(name))
      .map(([name, value]) => [name, name === 'href' && typeof value === 'string' ? resolve(value) : value] as const)
    return [{ ...node, properties: Object.fromEntries(properties), children: resolveLinks(node.children, resolve, options) }]
  })
}
