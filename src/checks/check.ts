import type { ParsedIssue } from '../issue/parse-issue.js'
import type { Message } from '../messages/message.js'

/** A rule about one issue: what it finds, in the order of the text. */
export type IssueCheck = (parsed: ParsedIssue) => Message[]
