import { inlineText, wordsIn } from './text-inline.js'
import { addressBehind, addressOf, noMarks, type LinkMarks } from './text-link.js'
import { attribute, hasAttribute, holdsBlock, isElement, isHidden, solidChildren, type Node } from './text-node.js'

/** Any mark. */
export const linkMark = /\[L\d+\]/g

/**
 * A mark for every address that a text would have behind the words of a link: `[L1]` for the first in reading order,
 * `[L2]` for the second, one for all links to the same address. In the order of the marks.
 *
 * Text browsers write `[1]`, but so do we for footnotes. The letter tells them apart in every language whose word for a
 * link begins with it, it can be searched for, it is read aloud as a name (`<1>` and `→` are skipped or spelled out), and
 * no email service has a tag of that form.
 *
 * A telephone number is as short as a mark, and stays where it is.
 *
 * @param nodes  all of a text, with absolute addresses, as `renderText` gets them
 */
export function markLinks(nodes: readonly Node[]): LinkMarks {
  const addresses = new Set(nodes.flatMap(addressesIn))
  return new Map([...addresses].map((address, index) => [address, `[L${index + 1}]`]))
}

function addressesIn(node: Node): string[] {
  if (!isElement(node) || isHidden(node)) return []
  const within = node.children.flatMap(addressesIn)
  if (!isElement(node, 'a') || hasAttribute(node, 'dataFootnoteRef') || /^\s*tel:/i.test(attribute(node, 'href'))) return within
  const href = attribute(node, 'href')
  const address = holdsBlock(node) ? addressOf(href) : solidChildren(node).length === 0 ? '' : addressBehind(inlineText(node.children, noMarks), href, wordsIn(node, 'title'))
  return address === '' ? within : [address, ...within]
}
