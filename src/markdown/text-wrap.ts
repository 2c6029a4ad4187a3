import { cleanText, finishLines, textWidth, tidyText } from './text-chars.js'

/** What stands before the first line and before the lines that follow it. */
export interface Indent {
  readonly first: string
  readonly rest: string
}

const NO_INDENT: Indent = { first: '', rest: '' }

/**
 * Breaks text into lines of at most `width` columns, `indent` included.
 *
 * Runs of white space count as one space; a line break in `text` stays one. A word that is wider
 * than the width stands alone on its line and is never broken; a no-break space is part of its word.
 */
export function wrapText(text: string, width: number, indent: Indent = NO_INDENT): string {
  const lines = text.split(/\r\n?|\n/).map(cleanText)
  return finishLines(wrapLines(tidyText(lines.join('\n')), width, indent))
}

/** `wrapText` for text that is tidy already; its no-break spaces are still in the lines. */
export function wrapLines(text: string, width: number, indent: Indent = NO_INDENT): string[] {
  const firstRoom = width - textWidth(indent.first)
  const restRoom = width - textWidth(indent.rest)
  const lines: string[] = []
  const isFirst = () => lines.length === 0
  const close = (words: readonly string[]) => {
    lines.push((isFirst() ? indent.first : indent.rest) + words.join(' '))
  }
  for (const hardLine of text.split('\n')) {
    let words: string[] = []
    let used = 0
    for (const word of hardLine.split(' ')) {
      const size = textWidth(word)
      if (words.length > 0 && used + 1 + size > (isFirst() ? firstRoom : restRoom)) {
        close(words)
        words = []
        used = 0
      }
      used += words.length > 0 ? 1 + size : size
      words.push(word)
    }
    close(words)
  }
  return lines
}
