import type { Heading, Root, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { Message } from '../messages/message.js'
import { message, placeOf } from '../messages/report.js'

const depthOf = (depth: number): Heading['depth'] => Math.min(6, depth) as Heading['depth'] // 1 to 6 by construction

/**
 * The first level belongs to the title: where a body begins with it, all its headings move down by one. Where a
 * body begins with the second and uses the first later on, its editor meant both as articles.
 */
export function shiftFirstLevel(root: Root, file: string): Message[] {
  const first = root.children.find((node): node is Heading => node.type === 'heading' && node.depth === 1)
  if (first === undefined) return []
  const isTop = root.children.find((node) => node.type === 'heading') === first
  visit(root, 'heading', (heading) => {
    if (isTop || heading.depth === 1) heading.depth = depthOf(heading.depth + 1)
  })
  const note = 'The first level is for the issue’s title, which stands in the front matter. Write `##` for an article and `###` within one.'
  return [message('heading-level', file, placeOf(first.position), 'Unexpected heading of the first level, expected `##`', note)]
}

/** Headings in a block are deeper than the block's own, or a screen reader would take them for blocks of their own. */
export function shiftBelow(level: number, body: readonly RootContent[], file: string): Message[] {
  const headings: Heading[] = []
  visit({ type: 'root', children: [...body] } satisfies Root, 'heading', (heading) => {
    headings.push(heading)
  })
  const highest = Math.min(...headings.map((heading) => heading.depth))
  const first = headings.find((heading) => heading.depth <= level)
  if (first === undefined) return []
  for (const heading of headings) heading.depth = depthOf(heading.depth + level + 1 - highest)
  return [message('heading-level', file, placeOf(first.position), `Unexpected heading of level ${highest} in a block, expected \`${'#'.repeat(level + 1)}\``, 'The block’s own title is above it. Write one `#` more.')]
}

/** `## Title {audience=members}` is other tools' syntax: here the braces would be printed and the words published. */
export function checkHeadingAttributes(root: Root, file: string): Message[] {
  const messages: Message[] = []
  visit(root, 'heading', (heading) => {
    const attributes = /\{[^{}]*\}\s*$/.exec(toString(heading))?.[0].trim()
    if (attributes === undefined || !/[{\s](?:audience|only|id)\s*=|\{[#.]/.test(attributes)) return
    const note = `Write the article as a block: \`:::article[Title]${attributes}\` … \`:::\`.`
    messages.push(message('directive-malformed', file, placeOf(heading.position), `Unexpected \`${attributes}\` in a heading, expected a title alone`, note))
  })
  return messages
}
