import * as z from 'zod'
import { dateOrTime, line, webUrl } from '../schema/values.js'
import { dateLeaf, formatRange, formatWhen } from '../language/dates.js'
import { fill } from '../language/strings.js'
import { commonAttributes, commonValues, commonView, defineKind, spare } from './kind.js'

/** Something that takes place. Dates and times are local to the place. */
export const event = defineKind({
  attributes: z
    .strictObject({
      ...commonAttributes,
      start: dateOrTime.describe('First day, or day and time'),
      end: dateOrTime.optional().describe('Last day, or day and time'),
      place: line(200).optional().describe('Where it takes place'),
      address: line(300).optional().describe('Postal address of the place'),
      url: webUrl.optional().describe('Page with more information'),
      register: webUrl.optional().describe('Page on which to register'),
      deadline: dateOrTime.optional().describe('Last day to register'),
      status: z.enum(['scheduled', 'cancelled', 'postponed']).default('scheduled').describe('Whether it takes place'),
    })
    .refine(({ start, end }) => end === undefined || end.padEnd(16, 'T23:59') >= start, { path: ['end'], error: 'an end that is not before the start' })
    .refine(({ start, end }) => end === undefined || end.length === start.length, { path: ['end'], error: 'a time with both start and end, or with neither' })
    .refine(({ start, end, deadline }) => deadline === undefined || deadline <= (end ?? start).padEnd(16, 'T23:59'), { path: ['deadline'], error: 'a deadline that is not after the event' }),
  view: z.object({
    ...commonView,
    /** ISO 8601 dates or local date-times, for `<time datetime>`. */
    start: spare,
    end: spare.nullable(),
    /** The calendar leaf: "7–10" over "April 2015". `when` says more. */
    leaf: z.object({ day: spare, month: spare }),
    when: z.string(),
    place: z.string().nullable(),
    address: z.string().nullable(),
    url: z.string().nullable(),
    register: z.string().nullable(),
    /** "Register by 27 March 2015". */
    deadline: z.object({ iso: spare, text: z.string() }).nullable(),
    /** "Cancelled" or "Postponed", in the reader's language. */
    notice: z.string().nullable(),
  }),
  title: 'required',
  toView(content, context) {
    const { start, end, place, address, url, register, deadline, status } = content.attributes
    const when = formatRange(start, end ?? start, context.lang)
    return {
      // An event without a title is an error, but in an old archive only a warning.
      ...commonValues(content, context, when),
      start,
      end: end ?? null,
      leaf: dateLeaf(start, end ?? start, context.lang),
      when,
      place: place ?? null,
      address: address ?? null,
      url: url ?? null,
      register: register ?? null,
      deadline: deadline === undefined ? null : { iso: deadline, text: fill(context.strings.registerBy, { date: formatWhen(deadline, context.lang) }) },
      notice: status === 'scheduled' ? null : context.strings[status],
    }
  },
})
