import * as z from 'zod'
import { eventTimes } from '../calendar/event-times.js'
import { instantOf, isoIn } from '../calendar/zone.js'
import { dateLeaf, formatWhen } from '../language/dates.js'
import { fill } from '../language/strings.js'
import { formatTimes, zoneName } from '../language/zone-names.js'
import { eventTime, line, timeZone, webUrl } from '../schema/values.js'
import { commonAttributes, commonValues, commonView, defineKind, spare, type ViewContext } from './kind.js'

/** Something that takes place: on whole days, or at times of its time zone. */
export const event = defineKind({
  attributes: z
    .strictObject({
      ...commonAttributes,
      start: eventTime.describe('First day, or day and time'),
      end: eventTime.optional().describe('Last day, or day and time'),
      timezone: timeZone.optional().describe('Time zone of the times, such as `Europe/Lisbon`; that of the newsletter when it is missing'),
      place: line(200).optional().describe('Where it takes place'),
      address: line(300).optional().describe('Postal address of the place'),
      url: webUrl.optional().describe('Page with more information'),
      register: webUrl.optional().describe('Page on which to register'),
      deadline: eventTime.optional().describe('Last day to register'),
      status: z.enum(['scheduled', 'cancelled', 'postponed']).default('scheduled').describe('Whether it takes place'),
    })
    .refine(({ start, end }) => end === undefined || !isAfter(start, end), { path: ['end'], error: 'an end that is not before the start' })
    .refine(({ start, end }) => end === undefined || isTimed(end) === isTimed(start), { path: ['end'], error: 'a time with both start and end, or with neither' })
    .refine(({ start, end, deadline }) => deadline === undefined || !isAfter(deadline, end ?? start), { path: ['deadline'], error: 'a deadline that is not after the event' })
    .refine(({ start, deadline, timezone }) => timezone === undefined || isTimed(start) || (deadline !== undefined && isTimed(deadline)), { path: ['timezone'], error: 'no time zone beside days: they have none' }),
  view: z.object({
    ...commonView,
    /** ISO 8601 dates, or date-times with their offset, for `<time datetime>`. */
    start: spare,
    end: spare.nullable(),
    /** The calendar leaf: "7–10" over "April 2015". `when` says more. */
    leaf: z.object({ day: spare, month: spare }),
    /** Times name their zone. */
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
    const { place, address, url, register, deadline, status, timezone } = content.attributes
    const times = eventTimes(content.attributes, context.timezone)
    const when = formatTimes(times, context.lang)
    return {
      // An event without a title is an error, but in an old archive only a warning.
      ...commonValues(content, context, when),
      start: times.startIso,
      end: times.endIso,
      leaf: dateLeaf(times.start, times.end ?? times.start, context.lang),
      when,
      place: place ?? null,
      address: address ?? null,
      url: url ?? null,
      register: register ?? null,
      deadline: deadline === undefined ? null : deadlineView(deadline, timezone ?? context.timezone, context),
      notice: status === 'scheduled' ? null : context.strings[status],
    }
  },
})

function deadlineView(deadline: string, timezone: string, { lang, strings }: Pick<ViewContext, 'lang' | 'strings'>): { iso: string; text: string } {
  const instant = instantOf(deadline, timezone)
  const date = isTimed(deadline) ? `${formatWhen(deadline.slice(0, 16), lang)} ${zoneName(instant, timezone, lang)}` : formatWhen(deadline, lang)
  return { iso: isTimed(deadline) ? isoIn(instant, timezone) : deadline, text: fill(strings.registerBy, { date }) }
}

function isTimed(moment: string): boolean {
  return moment.length > 10
}

/** Whether one of two moments of one zone is after the other. A day goes on until its end; clocks that show a time twice are told apart by the offset. */
function isAfter(moment: string, other: string): boolean {
  if (moment.length > 16 && other.length > 16) return Date.parse(moment) > Date.parse(other)
  return moment.slice(0, 16) > other.slice(0, 16).padEnd(16, 'T23:59')
}
