import * as z from 'zod'
import { html } from '../../issue/view.js'
import { stringsSchema } from '../../language/strings.js'
import { pageFrameSchema } from '../frame.js'
import { ownTextSchema } from '../own-text.js'

/** One event as the page shows it. */
export const eventEntry = z.object({
  /** Its fragment on this page. */
  anchor: z.string(),
  title: z.string(),
  /** Where the newest issue or page tells of it; null when only the events page does. */
  href: z.string().nullable(),
  lang: z.string(),
  dir: z.string(),
  leaf: z.object({ day: z.string(), month: z.string() }),
  start: z.string(),
  when: z.string(),
  /** ISO instants, for the script. */
  startsAt: z.string(),
  endsAt: z.string(),
  /** The year under which it stands when it is past. */
  year: z.string(),
  notice: z.string().nullable(),
  place: z.string().nullable(),
  address: z.string().nullable(),
  deadline: z.object({ iso: z.string(), text: z.string() }).nullable(),
  register: z.string().nullable(),
  url: z.string().nullable(),
  body: html,
  /** The issues that tell of it; `lang` is null for the page's own words. */
  issues: z.array(z.object({ href: z.string(), label: z.string(), lang: z.string().nullable() })),
  /** Its calendar file. */
  calendar: z.string(),
})

/** Events on a page, and the addresses of the pages on which their list goes on. */
const stretch = { events: z.array(eventEntry), previous: z.string().nullable(), next: z.string().nullable() }

/** What the template of the events page sees, and of the pages besides it: years of past events, and more of what is ahead. */
export const eventsPageSchema = z
  .object({
    intro: ownTextSchema.nullable(),
    /** Null on the page of an earlier year, which has past events alone. `none` says in words that there is none; null where there are more on another page. */
    upcoming: z.object({ ...stretch, isEmpty: z.boolean(), none: z.string().nullable() }).nullable(),
    /** Years of past events, latest first; one without events waits for those that the script moves there. */
    years: z.array(z.object({ year: z.string(), title: z.string(), isEmpty: z.boolean(), ...stretch })),
    /** The pages of earlier years. */
    earlier: z.array(z.object({ year: z.string(), href: z.string() })),
    /** The calendar of all events to subscribe to; null where there is none, and on the pages besides. */
    calendar: z.string().nullable(),
    /** The way back from the pages besides. */
    all: z.string().nullable(),
    strings: stringsSchema,
  })
  .extend(pageFrameSchema.shape)

export type EventsPageView = z.output<typeof eventsPageSchema>
