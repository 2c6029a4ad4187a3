import type { IssueHead } from '../issue/parse-issue.js'
import { message } from '../messages/report.js'
import type { Message } from '../messages/message.js'

/** What an address is compared by: servers and file systems may fold case and Unicode forms. */
const fold = (text: string): string => text.normalize('NFKC').toLowerCase().normalize('NFC')

/**
 * Rules `duplicate-slug` and `duplicate-number`: no two issues share an address or a number, and no two pages are the
 * text of the home page, which is an address too.
 *
 * The later file, by path, is the one that is reported; its message names the earlier one.
 */
export function duplicates(heads: readonly IssueHead[]): Message[] {
  const messages: Message[] = []
  const slugs = new Map<string, IssueHead>()
  const numbers = new Map<string, IssueHead>()
  let home: IssueHead | null = null
  for (const head of heads.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    for (const slug of [head.slug, ...head.aliases]) {
      const other = slugs.get(fold(slug))
      if (other === undefined) slugs.set(fold(slug), head)
      else if (other !== head) {
        const note = `${other.path} has it already (capitals and accents in another spelling count as the same). Write another \`slug: …\` into the front matter of one of them.`
        messages.push(message('duplicate-slug', head.path, head.places.slug, `Unexpected address "${slug}", expected one of its own`, note))
      }
    }
    if (head.home) {
      if (home === null) home = head
      else messages.push(message('duplicate-slug', head.path, head.places.home, 'Unexpected second text of the home page, expected one', `${home.path} has \`home: true\` already. Write \`home: false\` into one of them, which gives it a page of its own.`))
    }
    if (head.number === undefined || head.type !== 'issue') continue
    const key = `${head.number} ${head.lang}`
    const other = numbers.get(key)
    if (other === undefined) numbers.set(key, head)
    else messages.push(message('duplicate-number', head.path, head.places.number, `Unexpected number ${head.number}, expected one of its own`, `${other.path} has it already. Correct \`number\` in one of them.`))
  }
  return messages
}
