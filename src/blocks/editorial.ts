import * as z from 'zod'
import { line } from '../schema/values.js'
import { initials } from './initials.js'
import { commonAttributes, commonValues, commonView, defineKind } from './kind.js'

/** A signed letter. */
export const editorial = defineKind({
  attributes: z.strictObject({
    ...commonAttributes,
    by: line(120).describe('Who signs it'),
    role: line(200).optional().describe('The signer’s role'),
  }),
  view: z.object({
    ...commonView,
    by: z.string(),
    role: z.string().nullable(),
    /** Stands in for a portrait. */
    initials: z.string(),
  }),
  title: 'optional',
  toView: (content, context) => ({
    ...commonValues(content, context, context.strings.editorial),
    by: content.attributes.by,
    role: content.attributes.role ?? null,
    initials: initials(content.attributes.by),
  }),
})
