import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import { positionIn } from '../markdown/raw-html.js'
import { isVisible, media, type Issue, type Visibility } from '../issue/issue.js'
import { message, placeOf } from '../messages/report.js'
import type { Message } from '../messages/message.js'
import type { IssueCheck } from './check.js'

/**
 * Rule `audience-reference`: a footnote or a link's address is in every edition that refers to it.
 *
 * not ok: `[^1]` in an article for everyone, while `[^1]: …` stands in a block for members. Publishing it would leak,
 * leaving it out would lose: only the editor can say which is meant.
 */
export const references: IssueCheck = ({ issue }) => {
  const messages: Message[] = []
  for (const block of issue.blocks) {
    const scope: Nodes = { type: 'root', children: [...block.body, ...(block.title === null ? [] : [{ type: 'paragraph' as const, children: [...block.title] }])] }
    visit(scope, (node) => {
      if (node.type !== 'footnoteReference' && node.type !== 'linkReference' && node.type !== 'imageReference') return
      const kind = node.type === 'footnoteReference' ? 'footnoteDefinition' : 'definition'
      const found = issue.definitions.find((definition) => definition.node.type === kind && definition.node.identifier === node.identifier)
      if (found === undefined || covers(found.visibility, block.visibility, issue)) return
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
export const missingReferences: IssueCheck = ({ issue, root }) => {
  const messages: Message[] = []
  const defined = new Set(issue.definitions.map(({ node }) => (node.type === 'definition' ? node.identifier : `^${node.identifier}`)))
  visit(root, 'text', (node) => {
    for (const match of node.value.matchAll(/\[(\^[^\]\s]+)\]|\[[^\]]+\]\[([^\]]+)\]/g)) {
      const name = match[1] ?? match[2] ?? ''
      const isFootnote = match[1] !== undefined
      if (!isFootnote && !defined.has(name.toLowerCase())) continue
      const note = defined.has(name.toLowerCase())
        ? `The line \`[${name}]: …\` stands inside a block below. Move it to the end of the file, outside of all blocks.`
        : `Write its text on a line of its own at the end of the file: \`[${name}]: …\`. If the brackets are meant as they are, write \`\\[${name}]\`.`
      messages.push(message('reference-missing', issue.path, placeOf(positionIn(node, match.index, match[0].length)), `Unexpected \`${match[0]}\`, expected a reference to something that is defined`, note))
    }
  })
  return messages
}

/** True when whoever gets `needed` also gets `defined`. */
function covers(defined: Visibility, needed: Visibility, issue: Issue): boolean {
  const named = [defined, needed, issue.visibility].flatMap(({ audiences }) => audiences.flat())
  // Any audience that is not named anywhere is like this one.
  const audiences = new Set([...named, 'public', ''])
  return [...audiences].every((audience) => media.every((medium) => !isVisible(needed, audience, medium) || isVisible(defined, audience, medium)))
}
