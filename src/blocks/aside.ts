import * as z from 'zod'
import { commonAttributes, commonValues, commonView, defineKind } from './kind.js'

/** A boxed note: what helps to understand the rest, and can be passed over. */
export const aside = defineKind({
  attributes: z.strictObject({ ...commonAttributes }),
  view: z.object({ ...commonView }),
  title: 'optional',
  toView: (content, context) => commonValues(content, context),
})
