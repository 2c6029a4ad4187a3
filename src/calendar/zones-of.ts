import type ICAL from 'ical.js'
import type { EventTimes } from './event-times.js'
import { vtimezone } from './vtimezone.js'
import { instantOf } from './zone.js'

/** Whether a local time says which instant is meant. Of two that clocks show it says the first (RFC 5545 §3.3.5); UTC needs no zone. */
export function isLocal(local: string, instant: number, timezone: string): boolean {
  return !/^(?:Etc\/)?(?:UTC|UCT|Zulu|Universal|GMT)$/i.test(timezone) && instantOf(local, timezone) === instant
}

/** A zone each that some time is written in, by name. */
export function zonesOf(events: readonly EventTimes[]): ICAL.Component[] {
  const used = new Map<string, number[]>()
  for (const { timezone, start, end, startsAt, endsAt } of events) {
    if (timezone === null) continue
    const local = [isLocal(start, startsAt, timezone) ? [startsAt] : [], end !== null && isLocal(end, endsAt, timezone) ? [endsAt] : []].flat()
    const known = used.get(timezone)
    if (known !== undefined) known.push(...local)
    else if (local.length > 0) used.set(timezone, local)
  }
  return [...used].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([timezone, instants]) => vtimezone(timezone, instants))
}
