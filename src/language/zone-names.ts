import { formatRange, formatWhen } from './dates.js'

const formatters = new Map<string, Intl.DateTimeFormat>()

/** A time zone as readers of a language know it at an instant (milliseconds since 1970, UTC): "CEST", "MESZ", "GMT+9". */
export function zoneName(instant: number, timezone: string, lang: string): string {
  const key = `${lang} ${timezone}`
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(lang, { timeZone: timezone, timeZoneName: 'short', calendar: 'gregory' })
  formatters.set(key, formatter)
  return formatter.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? timezone
}

/** When an event is: days, or the local times of a zone, `YYYY-MM-DDTHH:MM`, and their instants. `end` is null when it is not known. */
export interface FormattedTimes {
  readonly start: string
  readonly end: string | null
  readonly startsAt: number
  readonly endsAt: number
  readonly timezone: string | null
}

/** "7–10 April 2015", or "17 April 2015, 10:30–12:00 CEST". The zone is named twice when the clocks are changed in between. */
export function formatTimes({ start, end, startsAt, endsAt, timezone }: FormattedTimes, lang: string): string {
  if (timezone === null) return formatRange(start, end ?? start, lang)
  const name = zoneName(startsAt, timezone, lang)
  if (end === null) return `${formatWhen(start, lang)} ${name}`
  const endName = zoneName(endsAt, timezone, lang)
  return name === endName ? `${formatRange(start, end, lang)} ${name}` : `${formatWhen(start, lang)} ${name} – ${formatWhen(end, lang)} ${endName}`
}
