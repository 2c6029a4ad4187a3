import { excerpt } from './excerpt.js'
import type { Place } from './message.js'

/** How the two parts of a frame that are not source text are painted. */
export interface FrameStyle {
  readonly gutter: (text: string) => string
  readonly mark: (text: string) => string
}

const frameWidth = 100
const numberWidth = 5

/**
 * Shows a place in its source: its line between its neighbours, and carets under it.
 *
 * Columns count UTF-16 code units from 1, a byte order mark not counted; `endColumn` is the first one that is not
 * marked. A place over several lines is marked to the end of its first, a place past the end of the file at that end.
 * No line is wider than 100 columns. Returns lines without a final line break; empty when the source is empty.
 */
export function codeFrame(source: string, place: Place, style: FrameStyle): string {
  if (source === '') return ''
  const lines = linesOf(source)
  const index = lineIndex(lines, place)
  const number = (line: number): string => String(line + 1).padStart(digits)
  const digits = Math.max(numberWidth, String(index + 2).length)
  const width = frameWidth - digits - ' │ '.length
  const row = (label: string, text: string): string => `${style.gutter(`${label} │`)} ${text}`.trimEnd()
  const context = (line: number): string[] => {
    const text = lines[line]
    // The empty text after the last line break is not a line that an editor shows.
    if (text === undefined || (text === '' && line === lines.length - 1)) return []
    return [row(number(line), excerpt(text, 0, 0, width).text)]
  }
  const line = lines[index] ?? ''
  const { from, to } = markOf(line, place, index)
  const shown = excerpt(line, from, to, width)
  return [
    ...context(index - 1),
    row(number(index), shown.text),
    row(' '.repeat(digits), ' '.repeat(shown.indent) + style.mark('^'.repeat(shown.length))),
    ...context(index + 1),
  ].join('\n')
}

/** The lines of a source as Markdown counts them (CommonMark 0.31 §2.1): they end with LF, CRLF or a lone CR. */
function linesOf(source: string): string[] {
  return source.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
}

function lineIndex(lines: readonly string[], place: Place): number {
  const line = countFromOne(place.line)
  if (line <= lines.length) return line - 1
  return lines.length > 1 && lines.at(-1) === '' ? lines.length - 2 : lines.length - 1
}

function markOf(line: string, place: Place, index: number): { from: number; to: number } {
  const isPastEnd = countFromOne(place.line) > index + 1
  const from = isPastEnd ? line.length : Math.min(countFromOne(place.column) - 1, line.length)
  const endLine = place.endLine ?? place.line
  if (endLine > place.line) return { from, to: line.length }
  if (endLine < place.line || place.endColumn === undefined) return { from, to: from + 1 }
  return { from, to: Math.max(from + 1, countFromOne(place.endColumn) - 1) }
}

function countFromOne(value: number): number {
  return Math.max(1, Math.trunc(value) || 1)
}
