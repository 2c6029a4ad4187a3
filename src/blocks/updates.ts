import * as z from 'zod'
import { commonAttributes, commonValues, commonView, defineKind, html } from './kind.js'
import { checkSections, splitSections } from './sections.js'

/** What several working groups or projects have done, each under a heading. Prose before the first introduces them. */
export const updates = defineKind({
  attributes: z.strictObject({ ...commonAttributes }),
  view: z.object({
    ...commonView,
    /** `level` is that of the section's heading. */
    sections: z.array(z.object({ level: z.number(), title: html, body: html })),
  }),
  title: 'optional',
  check: (source, file) => checkSections('updates', 'group or project', source, file),
  toView(content, context) {
    const { introduction, sections } = splitSections(content.body, content.level)
    return {
      ...commonValues({ ...content, body: introduction }, context, context.strings.updates),
      sections: sections.map(({ title, body }) => ({ level: content.level + 1, title: context.render(title), body: context.render(body) })),
    }
  },
})
