import type { RootContent } from 'mdast'
import { isVisible, media, type Issue, type Visibility } from '../issue/issue.js'

/** All that is printed and may refer to something: blocks and footnotes. */
export function textsOf({ blocks, definitions }: Issue): Array<{ children: readonly RootContent[]; visibility: Visibility }> {
  return [
    ...blocks.map(({ title, body, visibility }) => ({ children: [...(title ?? []), ...body], visibility })),
    ...definitions.flatMap(({ node, visibility }) => (node.type === 'footnoteDefinition' ? [{ children: node.children, visibility }] : [])),
  ]
}

/** True when whoever gets `needed` also gets `defined`. */
export function covers(defined: Visibility, needed: Visibility, issue: Issue): boolean {
  const named = [defined, needed, issue.visibility].flatMap(({ audiences }) => audiences.flat())
  // Any audience that is not named anywhere is like this one.
  const audiences = new Set([...named, 'public', ''])
  return [...audiences].every((audience) => media.every((medium) => !isVisible(needed, audience, medium) || isVisible(defined, audience, medium)))
}
