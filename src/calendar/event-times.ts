import { endOfDay, instantOf, isoIn } from './zone.js'

/** When an event is, as its editor wrote it: days `YYYY-MM-DD`, or local times `YYYY-MM-DDTHH:MM`, which may carry an offset. */
export interface WrittenTimes {
  readonly start: string
  readonly end?: string | undefined
  /** An IANA name. */
  readonly timezone?: string | undefined
}

export interface EventTimes {
  /** Local, without offset; `end` is null when none was written. */
  readonly start: string
  readonly end: string | null
  /** Null for an event of whole days. */
  readonly timezone: string | null
  /** Milliseconds since 1970, UTC. */
  readonly startsAt: number
  readonly endsAt: number
  /** Days as they were written; times with their offset. */
  readonly startIso: string
  readonly endIso: string | null
}

/**
 * The instants of an event. Whole days begin and end with those of `defaultZone`, the newsletter's.
 *
 * An event whose end nobody wrote goes on until its day is over: at that time it is past without doubt.
 */
export function eventTimes({ start, end, timezone }: WrittenTimes, defaultZone: string): EventTimes {
  const zone = timezone ?? defaultZone
  if (start.length === 10) {
    return { start, end: end ?? null, timezone: null, startsAt: instantOf(start, defaultZone), endsAt: endOfDay(end ?? start, defaultZone), startIso: start, endIso: end ?? null }
  }
  const startsAt = instantOf(start, zone)
  const endsAt = end === undefined ? endOfDay(start.slice(0, 10), zone) : instantOf(end, zone)
  return { start: start.slice(0, 16), end: end?.slice(0, 16) ?? null, timezone: zone, startsAt, endsAt, startIso: isoIn(startsAt, zone), endIso: end === undefined ? null : isoIn(endsAt, zone) }
}
