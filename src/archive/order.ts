import type { IssueHead } from '../issue/parse-issue.js'

/**
 * Compares two issues by when they came out: by date, and those of one day by number, then by address, so that the order
 * never depends on that of the files. For `Array.sort`, oldest first.
 */
export function byAppearance(a: IssueHead, b: IssueHead): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1
  return (a.number ?? 0) - (b.number ?? 0) || (a.slug < b.slug ? -1 : 1)
}
