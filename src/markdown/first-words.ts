import type { ElementContent } from 'hast'

/** The beginning of a text, for those who only see a line of it: its first paragraphs, cut between two words; null when it has none. `length` in UTF-16 units. */
export function firstWords(nodes: readonly ElementContent[], length: number): string | null {
  const words = nodes.flatMap(paragraphs).join(' ').replace(/\s+/g, ' ').trim()
  if (words.length <= length) return words === '' ? null : words
  return `${words.slice(0, length).replace(/\s\S*$/, '')}…`
}

function paragraphs(node: ElementContent): string[] {
  if (node.type !== 'element') return []
  return node.tagName === 'p' ? [wordsOf(node)] : node.children.flatMap(paragraphs)
}

function wordsOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  // The number of a footnote is no word.
  return node.type !== 'element' || node.tagName === 'sup' ? '' : node.children.map(wordsOf).join('')
}
