import * as z from 'zod'
import { commonAttributes, commonValues, commonView, defineKind, html } from './kind.js'
import { asParagraphs, checkList, itemsOf } from './list.js'

/** News in brief: a list, one item a piece of news. Prose before the list introduces it. */
export const brief = defineKind({
  attributes: z.strictObject({ ...commonAttributes }),
  view: z.object({
    ...commonView,
    /** Each item's content. */
    items: z.array(z.object({ body: html })),
  }),
  title: 'optional',
  check: (source, file) =>
    checkList(source, file, { kind: 'a `brief`', item: 'a piece of news', note: 'Begin each piece of news with `- ` at the start of a line, and indent its further paragraphs by two spaces.', goesOn: false }),
  toView(content, context) {
    const { before, items, after } = itemsOf(content.body)
    return {
      ...commonValues({ ...content, body: [...before, ...after] }, context, context.strings.newsInBrief),
      items: items.map((item) => ({ body: context.render(asParagraphs(item)) })),
    }
  },
})
