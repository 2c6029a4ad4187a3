import * as z from 'zod'
import { commonAttributes, commonValues, commonView, defineKind } from './kind.js'

/** A welcome, a farewell, thanks: a few words that stand out. */
export const notice = defineKind({
  attributes: z.strictObject({ ...commonAttributes }),
  view: z.object({ ...commonView }),
  title: 'optional',
  toView: (content, context) => commonValues(content, context),
})
