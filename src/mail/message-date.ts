import { instantOf } from '../calendar/zone.js'

/**
 * The date of an issue's message, in milliseconds since 1970, UTC: its embargo, a local time of the newsletter's zone,
 * or noon of its day in UTC, which is the same day in nearly all zones. No clock is asked: the bytes stay the same.
 */
export function mailDate({ date, embargo }: { readonly date: string; readonly embargo?: string | undefined }, timezone: string): number {
  return embargo === undefined ? Date.parse(`${date}T12:00:00Z`) : instantOf(embargo, timezone)
}
