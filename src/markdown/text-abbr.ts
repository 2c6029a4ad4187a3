import type { Element } from 'hast'
import { attribute, isElement, type Node } from './text-node.js'

/**
 * Nodes whose abbreviations have their expansion where they stand for the first time, and not again: in brackets behind
 * each of them it would be all that one reads. What comes in is not changed.
 */
export function expandOnce(nodes: readonly Node[]): readonly Node[] {
  return repeats(nodes, new Set()) ? shorten(nodes, new Set()) : nodes
}

/** Whether an abbreviation occurs twice: most texts have none, and are spared a copy. */
function repeats(nodes: readonly Node[], seen: Set<string>): boolean {
  return nodes.some((node) => isElement(node) && (isRepeated(node, seen) || repeats(node.children, seen)))
}

function shorten<N extends Node>(nodes: readonly N[], seen: Set<string>): N[] {
  return nodes.map((node) => {
    if (!isElement(node)) return node
    const properties = isRepeated(node, seen) ? { ...node.properties, title: null } : node.properties
    return { ...node, properties, children: shorten(node.children, seen) }
  })
}

function isRepeated(node: Element, seen: Set<string>): boolean {
  if (!isElement(node, 'abbr')) return false
  const key = `${words(node)}\n${attribute(node, 'title')}`
  const isKnown = seen.has(key)
  seen.add(key)
  return isKnown
}

function words(node: Node): string {
  if (node.type === 'text') return node.value
  return isElement(node) ? node.children.map(words).join('') : ''
}
