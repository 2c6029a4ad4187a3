import type { Element, ElementContent } from 'hast'
import { phrase, type State } from './text-block.js'
import { attribute, holdsBlock, imageOf, isBlock, isElement, solidChildren, wholeNumber, withTitle } from './text-node.js'

export interface Cell {
  /** The words of the cell; undefined if it holds lists, tables or several paragraphs. */
  readonly text: string | undefined
  readonly nodes: readonly ElementContent[]
  readonly align: string
  readonly isHeading: boolean
}

export type Row = readonly Cell[]

const EMPTY: Cell = { text: '', nodes: [], align: '', isHeading: false }

/** HTML allows 1000; a cell over more columns than this only serves to fill memory. */
const WIDEST_SPAN = 50

/**
 * The rows of a table from top to bottom, each cell at the index of its column, rows without a word
 * left out.
 *
 * A cell over two columns is followed by an empty one. A cell over two rows is repeated, since a row
 * must say all it says when it is read by itself; not so a cell with blocks, or tables in tables
 * could multiply their text without end.
 */
export function readRows(table: Element, state: State): Row[] {
  let hanging: readonly (Hanging | undefined)[] = []
  const rows = rowsOf(table).map((nodes) => {
    const { row, below } = placeCells(nodes, hanging, state)
    hanging = below
    return row
  })
  return rows.filter((row) => row.some(isFilled))
}

export function isFilled(cell: Cell): boolean {
  return cell.text !== ''
}

/** Whatever strays into a table counts as a row or a cell, so that no word is lost. */
function rowsOf(node: Element): ElementContent[][] {
  return solidChildren(node).flatMap((child) => {
    if (isElement(child, 'caption', 'colgroup', 'col')) return []
    if (isElement(child, 'thead', 'tbody', 'tfoot')) return rowsOf(child)
    return [isElement(child, 'tr') ? solidChildren(child) : [child]]
  })
}

/** A cell that reaches down into so many rows more. */
interface Hanging {
  readonly cell: Cell
  readonly rows: number
}

function placeCells(
  nodes: readonly ElementContent[],
  hanging: readonly (Hanging | undefined)[],
  state: State,
): { row: Row; below: readonly (Hanging | undefined)[] } {
  const row: Cell[] = []
  const below: (Hanging | undefined)[] = []
  const place = (cell: Cell, rows: number) => {
    below.push(rows > 0 ? { cell: cell.text === undefined ? EMPTY : cell, rows } : undefined)
    row.push(cell)
  }
  const placeHanging = () => {
    for (let above = hanging[row.length]; above; above = hanging[row.length]) {
      place(above.cell, above.rows - 1)
    }
  }
  for (const node of nodes) {
    placeHanging()
    const rows = span(node, 'rowSpan') - 1
    place(readCell(node, state), rows)
    for (let more = span(node, 'colSpan'); more > 1; more--) place(EMPTY, rows)
  }
  placeHanging()
  return { row, below }
}

function span(node: ElementContent, name: 'colSpan' | 'rowSpan'): number {
  const value = (isElement(node) && wholeNumber(node, name)) || 1
  return Math.max(1, Math.min(value, WIDEST_SPAN))
}

function readCell(node: ElementContent, state: State): Cell {
  const isCell = isElement(node, 'td', 'th')
  const nodes = isCell ? unwrap(node) : [node]
  const holdsBlocks = nodes.some((child) => isBlock(child) || holdsBlock(child))
  return {
    text: holdsBlocks ? undefined : phrase(nodes, state),
    nodes,
    align: isCell ? attribute(node, 'align') : '',
    isHeading: isElement(node, 'th'),
  }
}

/** Word processors put a paragraph into every cell; and a picture with its caption is no reason to take columns apart. */
function unwrap(cell: Element): readonly ElementContent[] {
  const [only, ...others] = solidChildren(cell)
  if (others.length > 0 || !isElement(only, 'p', 'figure')) return cell.children
  return isElement(only, 'p') ? only.children : (pictureIn(only) ?? cell.children)
}

/** The picture of a figure, its caption as its title again; undefined where they are more than a picture and plain words. */
function pictureIn(figure: Element): ElementContent[] | undefined {
  const [picture, caption, ...others] = solidChildren(figure)
  const image = imageOf(picture)
  if (image === undefined || attribute(image, 'title') !== '' || !isElement(caption, 'figcaption') || others.length > 0) return undefined
  const words = caption.children.map((child) => (child.type === 'text' ? child.value : undefined))
  return words.includes(undefined) || !isElement(picture) ? undefined : [withTitle(picture, words.join(''))]
}
