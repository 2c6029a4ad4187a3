import type { IssueHead } from './parse-issue.js'

/** Whether an issue may be made at `now` (milliseconds since 1970, UTC): no draft, unless asked for, and no embargo ahead. */
export async function isPublished(head: Pick<IssueHead, 'status' | 'embargo'>, options: { drafts: boolean; now: number; timezone: string }): Promise<boolean> {
  if (head.status === 'draft' && !options.drafts) return false
  if (head.embargo === undefined) return true
  // Loaded when a newsletter has an embargo: few have.
  const { Temporal } = await import('temporal-polyfill')
  // Of an hour that the clocks run through twice the later one counts: nothing is out too early.
  const until = Temporal.PlainDateTime.from(head.embargo).toZonedDateTime(options.timezone, { disambiguation: 'later' })
  return until.epochMilliseconds <= options.now
}
