import type { FootnoteDefinition, Nodes } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { positionIn } from '../markdown/raw-html.js'
import { message, placeOf } from '../messages/report.js'
import type { Message } from '../messages/message.js'
import type { IssueCheck } from './check.js'
import { covers, textsOf } from './readers.js'

/**
 * Rule `audience-reference`: a footnote or a link's address is in every edition that refers to it.
 *
 * not ok: `[^1]` in an article for everyone, while `[^1]: …` stands in a block for members. Publishing it would leak,
 * leaving it out would lose: only the editor can say which is meant.
 */
export const references: IssueCheck = ({ issue }) => {
  const messages: Message[] = []
  for (const { children, visibility } of textsOf(issue)) {
    visit({ type: 'root', children: [...children] } satisfies Nodes, (node) => {
      if (node.type !== 'footnoteReference' && node.type !== 'linkReference' && node.type !== 'imageReference') return
      const kind = node.type === 'footnoteReference' ? 'footnoteDefinition' : 'definition'
      const found = issue.definitions.find((definition) => definition.node.type === kind && definition.node.identifier === node.identifier)
      if (found === undefined || covers(found.visibility, visibility, issue)) return
      const line = found.node.position?.start.line
      const note = `It is defined in line ${line ?? '?'}, in a block that not all readers of this text get. Move that line out of the block, or write it into this block too under another name.`
      messages.push(message('audience-reference', issue.path, placeOf(node.position), `Unexpected reference to "${node.identifier}", expected one that every reader of this text may see`, note))
    })
  }
  return messages
}

/**
 * Rule `reference-missing`: what looks like a reference has become one.
 *
 * not ok: `[^1]` without a line `[^1]: …`, or with that line in a block further below. Readers would see the brackets.
 */
export const missingReferences: IssueCheck = ({ issue, root, body }) => {
  const messages: Message[] = []
  const defined = new Set(issue.definitions.map(({ node }) => (node.type === 'definition' ? node.identifier : `^${node.identifier}`)))
  visit(root, 'text', (node) => {
    // As it was written: a bracket behind a backslash is meant as it is.
    const { start, end } = node.position ?? {}
    const value = start?.offset === undefined || end?.offset === undefined ? node.value : body.slice(start.offset, end.offset)
    for (const match of value.matchAll(/(?<!\\)\[(?:(\^[^\]\s]+)\]|[^\]]+\]\[([^\]]+)\])/g)) {
      const name = match[1] ?? match[2] ?? ''
      const isFootnote = match[1] !== undefined
      if (!isFootnote && !defined.has(name.toLowerCase())) continue
      const note = defined.has(name.toLowerCase())
        ? `The line \`[${name}]: …\` stands inside a block below. Move it to the end of the file, outside of all blocks.`
        : `Write its text on a line of its own at the end of the file: \`[${name}]: …\`. If the brackets are meant as they are, write \`\\[${name}]\`.`
      messages.push(message('reference-missing', issue.path, placeOf(positionIn({ ...node, value }, match.index, match[0].length)), `Unexpected \`${match[0]}\`, expected a reference to something that is defined`, note))
    }
  })
  return messages
}

/**
 * Rule `reference-missing`, the other way round: what stands in a footnote is read.
 *
 * not ok: `[^2]: …` without a `[^2]` in the text, or two footnotes of one name. Neither would be printed.
 */
export const unusedFootnotes: IssueCheck = ({ issue }) => {
  const first = new Map<string, FootnoteDefinition>()
  const messages: Message[] = []
  const footnotes = issue.definitions.flatMap(({ node }) => (node.type === 'footnoteDefinition' ? [node] : []))
  for (const node of footnotes) {
    const other = first.get(node.identifier)
    if (other === undefined) first.set(node.identifier, node)
    else {
      const note = `Line ${other.position?.start.line ?? '?'} has one of that name, and only that one is printed. Give this one another name, here and in the text.`
      messages.push(message('reference-missing', issue.path, placeOf(node.position), `Unexpected second footnote \`[^${node.label ?? node.identifier}]\`, expected one of each name`, note))
    }
  }
  const read = new Set<string>()
  const follow = (children: readonly Nodes[]): void => {
    for (const name of footnotesIn(children)) {
      if (read.has(name)) continue
      read.add(name)
      follow(first.get(name)?.children ?? [])
    }
  }
  for (const block of issue.blocks) follow([...(block.title ?? []), ...block.body])
  for (const node of first.values()) {
    if (read.has(node.identifier)) continue
    const name = `[^${node.label ?? node.identifier}]`
    messages.push(message('reference-missing', issue.path, placeOf(node.position), `Unexpected footnote \`${name}\`, expected a reference to it in the text`, `Nobody would read it. Write \`${name}\` where it belongs, or delete it.`))
  }
  return messages
}

/** Footnotes that are referred to in nodes, but not those in the footnotes among them. */
function footnotesIn(nodes: readonly Nodes[]): string[] {
  const names: string[] = []
  for (const within of nodes) {
    visit(within, (node) => {
      if (node.type === 'footnoteDefinition') return SKIP
      if (node.type === 'footnoteReference') names.push(node.identifier)
      return undefined
    })
  }
  return names
}
