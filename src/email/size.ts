import type { Issue } from '../issue/issue.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import type { BlockPart, Nested, OtherPart, Part } from './parts.js'

export interface SizedEmail {
  readonly issue: Issue
  /** All that get it. */
  readonly audiences: readonly string[]
  /** Of the HTML. */
  readonly bytes: number
  /** Found only when they are asked for. */
  readonly parts: () => readonly Part[]
  /** The blocks of this email and of all others of the issue: `only=web` takes a block out of each of them. */
  readonly emails: ReadonlyArray<readonly Nested[]>
  /** Whether `cut: auto` would bring it below `warnFrom`; asked only for an issue without it, and only when that matters. */
  readonly cutHelps?: () => boolean
}

/** In bytes. Gmail shows "[Message clipped]" after 102 KB of HTML. Its makers do not say what their KB is: the smaller one is safe. */
export const gmailCut = 102_000

/** How many parts a message names. */
const named = 5

/**
 * Rules `email-size` and `email-cut`: what Gmail cuts off is the end, with the imprint and the way to unsubscribe.
 *
 * `warnFrom` is in KB of 1000 bytes. The message names the largest parts, and how many of them would have to go.
 */
export function checkSize({ issue, audiences, bytes, parts, emails, cutHelps }: SizedEmail, warnFrom: number): Message[] {
  const rule = bytes >= gmailCut ? 'email-cut' : bytes >= warnFrom * 1000 ? 'email-size' : null
  if (rule === null) return []
  const limit = rule === 'email-cut' ? gmailCut : warnFrom * 1000
  // To shorten an imprint of a few lines helps nobody: besides blocks, what matters is a twentieth of the whole.
  const largest = parts().filter(({ kind, bytes: size }) => kind === 'block' || size * 20 >= limit).toSorted((a, b) => b.bytes - a.bytes)
  const why = 'Gmail cuts an email at 102 KB; its readers would miss the imprint and the way to unsubscribe.'
  const text = `Unexpected email of ${kilobytes(bytes)} for ${quoted(audiences)}, expected less: ${limit / 1000} KB or more is too much`
  const isCut = issue.cut === 'auto'
  const note = [why, ...(isCut ? [notEnough] : []), ...listOf(largest), remedy(largest, emails, bytes, limit), ...(!isCut && cutHelps?.() === true ? [cutAdvice] : [])]
  return [message(rule, issue.path, largest[0]?.place ?? null, text, note.join(' '))]
}

const notEnough = '`cut: auto` was not enough: it leaves every text its first paragraph, and cuts none that the archive does not show to everybody.'

const cutAdvice = 'With `cut: auto` in the front matter the longest texts end with a link to where they go on in the archive, and the email is short enough.'

/** How many KB of 1000 bytes. Rounded down: what is below a limit must not read as if it had reached it. */
export function kilobytes(bytes: number): string {
  return `${(Math.floor(bytes / 100) / 10).toFixed(1)} KB`
}

/** `"a", "b" and "c"`. */
function quoted(names: readonly string[]): string {
  const all = names.map((name) => `"${name}"`)
  return [...all.slice(0, -2), all.slice(-2).join(' and ')].join(', ')
}

function listOf(largest: readonly Part[]): string[] {
  const shown = largest.slice(0, named).map(({ name, bytes }) => `${name} ${kilobytes(bytes)}`)
  return shown.length === 0 ? [] : [`The largest parts: ${shown.join(', ')}.`]
}

/** The smallest number of parts, largest first, without which the email is below the limit; and what to do about each. */
function remedy(largest: readonly Part[], emails: SizedEmail['emails'], bytes: number, limit: number): string {
  let left = bytes
  const leaving = largest.filter((part) => {
    if (left < limit) return false
    left -= part.bytes
    return true
  })
  if (left >= limit) return 'Even without all of its parts it would be too large: look at the templates.'
  const which = leaving.length === 1 ? 'the first' : `the first ${leaving.length}`
  const blocks = leaving.filter((part) => part.kind === 'block')
  const others = leaving.filter((part) => part.kind !== 'block')
  // Nobody moves dozens of blocks that no message names: such an issue is two.
  const ways = leaving.length <= named && emails.every((email) => holdsOther(email, blocks)) ? waysToPage(blocks) : null
  if (ways !== null && others.length === 0) return `With ${which} on the page only it would have ${kilobytes(left)}: ${ways}, or shorten the text.`
  const forBlocks = blocks.length === 0 ? [] : [ways === null ? 'shorten the text, or split the issue in two' : `${ways}, or shorten the text`]
  return `Without ${which} it would have ${kilobytes(left)}: ${[...forBlocks, ...others.map(({ kind }) => advice[kind])].join('; ')}.`
}

/** Whether something is left: an email without a block would not be made. What stands in a block leaves with it. */
function holdsOther(email: readonly Nested[], leaving: readonly Nested[]): boolean {
  const gone = new Set(leaving.map(({ id }) => id))
  return email.length === 0 || email.some(({ id, within }) => !gone.has(id) && (within === null || !gone.has(within)))
}

/** How blocks get out of the email and stay on the page; null when one of them cannot. */
function waysToPage(blocks: readonly BlockPart[]): string | null {
  const fenced = blocks.filter(({ toPage }) => toPage === 'fence').map(({ name }) => name)
  const braces = blocks.some(({ toPage }) => toPage === 'braces') ? ['write `only=web` between the braces (`:::article[Title]{only=web}` for what begins with `##`)'] : []
  const fence = fenced.length > 0 ? [`put \`:::article{only=web}\` on a line above ${fenced.join(' and ')}, and \`:::\` on a line below that text`] : []
  return blocks.some(({ toPage }) => toPage === null) || blocks.length === 0 ? null : [...braces, ...fence].join('; ')
}

const advice: Readonly<Record<OtherPart['kind'], string>> = {
  footnotes: 'a footnote cannot be `only=web`, so shorten it, or link to what it says',
  contents: 'shorten the titles, or leave the list out with `contents: false`',
  imprint: 'shorten `credits`',
  funding: 'shorten the statement in newsletter.yaml',
  summary: 'shorten `summary`',
}
