import type ICAL from 'ical.js'
import type { EventTimes } from './event-times.js'
import { vtimezone } from './vtimezone.js'
import { instantOf } from './zone.js'

/**
 * Whether an event's local times say which instants are meant: of two that clocks show, one says the first (RFC 5545
 * §3.3.5). When one of them does not, both are written in UTC: programs subtract the one from the other as they stand.
 */
export function isLocal({ timezone, start, end, startsAt, endsAt }: EventTimes): boolean {
  if (timezone === null || /^(?:Etc\/)?(?:UTC|UCT|Zulu|Universal|GMT)$/i.test(timezone)) return false
  return instantOf(start, timezone) === startsAt && (end === null || instantOf(end, timezone) === endsAt)
}

/** A zone each that some time is written in, by name. */
export function zonesOf(events: readonly EventTimes[]): ICAL.Component[] {
  const used = new Map<string, number[]>()
  for (const times of events) {
    const { timezone, end, startsAt, endsAt } = times
    if (timezone === null || !isLocal(times)) continue
    const local = end === null ? [startsAt] : [startsAt, endsAt]
    const known = used.get(timezone)
    if (known === undefined) used.set(timezone, local)
    else known.push(...local)
  }
  return [...used].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([timezone, instants]) => vtimezone(timezone, instants))
}
