import type { ParsedIssue } from '../issue/parse-issue.js'
import type { Message } from '../messages/message.js'
import type { Newsletter } from '../schema/newsletter.js'
import { addresses } from './addresses.js'
import type { IssueCheck } from './check.js'
import { emptyIssue } from './empty-issue.js'
import { eventTimes } from './event-times.js'
import { images } from './images.js'
import { rawHtml } from './raw-html.js'
import { deadLinks } from './dead-links.js'
import { missingReferences, references, unusedFootnotes } from './references.js'
import { unread } from './unread.js'

/** Every check of one issue. A new one is a file of this folder, a line here, and its rule in messages/rules.ts. */
const issueChecks: readonly IssueCheck[] = [addresses, rawHtml, images, references, missingReferences, unusedFootnotes, unread, deadLinks, eventTimes, emptyIssue]

/** All that is wrong with one issue by itself. */
export function checkIssue(parsed: ParsedIssue, newsletter: Newsletter): Message[] {
  return issueChecks.flatMap((check) => check(parsed, newsletter))
}
