import * as z from 'zod'
import { email, line } from '../schema/values.js'
import { commonAttributes, commonValues, commonView, defineKind, spare } from './kind.js'

/** A telephone number as it is written in its country; at most 15 digits with its country's code (ITU-T E.164 §6.1). */
const phone = line(40).refine((text) => /^\+?[\d\s()./-]+$/.test(text) && /^\d{3,16}$/.test(digits(text)), 'a phone number such as +32 2 123 45 67')

/** Whom readers can turn to. */
export const contact = defineKind({
  attributes: z
    .strictObject({
      ...commonAttributes,
      name: line(120).optional().describe('The person or the office'),
      email: email.optional().describe('Email address'),
      phone: phone.optional().describe('Phone number, with its country’s code: `+32 2 123 45 67`'),
    })
    .refine((given) => [given.name, given.email, given.phone].some((value) => value !== undefined), { path: ['name'], error: 'a name, an email address or a phone number' }),
  view: z.object({
    ...commonView,
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.object({ href: spare, text: z.string() }).nullable(),
  }),
  title: 'optional',
  toView(content, context) {
    const { name, email: mailbox, phone: number } = content.attributes
    return {
      ...commonValues(content, context, context.strings.contact),
      name: name ?? null,
      email: mailbox ?? null,
      phone: number === undefined ? null : { href: `tel:${number.startsWith('+') ? '+' : ''}${digits(number)}`, text: context.telephone(number) },
    }
  },
})

/** Without spaces (RFC 3966 §3), and without the zero that is only dialled within the country: +32 (0)2. */
function digits(text: string): string {
  return (text.startsWith('+') ? text.replace(/\(0\)/g, '') : text).replace(/\D/g, '')
}
