import { Temporal } from 'temporal-polyfill'

// What the clocks of a time zone show, by the time zone database (IANA tzdata) that Node.js brings along.

/**
 * The instant of a local time, in milliseconds since 1970, UTC. A day alone means its start; an offset decides, if there is one.
 *
 * Of a time that the clocks show twice this is the earlier or the later one, as asked for; in an hour that they skip
 * it is as much later as the hour is long, as clocks do that were not put forward (RFC 5545 §3.3.5).
 */
export function instantOf(moment: string, timezone: string, twice: 'earlier' | 'later' = 'earlier'): number {
  if (moment.length > 16) return Date.parse(moment)
  if (moment.length === 10) return Temporal.PlainDate.from(moment).toZonedDateTime(timezone).epochMilliseconds
  const disambiguation = twice === 'earlier' ? 'compatible' : 'later'
  return Temporal.PlainDateTime.from(moment).toZonedDateTime(timezone, { disambiguation }).epochMilliseconds
}

/** The instant at which a day is over, `YYYY-MM-DD`; days have 23 to 25 hours. */
export function endOfDay(day: string, timezone: string): number {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timezone).epochMilliseconds
}

/** The first day of a zone, `YYYY-MM-DD`, that begins at an instant or after it. */
export function dayAfter(instant: number, timezone: string): string {
  const zoned = zonedAt(instant, timezone)
  const day = zoned.toPlainDate()
  return (zoned.startOfDay().epochMilliseconds === instant ? day : day.add({ days: 1 })).toString()
}

/** The offsets, such as `+02:00`, at which clocks show a local time `YYYY-MM-DDTHH:MM`: none when they skip it, two when they show it twice, the earlier time first. */
export function offsetsOf(local: string, timezone: string): string[] {
  const time = Temporal.PlainDateTime.from(local)
  const found = (['earlier', 'later'] as const).map((disambiguation) => time.toZonedDateTime(timezone, { disambiguation }))
  return [...new Set(found.filter((zoned) => zoned.toPlainDateTime().equals(time)).map(({ offset }) => offset))]
}

/** Of a local time that clocks skip: the last one that they show before it, and the first after it, `YYYY-MM-DDTHH:MM`. */
export function aroundGap(local: string, timezone: string): { before: string; after: string } {
  const before = Temporal.PlainDateTime.from(local).toZonedDateTime(timezone, { disambiguation: 'earlier' })
  const change = before.getTimeZoneTransition('next') ?? before
  return { before: toMinute(change.subtract({ minutes: 1 })), after: toMinute(change) }
}

/**
 * An instant as clocks of a zone show it: `YYYY-MM-DDTHH:MM+02:00`, a global date and time of HTML (HTML §2.3.5.7).
 *
 * Its offset has no seconds: that of clocks before there were zones is rounded, and what they show stays.
 */
export function isoIn(instant: number, timezone: string): string {
  const text = zonedAt(instant, timezone).toString({ smallestUnit: 'second', timeZoneName: 'never' })
  return text.replace(/:\d\d(?=[+-])/, '')
}

/** A change of a zone's clocks: its instant, what they showed when it came, and the offsets before and after it in seconds. */
export interface ClockChange {
  readonly instant: number
  /** `YYYY-MM-DDTHH:MM:SS` by the offset before it. */
  readonly local: string
  readonly from: number
  readonly to: number
}

/** The last two changes of a zone's clocks that came before each of some instants, or with it: all, earliest first, and each once. Instants are milliseconds since 1970, UTC. */
export function clockChanges(timezone: string, instants: readonly number[]): ClockChange[] {
  const changes = new Map<number, ClockChange>()
  let knownUntil = -Infinity
  for (const instant of instants.toSorted((a, b) => a - b)) {
    // As long as no clock was changed, there is nothing more to know.
    if (instant < knownUntil) continue
    const zoned = zonedAt(instant + 1, timezone)
    const last = zoned.getTimeZoneTransition('previous')
    for (const change of [last?.getTimeZoneTransition('previous') ?? null, last]) {
      if (change !== null) changes.set(change.epochMilliseconds, changeAt(change))
    }
    knownUntil = zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity
  }
  return [...changes.values()].toSorted((a, b) => a.instant - b.instant)
}

function changeAt(change: Temporal.ZonedDateTime): ClockChange {
  const instant = change.epochMilliseconds
  const from = change.subtract({ seconds: 1 }).offsetNanoseconds / 1e9
  return { instant, local: new Date(instant + from * 1000).toISOString().slice(0, 19), from, to: change.offsetNanoseconds / 1e9 }
}

/** Seconds by which a zone is ahead of UTC at an instant. */
export function offsetAt(instant: number, timezone: string): number {
  return zonedAt(instant, timezone).offsetNanoseconds / 1e9
}

function zonedAt(instant: number, timezone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timezone)
}

function toMinute(zoned: Temporal.ZonedDateTime): string {
  return zoned.toPlainDateTime().toString({ smallestUnit: 'minute' })
}
