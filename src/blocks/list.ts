import type { Element, ElementContent } from 'hast'
import type { List, RootContent } from 'mdast'
import type { Message, Place } from '../messages/message.js'
import { message, placeOf } from '../messages/report.js'

/** What a kind that is made of one list says when it is not. */
interface ListRule {
  /** The kind as a message names it, "a `brief`", and what an item of its list is, "a piece of news". */
  readonly kind: string
  readonly item: string
  /** What to do. */
  readonly note: string
  /** Whether prose may follow the list. */
  readonly goesOn: boolean
}

/** Whether a body is one list with hyphens; prose before it introduces it. */
export function checkList({ body, place }: { readonly body: readonly RootContent[]; readonly place: Place | null }, file: string, { kind, item, note, goesOn }: ListRule): Message[] {
  const [list, second] = body.filter((node): node is List => node.type === 'list')
  const after = list === undefined ? undefined : body[body.indexOf(list) + 1]
  const misfit = goesOn ? second : after
  // A numbered list would lose its numbers: what these kinds hold is not counted.
  if (list !== undefined && !list.ordered && misfit === undefined) {
    // Its items could not be told from those of the one that Markdown makes.
    const raw = body.find((node) => node.type === 'html' && /<(?:ul|ol|li|menu)\b/i.test(node.value))
    if (raw === undefined) return []
    return [message('block-body', file, raw.position ? placeOf(raw.position) : place, `Unexpected list in HTML in ${kind}, expected one list in Markdown`, note)]
  }
  return [message('block-body', file, misfit?.position ? placeOf(misfit.position) : place, `Unexpected body of ${kind}, expected one list with hyphens, each item ${item}`, note)]
}

/** The items of the list (all of them, should raw HTML have made more than one), and what stands before and after it. */
export function itemsOf(body: readonly ElementContent[]): { before: ElementContent[]; items: Element[]; after: ElementContent[] } {
  const isList = (node: ElementContent): node is Element => node.type === 'element' && (node.tagName === 'ul' || node.tagName === 'ol')
  const at = body.findIndex(isList)
  const items = body
    .filter(isList)
    .flatMap((list) => list.children)
    .filter((node): node is Element => node.type === 'element' && node.tagName === 'li')
  return { before: solid(at === -1 ? body : body.slice(0, at)), items, after: solid(at === -1 ? [] : body.slice(at).filter((node) => !isList(node))) }
}

/** A tight list's item holds bare words; as an item of its own it is a paragraph. */
export function asParagraphs(item: Element): ElementContent[] {
  const blocks = new Set(['p', 'ul', 'ol', 'blockquote', 'pre', 'table', 'h2', 'h3', 'h4', 'h5', 'h6', 'figure', 'div', 'dl', 'hr', 'details', 'section'])
  const out: ElementContent[] = []
  let words: ElementContent[] = []
  const close = (): void => {
    if (solid(words).length > 0) out.push({ type: 'element', tagName: 'p', properties: {}, children: words })
    words = []
  }
  for (const node of item.children) {
    if (node.type === 'element' && blocks.has(node.tagName)) {
      close()
      out.push(node)
    } else words.push(node)
  }
  close()
  return out
}

/** An item without the paragraph around it, if it is one: for names and short lines. */
export function asWords({ children }: Element): ElementContent[] {
  const [only, ...more] = children.filter((node) => !isBlank(node))
  return only?.type === 'element' && only.tagName === 'p' && more.length === 0 ? only.children : children
}

/** Nothing, where there is only the white space between two blocks: templates ask whether there is something to show. */
function solid(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.every(isBlank) ? [] : [...nodes]
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === ''
}
