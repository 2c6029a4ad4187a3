import { cellsOf, type Cell } from './cells.js'

/** As much of a line as is shown, in terminal columns. */
export interface Excerpt {
  readonly text: string
  /** Columns before the marked part. */
  readonly indent: number
  /** Columns that the marked part takes, at least 1. */
  readonly length: number
}

/**
 * How many code units on each side of the mark are looked at. It is more than a window holds, and keeps a line of a
 * hundred thousand characters, or of a thousand accents on one letter, from costing time or flooding the terminal.
 */
const reach = 250

/**
 * Cuts a window of at most `width` columns around `from` out of a line, with `…` where something is left out.
 *
 * `from` and `to` are offsets in UTF-16 code units from 0; `from` may be the line's end.
 */
export function excerpt(line: string, from: number, to: number, width: number): Excerpt {
  const begin = outsidePair(line, Math.max(0, from - reach))
  const end = outsidePair(line, Math.min(line.length, from + reach))
  const cells = cellsOf(line.slice(begin, end)).map((cell) => ({ ...cell, start: cell.start + begin }))
  const at = from >= line.length ? cells.length : cells.findLastIndex((cell) => cell.start <= from)
  const isWhole = begin === 0 && end === line.length && columns(cells) + (at === cells.length ? 1 : 0) <= width
  const { first, last } = isWhole ? { first: 0, last: cells.length } : around(cells, at, width - '……^'.length)
  const head = begin > 0 || first > 0 ? '…' : ''
  const tail = end < line.length || last < cells.length ? '…' : ''
  const marked = cells.slice(at, last).filter((cell) => cell.start < to)
  return {
    text: head + cells.slice(first, last).map((cell) => cell.text).join('') + tail,
    indent: head.length + columns(cells.slice(first, at)),
    length: Math.max(1, columns(marked)),
  }
}

/** The longest run of cells around `at` that fits: up to half of the room before it, the rest after it, what is left before it. */
function around(cells: readonly Cell[], at: number, room: number): { first: number; last: number } {
  let first = at
  let last = at
  let used = 0
  const takeBefore = (limit: number): void => {
    for (let cell = cells[first - 1]; cell !== undefined && used + cell.width <= limit; cell = cells[first - 1]) {
      used += cell.width
      first -= 1
    }
  }
  takeBefore(Math.floor(room / 2))
  for (let cell = cells[last]; cell !== undefined && used + cell.width <= room; cell = cells[last]) {
    used += cell.width
    last += 1
  }
  takeBefore(room)
  return { first, last }
}

/** The offset itself, or the one before it when it would cut a surrogate pair in two. */
function outsidePair(line: string, offset: number): number {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(line.slice(Math.max(0, offset - 1), offset + 1)) ? offset - 1 : offset
}

function columns(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0)
}
