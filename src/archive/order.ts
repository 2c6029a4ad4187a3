import type { IssueHead } from '../issue/parse-issue.js'
import { compareText } from '../messages/sort.js'

/** The day of the last change of several issues, `YYYY-MM-DD`; null when there is none. */
export function lastChangeOf(heads: readonly IssueHead[]): string | null {
  return heads.reduce<string | null>((last, { date, updated = date }) => (last === null || updated > last ? updated : last), null)
}

/**
 * Compares two issues by when they came out: by date, and those of one day by number, then by slug and by file, so that the
 * order never depends on that in which the files were found. For `Array.sort`, oldest first.
 */
export function byAppearance(a: IssueHead, b: IssueHead): number {
  return compareText(a.date, b.date) || (a.number ?? 0) - (b.number ?? 0) || compareText(a.slug, b.slug) || compareText(a.path, b.path)
}
