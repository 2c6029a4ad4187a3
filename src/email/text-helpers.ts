import { textWidth as columns, wrapText } from '../markdown/text.js'

/** Columns of the text part: what a quoting mail program still shows on one line (RFC 3676 §4.2). */
export const textWidth = 72

/** What text templates may call. Every argument is a string of the view. */
export const textHelpers = {
  /** A title with a line of `mark` below it, as wide as the title. */
  underline: (title: unknown, mark: unknown): string => {
    const wrapped = wrapText(String(title), textWidth)
    const width = Math.max(...wrapped.split('\n').map((line) => columns(line)))
    return `${wrapped}\n${String(mark).repeat(width)}`
  },
  /** Text in lines of at most `textWidth` columns; its own line breaks end paragraphs. */
  wrap: (text: unknown): string =>
    String(text)
      .split('\n')
      .map((paragraph) => wrapText(paragraph, textWidth))
      .join('\n'),
  /** `role: names`, its further lines indented. */
  entry: (role: unknown, names: unknown): string => wrapText(`${String(role)}: ${String(names)}`, textWidth, { first: '', rest: '  ' }),
  /** One entry of a list of titles, its further lines indented. */
  item: (title: unknown): string => wrapText(String(title), textWidth, { first: '- ', rest: '  ' }),
  /** A rule over the whole width. */
  line: (): string => '_'.repeat(textWidth),
}
