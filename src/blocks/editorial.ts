import * as z from 'zod'
import { line } from '../schema/values.js'
import { commonAttributes, commonValues, commonView, defineKind, spare } from './kind.js'
import { personOf, personView, portraitAttributes } from './person.js'

/** A signed letter. */
export const editorial = defineKind({
  attributes: z.strictObject({
    ...commonAttributes,
    by: line(120).describe('Who signs it'),
    role: line(200).optional().describe('The signer’s role'),
    ...portraitAttributes,
  }),
  // It takes no organisation: who signs it speaks for the newsletter.
  view: z.object({ ...commonView, person: personView.extend({ organisation: spare.nullable() }) }),
  title: 'optional',
  pictures: { photo: 'portrait' },
  toView: (content, context) => ({
    ...commonValues(content, context, context.strings.editorial),
    person: personOf(content.attributes.by, content.attributes, context),
  }),
})
