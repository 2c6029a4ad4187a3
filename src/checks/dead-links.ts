import type { Nodes } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { Message } from '../messages/message.js'
import { message, placeOf } from '../messages/report.js'
import type { Issue } from '../issue/issue.js'
import { rawTags } from '../markdown/raw-html.js'
import type { IssueCheck } from './check.js'
import { covers, textsOf } from './readers.js'

/**
 * Rule `dead-link`: a link leads somewhere, and says where.
 *
 * ok: `[the fifth issue](https://newsletter.example.org/issue-05/)`, `[the event](#second-training-course)`
 * not ok: `[the fifth issue](issue-05.md)` (readers have no such file), `[here]()`, `[](https://example.org)`, and
 * `[below](#nowhere)`, which no block answers to
 */
export const deadLinks: IssueCheck = ({ issue, root, html }, { url }) => {
  const messages: Message[] = []
  const ids = new Set([...issue.blocks.map(({ id }) => id), ...html.flatMap(rawTags).flatMap(({ attributes }) => attributes.flatMap(({ name, value }) => (name === 'id' ? [value] : [])))])
  visit(root, (node) => {
    if (node.type !== 'link' && node.type !== 'definition') return
    const tell = (found: string, expected: string, note: string): void => void messages.push(message('dead-link', issue.path, placeOf(node.position), `Unexpected ${found}, expected ${expected}`, note))
    if (node.url.trim() === '') tell('link without an address', 'one that leads somewhere', 'Write the address between the round brackets.')
    else if (/^[^:?#]*\.md(?:[?#]|$)/i.test(node.url)) tell(`link to the file \`${node.url}\``, 'the address of its page', `Readers have no such file. Write the address of its page in the archive: ${url}, then the file’s name without \`.md\`.`)
    else if (node.url.startsWith('#') && node.url !== '#' && !ids.has(decoded(node.url.slice(1)))) tell(`link to \`${node.url}\``, 'the id of a block', `No block of this issue has that id. There is ${[...ids].slice(0, 12).map((id) => `#${id}`).join(', ') || 'none'}.`)
    if (node.type === 'link' && toString(node).trim() === '') tell('link without words', 'words that say where it leads', 'Write them between the square brackets, or describe the picture there: a screen reader has nothing else to say.')
  })
  return [...messages, ...linksToOthers(issue)]
}

/**
 * Rule `audience-reference`: a place that is linked to is in every edition that has the link. Elsewhere the link would
 * lead nowhere, and tell by its address that something is hidden.
 */
function linksToOthers(issue: Issue): Message[] {
  const blocks = new Map(issue.blocks.map((block) => [block.id, block]))
  const messages: Message[] = []
  for (const { children, visibility } of textsOf(issue)) {
    visit({ type: 'root', children: [...children] } satisfies Nodes, 'link', (node) => {
      const target = node.url.startsWith('#') ? blocks.get(decoded(node.url.slice(1))) : undefined
      if (target === undefined || covers(target.visibility, visibility, issue)) return
      const note = `That block (line ${target.place?.line ?? '?'}) is not in every edition that has this text. Move the link to where the same readers are, or delete it.`
      messages.push(message('audience-reference', issue.path, placeOf(node.position), `Unexpected link to \`${node.url}\`, expected a block that every reader of this text gets`, note))
    })
  }
  return messages
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
