import { compareText } from '../../messages/sort.js'
import type { Feed, FeedEntry } from './feed.js'

/** The newest first; those of one day by their ids, so that the order never depends on that of the files. */
export function newestFirst(entries: readonly FeedEntry[]): FeedEntry[] {
  return entries.toSorted((a, b) => compareText(b.published, a.published) || compareText(b.id, a.id))
}

/** A day as the instant at which it begins, UTC (RFC 3339 §5.6): feeds know no days. */
export function instant(day: string): string {
  return `${day}T00:00:00Z`
}

/** An entry's content that says which language it is in and which way it runs: readers show it among others, and feeds have no word for the latter. */
export function framed({ lang, dir, content }: FeedEntry): string {
  return `<div lang="${lang}" dir="${dir}">${content}</div>`
}

/** When the feed last changed: with its newest entry. One without entries never did, and must still say when (RFC 4287 §4.1.1): at the beginning of all clocks. */
export function lastChange({ entries }: Feed): string {
  return entries.map(({ updated }) => updated).reduce((a, b) => (a > b ? a : b), '1970-01-01')
}
