import * as z from 'zod'
import { message } from '../messages/report.js'
import { line } from '../schema/values.js'
import { commonAttributes, commonValues, commonView, defineKind, html } from './kind.js'
import { personOf, personView, portraitAttributes, standingAttributes } from './person.js'
import { isInMarks, quotation } from './quotation.js'

/** What somebody said: a testimonial or a pull quote. Templates set the quotation marks, which are those of the language. */
export const quote = defineKind({
  attributes: z.strictObject({
    ...commonAttributes,
    by: line(120).describe('Who said it'),
    ...standingAttributes,
    ...portraitAttributes,
  }),
  view: z.object({
    ...commonView,
    person: personView,
    /** The body in its marks and set in: for text, which can neither hang a mark nor have a figure. */
    quotation: html.meta({ insteadOf: ['body'] }),
  }),
  title: 'optional',
  pictures: { photo: 'portrait' },
  check({ body, place }, file) {
    if (body.length === 0) return [message('block-body', file, place, 'Unexpected `quote` without words, expected what was said', 'Write it between the two lines of the block.')]
    if (!isInMarks(body)) return []
    return [message('block-body', file, place, 'Unexpected quotation marks around a `quote`, expected its words alone', 'The marks are set by themselves, as the language of the issue has them.')]
  },
  toView(content, context) {
    const { quoteOpen: open, quoteClose: close } = context.strings
    return {
      ...commonValues(content, context),
      person: personOf(content.attributes.by, content.attributes, context),
      quotation: context.render([quotation(content.body, { open, close })]),
    }
  },
})
