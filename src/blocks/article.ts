import * as z from 'zod'
import { commonAttributes, commonValues, commonView, defineKind } from './kind.js'

/** Prose under a `##` heading; without a title, the introduction or what follows a block. */
export const article = defineKind({
  attributes: z.strictObject({ ...commonAttributes }),
  view: z.object({ ...commonView }),
  title: 'optional',
  toView: (content, context) => commonValues(content, context),
})
