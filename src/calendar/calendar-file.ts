import ICAL from 'ical.js'
import type { EventTimes } from './event-times.js'
import { endOfDay } from './zone.js'
import { isLocal, zonesOf } from './zones-of.js'

// ical.js 2.2 does not count the space that begins a continued line: with 74, no line is longer than 75 octets (RFC 5545 §3.1).
ICAL.foldLength = 74

/** An event as calendar programs know it. */
export interface CalendarEvent {
  /** Stays the same when the event changes. */
  readonly uid: string
  /** The day of its last revision, `YYYY-MM-DD`, and how many there were before. */
  readonly revised: string
  readonly sequence: number
  readonly times: EventTimes
  /** The language of its own words, a BCP 47 tag. */
  readonly lang: string
  readonly title: string
  readonly description: string
  readonly location: string | null
  /** The page that tells of it. */
  readonly url: string
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED'
}

/** A calendar to subscribe to: what it is called, its page, and where it is fetched from. */
export interface Subscription {
  readonly name: string
  /** The language of the name, a BCP 47 tag. */
  readonly lang: string
  readonly page: string
  readonly source: string
}

/**
 * An iCalendar file (RFC 5545, with the properties of RFC 7986 for one that is subscribed to): text with CRLF at each end of a line.
 *
 * It has no METHOD: PUBLISH would need an ORGANIZER in every event (RFC 5546 §3.2.1), who is not known. Times of a zone
 * come with that zone's clocks, as they are at these times.
 */
export function calendarFile(events: readonly CalendarEvent[], subscription: Subscription | null): string {
  const calendar = new ICAL.Component('vcalendar')
  add(calendar, 'version', 'text', '2.0')
  add(calendar, 'prodid', 'text', '-//efc-news//efc-news//EN')
  add(calendar, 'calscale', 'text', 'GREGORIAN')
  if (subscription !== null) describe(calendar, subscription)
  for (const zone of zonesOf(events.map(({ times }) => times))) calendar.addSubcomponent(zone)
  for (const event of events) calendar.addSubcomponent(vevent(event))
  return `${calendar.toString()}\r\n`
}

function describe(calendar: ICAL.Component, { name, lang, page, source }: Subscription): void {
  add(calendar, 'name', 'text', name, { language: lang })
  // The name by which most programs have known it since before RFC 7986, and the interval by which Outlook does.
  add(calendar, 'x-wr-calname', 'text', name)
  add(calendar, 'url', 'uri', page)
  add(calendar, 'source', 'uri', source)
  add(calendar, 'refresh-interval', 'duration', 'P1D')
  add(calendar, 'x-published-ttl', 'duration', 'P1D')
}

function vevent({ uid, revised, sequence, times, lang, title, description, location, url, status }: CalendarEvent): ICAL.Component {
  const event = new ICAL.Component('vevent')
  add(event, 'uid', 'text', uid)
  // Without METHOD it is the time of the last revision (RFC 5545 §3.8.7.2): no clock of the build is in it.
  add(event, 'dtstamp', 'date-time', `${revised}T00:00:00Z`)
  add(event, 'last-modified', 'date-time', `${revised}T00:00:00Z`)
  add(event, 'sequence', 'integer', sequence)
  addTimes(event, times)
  add(event, 'summary', 'text', title, { language: lang })
  if (description !== '') add(event, 'description', 'text', description, { language: lang })
  if (location !== null) add(event, 'location', 'text', location, { language: lang })
  add(event, 'url', 'uri', url)
  add(event, 'status', 'text', status)
  return event
}

function addTimes(event: ICAL.Component, times: EventTimes): void {
  const { start, end, timezone, startsAt, endsAt } = times
  if (timezone === null) {
    add(event, 'dtstart', 'date', start)
    // Without an end it lasts that day (RFC 5545 §3.6.1).
    if (end !== null && end > start) addLastDay(event, start, end)
    return
  }
  const zone = isLocal(times) ? timezone : null
  addTime(event, 'dtstart', start, startsAt, zone)
  // DTEND is later than DTSTART; an event without it ends when it begins (RFC 5545 §3.6.1).
  if (end !== null && endsAt > startsAt) addTime(event, 'dtend', end, endsAt, zone)
}

/** DTEND is the day after the last one (RFC 5545 §3.6.1). The year 9999 is the last that a date can have there (§3.3.4), and a number of days says the same. */
function addLastDay(event: ICAL.Component, start: string, end: string): void {
  const over = endOfDay(end, 'UTC')
  if (over < Date.UTC(10_000, 0, 1)) add(event, 'dtend', 'date', new Date(over).toISOString().slice(0, 10))
  else add(event, 'duration', 'duration', `P${Math.round((over - Date.parse(start)) / 86_400_000)}D`)
}

/** A local time of a zone; in UTC without one. */
function addTime(event: ICAL.Component, name: string, local: string, instant: number, timezone: string | null): void {
  if (timezone !== null) add(event, name, 'date-time', `${local}:00`, { tzid: timezone })
  else add(event, name, 'date-time', `${new Date(instant).toISOString().slice(0, 19)}Z`)
}

function add(component: ICAL.Component, name: string, type: string, value: string | number, parameters: Readonly<Record<string, string>> = {}): void {
  component.addProperty(new ICAL.Property([name, { ...parameters }, type, type === 'text' && typeof value === 'string' ? clean(value) : value]))
}

/** Text as RFC 5545 §3.3.11 has it: line ends as LF, which ical.js writes as `\n`, and no other control characters. */
function clean(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are the point
  return text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
}
