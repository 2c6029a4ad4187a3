import type { Issue } from '../issue/issue.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import { compareParts } from './compare-parts.js'

export interface EmailParts {
  readonly issue: Pick<Issue, 'path'>
  /** All that get it. */
  readonly audiences: readonly string[]
  readonly html: string
  /**
   * What the text templates make of the very edition that the HTML was made from. Where blocks are for one of the two
   * alone (`only=email`, `only=text`) it is not the text that is sent: editors may tell readers of text something else.
   */
  readonly text: string
}

/** Rspamd's R_PARTS_DIFFER counts when half of all words differ. */
const leastShared = 0.5

/** How many words a message quotes. */
const quoted = 5

const english = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/**
 * Rule `text-differs`: what a reader of the HTML gets, a reader of the text gets too, and nothing that the HTML hides.
 *
 * What Markdown becomes is the same in both; so these are words that a template in templates/email/ writes by itself, and
 * none in templates/text/.
 */
export function checkText({ issue, audiences, html, text }: EmailParts): Message[] {
  const { missingWords, missingLinks, hiddenShown, shared } = compareParts(html, text)
  const part = `text part for ${english.format(audiences.map((name) => `"${name}"`))}`
  const differs = (found: string, note: string): Message => message('text-differs', issue.path, null, found, note)
  const why = 'Some readers have the text alone.'
  const where = 'templates/text/issue.hbs or a file in templates/text/blocks/'
  return [
    ...(missingWords.length === 0 ? [] : [differs(`Unexpected ${part} without ${listOf(missingWords, 'more words')}, expected all words of the HTML`, `${why} Print what templates/email/ prints in ${where}, too.`)]),
    ...(missingLinks.length === 0 ? [] : [differs(`Unexpected ${part} without ${listOf(missingLinks, 'more addresses')}, expected every address of the HTML`, `${why} Print the address behind its words in ${where}.`)]),
    ...(hiddenShown.length === 0 ? [] : [differs(`Unexpected ${part} with ${listOf(hiddenShown, 'more')}, expected nothing that the HTML hides`, `Take what is hidden in templates/email/, such as {{preheader}}, out of ${where}.`)]),
    ...(shared >= leastShared ? [] : [differs(`Unexpected ${part} that has ${Math.floor(shared * 100)} % of all words in common with the HTML, expected half of them or more`, `Spam filters take the two for different messages. Print in ${where} what templates/email/ prints, and little else.`)]),
  ]
}

/** “a”, “b” and 3 more words. */
function listOf(found: readonly string[], more: string): string {
  const shown = found.slice(0, quoted).map((text) => `“${text}”`)
  return english.format(found.length > quoted ? [...shown, `${found.length - quoted} ${more}`] : shown)
}
