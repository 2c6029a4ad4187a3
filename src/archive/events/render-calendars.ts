import type { Artefact } from '../../artefact.js'
import { calendarFile, type CalendarEvent } from '../../calendar/calendar-file.js'
import type { Strings } from '../../language/strings.js'
import { absolute } from '../permalinks.js'
import type { GatheredEvent } from './gather.js'
import { addressOfEvent } from './places.js'

export interface CalendarsContext {
  readonly section: { readonly lang: string; readonly prefix: string }
  readonly newsletter: { readonly name: string; readonly url: string }
  readonly strings: Strings
  readonly stringsOf: (lang: string) => Strings
  /** The page on which an event stands, below the archive. */
  readonly pageOf: (event: GatheredEvent) => string
}

const statuses = { scheduled: 'CONFIRMED', cancelled: 'CANCELLED', postponed: 'TENTATIVE' } as const

/** `events.ics` with all events of a section, to subscribe to, and a file for each in `events/`. */
export function renderCalendars(events: readonly GatheredEvent[], context: CalendarsContext): Artefact[] {
  if (events.length === 0) return []
  const { section, newsletter, strings } = context
  const { lang, prefix } = section
  const all = events.map((event) => ({ name: event.name, event: calendarEvent(event, context) }))
  const source = `${prefix}events.ics`
  const subscription = { name: `${newsletter.name}: ${strings.events}`, lang, page: absolute(newsletter.url, `${prefix}events/index.html`), source: absolute(newsletter.url, source) }
  return [
    file(source, calendarFile(all.map(({ event }) => event), subscription)),
    ...all.map(({ name, event }) => file(`${prefix}events/${name}.ics`, calendarFile([event], null))),
  ]
}

/** All its words are in the language of the telling. */
function calendarEvent(gathered: GatheredEvent, { newsletter, stringsOf, pageOf }: CalendarsContext): CalendarEvent {
  const { event, tellings, uid } = gathered
  const { notice, place, address, url, status } = event
  const [{ head }] = tellings
  const strings = stringsOf(head.lang)
  // Nobody can register for what does not take place.
  const { register, deadline } = status === 'cancelled' ? { register: null, deadline: null } : event
  return {
    uid,
    revised: head.updated ?? head.date,
    // One more for each issue that tells of it again, and for each that was corrected.
    sequence: tellings.length - 1 + tellings.filter((telling) => telling.head.updated !== undefined).length,
    times: event,
    lang: head.lang,
    // Few programs show the status, and those that do not would show a cancelled event as any other.
    title: notice === null ? event.title : `${notice} – ${event.title}`,
    description: [deadline?.text, event.text, register === null ? null : `${strings.register}${strings.colon} ${register}`, url === null ? null : `${strings.moreInformation}${strings.colon} ${url}`].filter((part) => part).join('\n\n'),
    location: [place, address].filter((part) => part !== null).join(', ') || null,
    url: addressOfEvent(gathered, { url: newsletter.url, path: pageOf(gathered) }),
    status: statuses[status],
  }
}

function file(path: string, contents: string): Artefact {
  return { path: `archive/${path}`, contents, kind: 'asset', source: null }
}
