import type { Element, ElementContent } from 'hast'
import * as z from 'zod'
import { commonAttributes, commonValues, commonView, defineKind, html } from './kind.js'
import { asWords, checkList, itemsOf } from './list.js'

/** Who belongs to something: a list, one item a member. Prose before the list introduces it. */
export const roster = defineKind({
  attributes: z.strictObject({ ...commonAttributes }),
  view: z.object({
    ...commonView,
    /** Each member: words without a paragraph around them. */
    items: z.array(z.object({ body: html })),
    /** All of them as one list: in text only the list itself knows how wide its lines may be. */
    list: html.meta({ insteadOf: ['items'] }),
  }),
  title: 'optional',
  check: (source, file) => checkList(source, file, { kind: 'a `roster`', item: 'a member', note: 'Begin each member with `- ` at the start of a line, and write what is to be said of them above the list.', goesOn: false }),
  toView(content, context) {
    const { before, items, after } = itemsOf(content.body)
    const members = items.map(asWords)
    return {
      ...commonValues({ ...content, body: [...before, ...after] }, context),
      items: members.map((member) => ({ body: context.render(member).trim() })),
      list: context.render([element('ul', members.map((member) => element('li', member)))]).trim(),
    }
  },
})

function element(tagName: string, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: {}, children }
}
