/**
 * The plain-text part of a mail, rendered from the same sanitised hast tree as its HTML.
 *
 *   nodes ─ flow ─▶ blocks (lists, tables, …) ─ inlineText ─▶ words ─ wrapLines ─▶ lines
 */

import { expandOnce } from './text-abbr.js'
import { finishLines } from './text-chars.js'
import { flow } from './text-flow.js'
import { noMarks, type LinkMarks } from './text-link.js'
import type { Node } from './text-node.js'

export { textWidth } from './text-chars.js'
export { markLinks } from './text-marks.js'
export type { LinkMarks } from './text-link.js'
export { wrapText, type Indent } from './text-wrap.js'

export interface TextOptions {
  /** Columns of a line, 72 in a mail (RFC 3676 §4.2 asks for fewer than 78). */
  readonly width: number
  /**
   * Where addresses stand: `inline`, behind the words that they are linked from, or in a list that the caller prints.
   * An address without a mark stands behind its words in any case.
   */
  readonly links: 'inline' | LinkMarks
}

/**
 * Renders nodes as a person would write them in a text mail.
 *
 * Every visible word is kept, in order. Blocks are separated by one blank line; lines end in LF,
 * have no trailing spaces and fit `width`, except for preformatted lines and for words that are
 * wider than it. There is no line end after the last line; nodes without words give ''.
 *
 * Takes time in proportion to the tree, but calls itself once a level: the caller limits how deep
 * elements nest (the parser's limit is 100).
 *
 * @param nodes  sanitised: `raw` nodes are not text yet, and are left out
 */
export function renderText(nodes: readonly Node[], options: TextOptions): string {
  const width = Math.max(1, options.width)
  const narrowest = Math.min(20, Math.ceil(width / 3))
  return finishLines(flow(expandOnce(nodes), { width, narrowest, struck: false, marks: options.links === 'inline' ? noMarks : options.links, flow }))
}
