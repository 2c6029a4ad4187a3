import { parseHead, parseIssue, type IssueHead } from '../../src/issue/parse-issue.js'
import { parseMarkdown } from '../../src/markdown/parse.js'
import type { Message } from '../../src/messages/message.js'
import type { Newsletter } from '../../src/schema/newsletter.js'
import { issueFile, newsletterWith } from '../stages/stage.js'

/** Where the bodies of `parsed` begin: below four lines of front matter. */
const firstLine = 5

/** A whole issue that must have become one; its messages too. */
export function parsed(body: string, options: { frontMatter?: readonly string[]; newsletter?: Newsletter } = {}) {
  const { parsed: made, messages } = parseIssue(issueFile(body, options.frontMatter), options.newsletter ?? newsletterWith({ audiences: ['members', 'partners'] }))
  if (made === null) throw new Error(`No issue: ${JSON.stringify(messages)}`)
  return { ...made, messages }
}

/** What is known of an issue from its front matter, below a title and a date: `headOf('issue-06.fr', 'number: 6')`. */
export function headOf(name: string, ...frontMatter: readonly string[]): IssueHead {
  const given = new Set(frontMatter.map((line) => line.split(':')[0]))
  const needed = [`title: ${name}`, 'date: 2015-03-30'].filter((line) => !given.has(line.split(':')[0]))
  const { head, messages } = parseHead({ ...issueFile('', [...needed, ...frontMatter]), path: `issues/${name}.md` }, newsletterWith({ language: 'en-GB', audiences: ['members', 'partners'] }))
  if (head === null) throw new Error(`No head of ${name}: ${JSON.stringify(messages)}`)
  return head
}

/** `line:column rule message`, line 1 being the body's first. */
export function brief(messages: readonly Message[], offset = firstLine - 1): string[] {
  return messages.map(({ place, rule, message }) => `${place === null ? '-' : `${place.line - offset}:${place.column}`} ${rule} ${message}`)
}

export { parseMarkdown }
