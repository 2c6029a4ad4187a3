import type { Element } from 'hast'
import { textWidth } from './text-chars.js'
import { inlineText } from './text-inline.js'
import type { LinkMarks } from './text-link.js'
import type { Node } from './text-node.js'
import type { Indent } from './text-wrap.js'

/** What a block is rendered with. */
export interface State {
  /** Columns that are left for this block. */
  readonly width: number
  /**
   * A narrower column than this cannot be read. Deeper nesting is no longer shown by indentation, so
   * that hostile nesting neither breaks the width nor multiplies the text.
   */
  readonly narrowest: number
  /** Inside `<del>` with blocks in it: each of its paragraphs is struck out. */
  readonly struck: boolean
  /** What stands for addresses that are listed elsewhere. */
  readonly marks: LinkMarks
  /** Renders a block's children; handed down since lists and tables hold what holds them. */
  readonly flow: (nodes: readonly Node[], state: State, spacing?: Spacing) => string[]
}

/** What stands between blocks: a blank line, or nothing. */
export type Spacing = 'loose' | 'tight'

/** From a block element to its lines: none if there is nothing to read, else no blank one at either end. */
export type Block = (node: Element, state: State) => string[]

/** Puts blocks below each other; those without lines leave no gap. */
export function stack(blocks: readonly string[][], spacing: Spacing = 'loose'): string[] {
  const filled = blocks.filter((lines) => lines.length > 0)
  // Most blocks hold one block only: handing its lines on keeps deep nesting cheap.
  if (filled.length === 1 && filled[0] !== undefined) return filled[0]
  return filled.flatMap((lines, index) =>
    spacing === 'tight' || index === 0 ? lines : ['', ...lines],
  )
}

/** The words of inline nodes inside a block. */
export function phrase(nodes: readonly Node[], state: State): string {
  const text = inlineText(nodes, state.marks)
  return state.struck && text !== '' ? `~${text}~` : text
}

/** Renders what stands beside a mark or an indentation. */
export function inset(
  render: (state: State) => string[],
  state: State,
  { first, rest }: Indent,
): string[] {
  const width = state.width - textWidth(rest)
  if (width >= state.narrowest) {
    return render({ ...state, width }).map((line, index) => (index === 0 ? first : rest) + line)
  }
  const lines = render(state)
  const [head, ...tail] = lines
  if (head === undefined || first === rest) return lines
  return textWidth(first + head) <= state.width ? [first + head, ...tail] : [first, head, ...tail]
}
