import type { Element, ElementContent } from 'hast'
import { isBlank, isBlock, isElement } from './text-node.js'

/** Elements that hold a few kinds of others and nothing else: their anchor goes into the first of these. */
const FRAMES = new Set(['dl', 'menu', 'ol', 'table', 'tbody', 'tfoot', 'thead', 'tr', 'ul'])

const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr'])

/**
 * A place that links lead to as mail clients find it: Outlook on Windows, Gmail and Yahoo follow a link to
 * `<a name="x"></a>`, but none to an `id` (caniemail.com, "Anchor links"). A link with an id gets the same name;
 * any other element gets an empty anchor where its text begins, but in a link, which can hold no other.
 *
 * What comes in is not changed.
 */
export function withAnchors(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node) => anchored(node, [], false))
}

/** `above`: the ids of elements that begin where this one does. */
function anchored(node: ElementContent, above: readonly string[], isInLink: boolean): ElementContent[] {
  if (!isElement(node)) return [node]
  const { id } = node.properties
  const isNamed = typeof id === 'string' && id !== ''
  if (isElement(node, 'a')) {
    const children = node.children.flatMap((child) => anchored(child, [], true))
    return [{ ...node, properties: isNamed ? { ...node.properties, name: id } : node.properties, children }]
  }
  const names = isNamed && !isInLink ? [...above, id] : above
  if (VOID.has(node.tagName)) return [...names.map(anchor), node]
  const isFrame = FRAMES.has(node.tagName)
  const first = names.length === 0 ? -1 : node.children.findIndex((child) => (isFrame ? isBlock(child) : !isBlank(child)))
  const target = node.children[first]
  const isWithin = target !== undefined && isBlock(target)
  const children = node.children.flatMap((child, index) => anchored(child, isWithin && index === first ? names : [], isInLink))
  return [{ ...node, children: isWithin || isFrame ? children : [...names.map(anchor), ...children] }]
}

function anchor(name: string): Element {
  return { type: 'element', tagName: 'a', properties: { name }, children: [] }
}
