import * as z from 'zod'
import { line } from '../schema/values.js'
import { commonAttributes, commonValues, commonView, defineKind, html } from './kind.js'
import { personOf, personView, portraitAttributes, standingAttributes } from './person.js'
import { checkSections, splitSections } from './sections.js'

/** Questions, each under a heading, and the answers of one person. Prose before the first question introduces them. */
export const interview = defineKind({
  attributes: z.strictObject({
    ...commonAttributes,
    with: line(120).describe('Who answers'),
    ...standingAttributes,
    ...portraitAttributes,
  }),
  view: z.object({
    ...commonView,
    person: personView,
    /** `level` is that of the question's heading. */
    exchanges: z.array(z.object({ level: z.number(), question: html, answer: html })),
  }),
  title: 'optional',
  pictures: { photo: 'portrait' },
  check: (source, file) => checkSections('interview', 'question', source, file),
  toView(content, context) {
    const { introduction, sections } = splitSections(content.body, content.level)
    return {
      ...commonValues({ ...content, body: introduction }, context, context.strings.interview),
      person: personOf(content.attributes.with, content.attributes, context),
      exchanges: sections.map(({ title, body }) => ({ level: content.level + 1, question: context.render(title), answer: context.render(body) })),
    }
  },
})
