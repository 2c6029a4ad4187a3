import { visible } from './visible.js'

/** One user-perceived character as it is printed. */
export interface Cell {
  /** Where it starts in its line, in UTF-16 code units from 0. */
  readonly start: number
  readonly text: string
  /** How many terminal columns it takes, at least 1. */
  readonly width: number
}

// Fixed to one language, though grapheme clusters are the same in all, so that no locale is ever asked.
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

const joining = /^[\p{M}\u200C-\u200D]/u
const emoji = /[\p{Emoji_Presentation}\uFE0F]/u
const zeroWidth = /[\p{Mn}\p{Me}\u200C-\u200D\u1160-\u11FF]/u
// The blocks that Unicode's East Asian Width (UAX #11) has as W or F, to the precision of Markus Kuhn's wcwidth.
const fullWidth =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1B000}-\u{1B2FF}\u{1F200}-\u{1F2FF}\u{20000}-\u{3FFFD}\p{Emoji_Presentation}]/u

/**
 * Cuts a line into what a terminal draws.
 *
 * A letter with its combining marks is one cell; full-width characters and emoji take two columns; a tab is one space;
 * a mark with no letter before it stands on `◌`; what is invisible is made visible. Where a terminal measures a rare
 * script or a new emoji otherwise, a caret below is off by that difference; right-to-left text is not reordered.
 */
export function cellsOf(line: string): Cell[] {
  return Array.from(graphemes.segment(line), ({ segment, index }) => {
    const shown = segment === '\t' ? ' ' : visible(segment)
    const text = joining.test(shown) ? `◌${shown}` : shown
    // An emoji of several code points is drawn as one, unless some of them had to be spelled out.
    const width = shown === segment && emoji.test(segment) ? 2 : widthOf(text)
    return { start: index, text, width: Math.max(1, width) }
  })
}

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (zeroWidth.test(character) ? 0 : fullWidth.test(character) ? 2 : 1), 0)
}
