import type { IssueSource } from '../issue/parse-issue.js'
import type { Message } from '../messages/message.js'
import { hasExtension, listEntries, type Entry } from './list-files.js'
import { readText } from './read-file.js'
import { skippedIssues } from './skipped-issues.js'

/** Every Markdown file below `issues/` that does not start with `_`. `limit` in bytes. */
export async function readIssues(root: string, limit: number): Promise<{ sources: IssueSource[]; messages: Message[] }> {
  const entries = await listEntries(root, 'issues')
  const isIssue = ({ path }: Entry): boolean => hasExtension(path, ['.md'])
  const sources: IssueSource[] = []
  const messages = await skippedIssues(root, entries.filter((entry) => !isIssue(entry)))
  for (const { path } of entries.filter(isIssue)) {
    const read = await readText(root, path, limit)
    messages.push(...read.messages)
    if (read.text !== null) sources.push({ path: path.normalize('NFC'), text: read.text })
  }
  return { sources, messages }
}
