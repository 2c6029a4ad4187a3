import type { Element } from 'hast'
import type { List } from 'mdast'
import * as z from 'zod'
import { message, placeOf } from '../messages/report.js'
import { commonAttributes, commonValues, commonView, defineKind } from './kind.js'

/** News in brief: a list, one item a news. Prose before the list introduces it. */
export const brief = defineKind({
  attributes: z.strictObject({ ...commonAttributes }),
  view: z.object({
    ...commonView,
    /** Each item's content, rendered for the medium. */
    items: z.array(z.object({ body: z.string() })),
  }),
  title: 'optional',
  check({ body, place }, file) {
    const lists = body.filter((node): node is List => node.type === 'list')
    const [list] = lists
    // A numbered list would lose its numbers: news are not counted.
    if (lists.length === 1 && body.at(-1) === list && list !== undefined && !list.ordered) return []
    const wrong = lists.length === 0 ? null : body[body.findIndex((node) => node.type === 'list') + 1]
    const note = 'Begin each news with `- ` at the start of a line, and indent its further paragraphs by two spaces.'
    return [message('block-body', file, wrong?.position ? placeOf(wrong.position) : place, 'Unexpected body of a `brief`, expected one list with hyphens, an item a news', note)]
  },
  toView(content, context) {
    const isList = (node: { type: string; tagName?: string }): boolean => node.type === 'element' && (node.tagName === 'ul' || node.tagName === 'ol')
    const rest = content.body.filter((node) => !isList(node))
    const items = content.body
      .filter((node): node is Element => isList(node))
      .flatMap((list) => list.children)
      .filter((node): node is Element => node.type === 'element' && node.tagName === 'li')
    return {
      ...commonValues({ ...content, body: rest }, context, context.strings.newsInBrief),
      items: items.map((item) => ({ body: context.render(asParagraphs(item)) })),
    }
  },
})

/** A tight list's item holds bare words; as an item of its own it is a paragraph. */
function asParagraphs(item: Element): Element['children'] {
  const blocks = new Set(['p', 'ul', 'ol', 'blockquote', 'pre', 'table', 'h2', 'h3', 'h4', 'h5', 'h6', 'figure', 'div', 'dl', 'hr', 'details', 'section'])
  const out: Element['children'] = []
  let words: Element['children'] = []
  const close = (): void => {
    if (words.some((node) => node.type !== 'text' || node.value.trim() !== '')) out.push({ type: 'element', tagName: 'p', properties: {}, children: words })
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
