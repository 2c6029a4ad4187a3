/**
 * Local dates and times in words. They are formatted in UTC from their parts, so that no machine's zone moves them;
 * thin spaces, which ICU versions put around dashes in different ways, become plain ones.
 */

const instant = (local: string): Date => new Date(`${local.length === 10 ? `${local}T00:00` : local}:00Z`)

const tidy = (text: string): string => text.replace(/[\u2009\u202f]/g, ' ')

/** Making a formatter takes a millisecond, using it a microsecond. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${JSON.stringify(options)}`
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(lang, { ...options, timeZone: 'UTC', calendar: 'gregory' })
  formatters.set(key, made)
  return made
}

const long = { day: 'numeric', month: 'long', year: 'numeric' } as const
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** "30 March 2015", or "17 April 2015, 10:30" for a time. */
export function formatWhen(local: string, lang: string): string {
  const day = tidy(formatter(lang, long).format(instant(local)))
  return local.length === 10 ? day : `${day}, ${tidy(formatter(lang, clock).format(instant(local)))}`
}

/** "7–10 April 2015", "7 April 2015, 10:30–12:00". Both or neither have a time. */
export function formatRange(start: string, end: string, lang: string): string {
  if (start === end) return formatWhen(start, lang)
  if (start.length === 10 && end.length === 10) {
    const range = tidy(formatter(lang, long).formatRange(instant(start), instant(end)))
    // Between two days of one month the dash is closed up, whatever this ICU version puts around it.
    return start.slice(0, 7) === end.slice(0, 7) ? range.replace(/(\d) – (\d)/, '$1–$2') : range
  }
  if (start.slice(0, 10) === end.slice(0, 10)) return `${formatWhen(start, lang)}–${tidy(formatter(lang, clock).format(instant(end)))}`
  return `${formatWhen(start, lang)} – ${formatWhen(end, lang)}`
}

/** A calendar leaf: the day or days as figures, month and year below. Of a range over two months it shows the first day. */
export function dateLeaf(start: string, end: string, lang: string): { day: string; month: string } {
  const [from, to] = [instant(start).getUTCDate(), instant(end).getUTCDate()]
  const isOneMonth = start.slice(0, 7) === end.slice(0, 7)
  const month = tidy(formatter(lang, { month: 'long', year: 'numeric' }).format(instant(start)))
  return { day: isOneMonth && from !== to ? `${from}–${to}` : String(from), month }
}
