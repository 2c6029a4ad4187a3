import type { PhrasingContent } from 'mdast'
import { toString } from 'mdast-util-to-string'

/** The words of a title, without its markup and its raw HTML: for what holds text alone, such as an id or a link in a link. */
export function plainWords(nodes: readonly PhrasingContent[]): string {
  return toString({ type: 'paragraph', children: [...nodes] }, { includeHtml: false })
}
