import { instantOf } from '../calendar/zone.js'
import type { IssueHead } from './parse-issue.js'

/**
 * Whether an issue may be made at `now`: no draft, unless asked for, and no embargo ahead.
 *
 * `now` is in milliseconds since 1970, UTC, or a local time `YYYY-MM-DDTHH:MM` in the newsletter's zone, as embargoes are.
 */
export function isPublished(head: Pick<IssueHead, 'status' | 'embargo'>, options: { drafts: boolean; now: number | string; timezone: string }): boolean {
  if (head.status === 'draft' && !options.drafts) return false
  if (head.embargo === undefined) return true
  if (typeof options.now === 'string') return head.embargo <= options.now
  // Of an hour that the clocks run through twice the later one counts: nothing is out too early.
  return instantOf(head.embargo, options.timezone, 'later') <= options.now
}
