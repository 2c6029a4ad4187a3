import { lineOf, type Piece } from './pieces.js'

/** What a hyphen costs, compared with a line that is full. */
const hyphenCost = 0.2

/** How the first pieces are broken: how good that is, and how many pieces there are up to the end of each line. */
interface Way {
  readonly cost: number
  readonly ends: readonly number[]
}

/**
 * Breaks pieces into as few lines as there can be, and those as even as can be; null when they need more than `most`.
 * `limit` is the width of a line, in the unit of `measure`.
 */
export function breakLines(pieces: readonly Piece[], measure: (text: string) => number, limit: number, most: number): string[] | null {
  const widthOf = widths(pieces, measure)
  const cheapest = (before: ReadonlyArray<Way | null>, to: number): Way | null => {
    let best: Way | null = null
    for (let from = to - 1; from >= 0; from -= 1) {
      const width = widthOf(from, to)
      if (width > limit) break
      const way = before[from] ?? null
      if (way === null) continue
      // Of lines that are as wide together, the even ones have the smallest squares.
      const cost = way.cost + (width / limit) ** 2 + (pieces[to - 1]?.atEnd === '-' ? hyphenCost : 0)
      if (best === null || cost < best.cost) best = { cost, ends: [...way.ends, to] }
    }
    return best
  }

  // By how many pieces are set: in no line at first, then in one, in two…
  let ways: ReadonlyArray<Way | null> = [{ cost: 0, ends: [] }, ...pieces.map(() => null)]
  for (let count = 1; count <= most; count += 1) {
    ways = ways.map((_, to, before) => cheapest(before, to))
    const all = ways[pieces.length] ?? null
    if (all !== null) return all.ends.map((end, index) => lineOf(pieces.slice(all.ends[index - 1] ?? 0, end)))
  }
  return null
}

/** The width of a line from one piece to before another. */
function widths(pieces: readonly Piece[], measure: (text: string) => number): (from: number, to: number) => number {
  const [space, hyphen] = [measure(' '), measure('-')]
  const starts = [0]
  for (const { text, within } of pieces) starts.push((starts.at(-1) ?? 0) + measure(text) + (within === ' ' ? space : 0))
  return (from, to) => {
    const last = pieces[to - 1]
    return (starts[to] ?? 0) - (starts[from] ?? 0) - (last?.within === ' ' ? space : 0) + (last?.atEnd === '-' ? hyphen : 0)
  }
}
