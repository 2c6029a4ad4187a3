import type { ElementContent } from 'hast'

/** hast whose headings are so many levels lower, the lowest the sixth: for a text that comes to stand below further headings. */
export function lowerHeadings(nodes: readonly ElementContent[], levels: number): ElementContent[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node
    const level = /^h([1-6])$/.exec(node.tagName)?.[1]
    return { ...node, ...(level !== undefined && { tagName: `h${Math.min(6, Number(level) + levels)}` }), children: lowerHeadings(node.children, levels) }
  })
}
