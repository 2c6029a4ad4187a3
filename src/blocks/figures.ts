import type { Element } from 'hast'
import type { List, ListItem } from 'mdast'
import { toString } from 'mdast-util-to-string'
import * as z from 'zod'
import { message, placeOf } from '../messages/report.js'
import { commonAttributes, commonValues, commonView, defineKind, html, type ViewContext } from './kind.js'
import { asWords, checkList, itemsOf } from './list.js'

/**
 * Numbers that say something: a list, each item a figure in bold and what it counts.
 *
 * ok: `- **68,092** reports confirmed[^iwf]`
 * not ok: `- 68,092 reports`, `- **68,092 reports confirmed**`, and an item of two paragraphs
 */
export const figures = defineKind({
  attributes: z.strictObject({ ...commonAttributes }),
  view: z.object({
    ...commonView,
    /** The figure, and the words that follow it in its item. */
    items: z.array(z.object({ value: html, label: html })),
    /** What stands below the list, such as the source. */
    after: html,
  }),
  title: 'optional',
  check(source, file) {
    const misfits = checkList(source, file, { kind: '`figures`', item: 'a figure', note: 'Begin each figure with `- ` at the start of a line: `- **68,092** reports confirmed`.', goesOn: true })
    if (misfits.length > 0) return misfits
    const items = source.body.filter((node): node is List => node.type === 'list').flatMap(({ children }) => children)
    const note = 'Write one line such as `- **68,092** reports confirmed`, and what there is to explain above the list or below it.'
    return items.flatMap((item) => (isFigure(item) ? [] : [message('block-body', file, placeOf(item.position), 'Unexpected item of `figures`, expected a figure in bold and what it counts', note)]))
  },
  toView(content, context) {
    const { before, items, after } = itemsOf(content.body)
    return {
      ...commonValues({ ...content, body: before }, context),
      items: items.map((item) => figureOf(item, context)),
      after: context.render(after),
    }
  },
})

function isFigure({ children }: ListItem): boolean {
  const [paragraph, ...more] = children
  if (paragraph?.type !== 'paragraph' || more.length > 0) return false
  const [value, ...label] = paragraph.children
  return value?.type === 'strong' && toString(value).trim() !== '' && toString(label).trim() !== ''
}

function figureOf(item: Element, { render }: ViewContext): { value: string; label: string } {
  const words = asWords(item)
  const at = words.findIndex((node) => node.type !== 'text' || node.value.trim() !== '')
  const value = words[at]
  // Raw HTML can take an item apart: then its words are shown without a figure.
  if (value?.type !== 'element' || value.tagName !== 'strong') return { value: '', label: render(words).trim() }
  return { value: render(value.children).trim(), label: render(words.slice(at + 1)).trim() }
}
