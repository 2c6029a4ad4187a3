import * as z from 'zod'
import { contactUrl, line } from '../schema/values.js'
import { commonAttributes, commonValues, commonView, defineKind } from './kind.js'

/** What readers are asked to do: prose, and a button. */
export const action = defineKind({
  attributes: z.strictObject({
    ...commonAttributes,
    url: contactUrl.describe('Where the button leads: an address that begins with `https://` or `mailto:`'),
    label: line(80).describe('What the button says: a verb and its object, such as `Join the coalition`'),
  }),
  view: z.object({
    ...commonView,
    url: z.string(),
    /** The address as one writes it to a person: a mailbox without `mailto:`. */
    address: z.string().meta({ insteadOf: ['url'] }),
    label: z.string(),
  }),
  title: 'optional',
  toView(content, context) {
    const { url, label } = content.attributes
    // What says more than a mailbox (`?subject=…`) only works as a whole.
    return { ...commonValues(content, context), url, address: url.replace(/^mailto:([^?]+)$/i, '$1'), label }
  },
})
