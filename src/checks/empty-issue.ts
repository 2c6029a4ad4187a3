import { message } from '../messages/report.js'
import type { IssueCheck } from './check.js'

/** Rule `empty-issue`: an issue has something to read. */
export const emptyIssue: IssueCheck = ({ issue, root }) => {
  if (root.children.length > 0) return []
  return [message('empty-issue', issue.path, null, 'Unexpected issue without text, expected an article', 'Write `## Title` and text below the front matter, or set `status: draft` until there is some.')]
}
