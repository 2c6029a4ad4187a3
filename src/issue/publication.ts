import type { IssueHead } from './parse-issue.js'

/**
 * Whether an issue may be made at `now`: no draft, unless asked for, and no embargo ahead.
 *
 * `now` is in milliseconds since 1970, UTC, or a local time `YYYY-MM-DDTHH:MM` in the newsletter's zone, as embargoes are.
 */
export async function isPublished(head: Pick<IssueHead, 'status' | 'embargo'>, options: { drafts: boolean; now: number | string; timezone: string }): Promise<boolean> {
  if (head.status === 'draft' && !options.drafts) return false
  if (head.embargo === undefined) return true
  if (typeof options.now === 'string') return head.embargo <= options.now
  // Loaded when a newsletter has an embargo: few have.
  const { Temporal } = await import('temporal-polyfill')
  // Of an hour that the clocks run through twice the later one counts: nothing is out too early.
  const until = Temporal.PlainDateTime.from(head.embargo).toZonedDateTime(options.timezone, { disambiguation: 'later' })
  return until.epochMilliseconds <= options.now
}
