import ICAL from 'ical.js'
import { clockChanges, offsetAt, type ClockChange } from './zone.js'

/**
 * A time zone as calendar programs need it for some instants, at least one (milliseconds since 1970, UTC): the two
 * changes of its clocks before each, so that there is a standard time too where there is a summer time. Between them
 * nothing is said of the years in which nothing takes place: an event of 1015 beside those of today would bring
 * thousands of changes.
 *
 * Made from the time zone database, change by change, because its rules change: a rule of today, which is all that
 * timezones-ical-library 2.3.2 has, puts an event of 2013 in Moscow an hour off (RFC 5545 §3.6.5 asks for every time used).
 */
export function vtimezone(timezone: string, instants: readonly number[]): ICAL.Component {
  const zone = new ICAL.Component('vtimezone')
  zone.addPropertyWithValue('tzid', timezone)
  for (const part of observances(timezone, instants)) zone.addSubcomponent(part)
  return zone
}

/** At least one of them is in force at the first instant, and before it. */
function observances(timezone: string, instants: readonly number[]): ICAL.Component[] {
  const changes = clockChanges(timezone, instants)
  const earliest = Math.min(...instants)
  const [first] = changes
  if (first !== undefined && first.instant <= earliest) return changes.map(observance)
  const offset = offsetAt(earliest, timezone)
  // Clocks that had never been changed before: for ever is since the first year that programs count with, or that an event can have.
  const local = earliest < Date.UTC(1601, 0, 3) ? '1000-01-01T00:00:00' : '1601-01-01T00:00:00'
  return [{ instant: 0, local, from: offset, to: offset }, ...changes].map(observance)
}

/** Clocks that go forward go to summer time; the name of the component is all that depends on it. */
function observance({ local, from, to }: ClockChange): ICAL.Component {
  const part = new ICAL.Component(to > from ? 'daylight' : 'standard')
  part.addProperty(new ICAL.Property(['dtstart', {}, 'date-time', local]))
  part.addProperty(new ICAL.Property(['tzoffsetfrom', {}, 'utc-offset', written(from)]))
  part.addProperty(new ICAL.Property(['tzoffsetto', {}, 'utc-offset', written(to)]))
  return part
}

/** Seconds as `+02:00`; clocks of the nineteenth century need the seconds, too. */
function written(offset: number): string {
  const [hours, minutes, seconds] = [Math.abs(offset) / 3600, (Math.abs(offset) / 60) % 60, Math.abs(offset) % 60].map((part) => String(Math.floor(part)).padStart(2, '0'))
  return `${offset < 0 ? '-' : '+'}${hours}:${minutes}${seconds === '00' ? '' : `:${seconds}`}`
}
