import type { IssueHead } from '../issue/parse-issue.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'

/** What the editions of one issue have in common, whatever their language. */
const shared = ['type', 'number', 'date'] as const

/**
 * Rules `translation-alone`, `translation-differs` and `translation-audience`: a translation stands beside the issue that
 * it translates, is the same issue, and is for no one for whom that is not, at no earlier time.
 *
 * `stems` are those of all issue files that are no translation, also of such as cannot be read.
 */
export function translations(heads: readonly IssueHead[], stems: ReadonlySet<string>): Message[] {
  const originals = new Map(heads.flatMap((head) => (head.translation === null ? [[head.stem, head]] : [])))
  return heads.flatMap((head) => {
    if (head.translation === null) return []
    if (!stems.has(head.stem)) {
      const note = `A file that ends in .${head.translation}.md is a translation. Put the issue itself beside it, or leave \`.${head.translation}\` out of the name and write \`lang: ${head.translation}\` into the front matter.`
      return [message('translation-alone', head.path, null, `Unexpected translation of an issue that is not there, expected ${head.stem}.md`, note)]
    }
    const original = originals.get(head.stem)
    if (original === undefined) return []
    return [...opened(head, original), ...shared.flatMap((key) => {
      if (head[key] === original[key]) return []
      return [message('translation-differs', head.path, head.places[key], `Unexpected \`${key}\`: ${head[key] ?? 'none'}, expected ${original[key] ?? 'none'}, as in ${original.path}`, 'A translation is the same issue in other words. Correct one of the two.')]
    })]
  })
}

/** What would be told to more readers, or sooner, than the issue itself: a forgotten line must not publish it. */
function opened(head: IssueHead, original: IssueHead): Message[] {
  const tell = (key: string, found: string, expected: string): Message =>
    message('translation-audience', head.path, null, `Unexpected \`${key}\`: ${found}, expected ${expected}, as in ${original.path}`, `Write the same \`${key}: …\` into both files. One that is translated for other readers, or for another day, needs a file of its own, with \`lang: ${head.lang}\` in place of the language in its name.`)
  const readers = ({ visibility }: IssueHead): string => visibility.audiences.map((names) => names.join(', ')).join(' and ') || 'everyone'
  return [
    ...(readers(head) === readers(original) ? [] : [tell('audience', readers(head), readers(original))]),
    ...(original.embargo !== undefined && (head.embargo ?? '') < original.embargo ? [tell('embargo', head.embargo ?? 'none', original.embargo)] : []),
    ...(original.status === 'draft' && head.status === 'ready' ? [tell('status', 'ready', 'draft')] : []),
  ]
}
