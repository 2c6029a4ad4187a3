import type { ElementContent } from 'hast'

/** Sanitised hast without the numbers that refer to footnotes: for a text to which its notes do not come along. */
export function withoutFootnoteMarks(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node]
    if (node.tagName === 'sup' && node.children.some((child) => child.type === 'element' && child.properties['dataFootnoteRef'] !== undefined)) return []
    return [{ ...node, children: withoutFootnoteMarks(node.children) }]
  })
}
