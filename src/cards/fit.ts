import { breakLines } from './break-lines.js'
import { piecesOf, type Piece } from './pieces.js'

export interface Fitted {
  readonly lines: readonly string[]
  /** px to the em. */
  readonly size: number
}

/** A size in px to the em, and how many lines of it there is room for. */
export interface Step {
  readonly size: number
  readonly lines: number
}

/**
 * Sets a text as large as it fits into `width` px; `steps` goes from large to small. Words are broken only if they are
 * wider than a line at `whole` px to the em. What fits at no size ends with “…”.
 */
export function fit(text: string, measure: (text: string) => number, { width, whole, steps }: { width: number; whole: number; steps: readonly Step[] }): Fitted {
  const known = new Map<string, number>()
  const widthOf = (part: string): number => {
    const found = known.get(part) ?? measure(part)
    known.set(part, found)
    return found
  }
  const pieces = piecesOf(text, (word) => widthOf(word) * whole > width)
  for (const { size, lines } of steps) {
    const broken = breakLines(pieces, widthOf, width / size, lines)
    if (broken !== null) return { lines: broken, size }
  }
  const { size, lines } = steps.at(-1) ?? { size: whole, lines: 1 }
  for (let count = pieces.length - 1; count > 0; count -= 1) {
    const broken = breakLines(cutAfter(pieces, count), widthOf, width / size, lines)
    if (broken !== null) return { lines: broken, size }
  }
  return { lines: ['…'], size }
}

/** The first pieces, and the mark that something is missing in place of what stood between them and the next. */
function cutAfter(pieces: readonly Piece[], count: number): Piece[] {
  return pieces.slice(0, count).map((piece, index) => (index === count - 1 ? { text: `${piece.text.replace(/[\s\p{P}]+$/u, '')}…`, within: '', atEnd: '' } : piece))
}
