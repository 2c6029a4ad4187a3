import type { ParsedIssue } from '../issue/parse-issue.js'
import type { Message } from '../messages/message.js'
import type { Newsletter } from '../schema/newsletter.js'

/** A rule about one issue of a newsletter: what it finds, in the order of the text. */
export type IssueCheck = (parsed: ParsedIssue, newsletter: Newsletter) => Message[]
