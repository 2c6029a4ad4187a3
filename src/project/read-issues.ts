import type { IssueSource } from '../issue/parse-issue.js'
import type { Message } from '../messages/message.js'
import { listFiles } from './list-files.js'
import { readText } from './read-file.js'

/** Every Markdown file below `issues/` that does not start with `_`. `limit` in bytes. */
export async function readIssues(root: string, limit: number): Promise<{ sources: IssueSource[]; messages: Message[] }> {
  const paths = await listFiles(root, 'issues', ['.md'])
  const sources: IssueSource[] = []
  const messages: Message[] = []
  for (const path of paths) {
    const read = await readText(root, path, limit)
    messages.push(...read.messages)
    if (read.text !== null) sources.push({ path: path.normalize('NFC'), text: read.text })
  }
  return { sources, messages }
}
