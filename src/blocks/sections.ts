import type { ElementContent } from 'hast'
import type { Heading, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Message, Place } from '../messages/message.js'
import { message, placeOf } from '../messages/report.js'

/** A part of a body: the words of its heading, and what follows up to the next. */
export interface Section {
  readonly title: readonly ElementContent[]
  readonly body: readonly ElementContent[]
}

/**
 * A body split at the highest of its headings below `level`, the block's own; deeper ones stay in their section. Prose
 * before the first introduces the others. Headings in lists and quotations are not the block's.
 */
export function splitSections(body: readonly ElementContent[], level: number): { introduction: ElementContent[]; sections: Section[] } {
  const depths = body.map(depthOf).filter((depth) => depth > level)
  const highest = Math.min(...depths)
  const introduction: ElementContent[] = []
  const sections: Array<{ title: ElementContent[]; body: ElementContent[] }> = []
  for (const node of body) {
    if (node.type === 'element' && depthOf(node) === highest) sections.push({ title: node.children, body: [] })
    else (sections.at(-1)?.body ?? introduction).push(node)
  }
  return { introduction: trim(introduction), sections: sections.map((section) => ({ title: section.title, body: trim(section.body) })) }
}

/** What is wrong with the body of a kind that is made of sections: none, or one without a title. `section` is what the kind calls one. */
export function checkSections(kind: string, section: string, { body, place }: { readonly body: readonly RootContent[]; readonly place: Place | null }, file: string): Message[] {
  const headings = body.filter((node): node is Heading => node.type === 'heading')
  const empty = headings.find((heading) => toString(heading).trim() === '')
  const note = `Write each ${section} on a line of its own that begins with \`### \`, and below it what belongs to it.`
  if (headings.length === 0) return [message('block-body', file, place, `Unexpected body of \`${kind}\` without a ${section}, expected one or more`, note)]
  return empty === undefined ? [] : [message('block-body', file, placeOf(empty.position), `Unexpected ${section} without words in \`${kind}\`, expected a heading that says something`, note)]
}

/** 1 to 6 for a heading, 0 for anything else. */
function depthOf(node: ElementContent): number {
  return node.type === 'element' ? Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? 0) : 0
}

/** Without the white space around it: templates ask whether there is anything. */
function trim(nodes: readonly ElementContent[]): ElementContent[] {
  const isSolid = (node: ElementContent): boolean => node.type !== 'text' || node.value.trim() !== ''
  const first = nodes.findIndex(isSolid)
  return first === -1 ? [] : nodes.slice(first, nodes.findLastIndex(isSolid) + 1)
}
