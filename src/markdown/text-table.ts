import { inset, stack, type Block, type State } from './text-block.js'
import { textWidth } from './text-chars.js'
import { isElement, solidChildren } from './text-node.js'
import { isFilled, readRows, type Cell, type Row } from './text-table-rows.js'
import { wrapLines } from './text-wrap.js'

interface Table {
  readonly header: Row | undefined
  readonly body: readonly Row[]
}

const GAP = '  '

/**
 * A table: in columns if they fit the width, otherwise one record a row. The caption stands above.
 */
export const table: Block = (node, state) => {
  const captions = solidChildren(node).filter((child) => isElement(child, 'caption'))
  const content = splitHeader(readRows(node, state))
  return stack([
    ...captions.map((caption) => state.flow(caption.children, state)),
    columns(content, state.width) ?? records(content, state),
  ])
}

function splitHeader(rows: readonly Row[]): Table {
  const [first, ...body] = rows
  const isHeader = first?.every((cell) => cell.isHeading || !isFilled(cell)) === true
  return isHeader ? { header: first, body } : { header: undefined, body: rows }
}

/** Aligned columns, a dashed line below the header; undefined if they do not fit. */
function columns({ header, body }: Table, width: number): string[] | undefined {
  const rows = header === undefined ? body : [header, ...body]
  if (rows.some((row) => row.some(({ text }) => text === undefined || text.includes('\n')))) {
    return undefined
  }
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, textWidth(cell.text ?? ''))
    })
  }
  const total = widths.reduce((sum, columnWidth) => sum + columnWidth + GAP.length, -GAP.length)
  if (total > width) return undefined
  const line = (row: Row) => row.map((cell, index) => pad(cell, widths[index] ?? 0)).join(GAP)
  const dashes = widths.map((columnWidth) => '-'.repeat(columnWidth)).join(GAP)
  return [...(header === undefined ? [] : [line(header), dashes]), ...body.map(line)]
}

function pad({ text = '', align }: Cell, width: number): string {
  const space = width - textWidth(text)
  const left = align === 'right' ? space : align === 'center' ? Math.floor(space / 2) : 0
  return ' '.repeat(left) + text + ' '.repeat(space - left)
}

/** Each row as lines of `Header: value`, a blank line between rows. */
function records({ header, body }: Table, state: State): string[] {
  // A header over no rows is all that there is to read.
  const rows = body.length === 0 && header !== undefined ? [header] : body
  const labels = rows === body ? header : undefined
  return stack(rows.map((row) => stack(record(row, labels, state), spacingOf(row))))
}

function spacingOf(row: Row): 'loose' | 'tight' {
  return row.some((cell) => cell.text === undefined) ? 'loose' : 'tight'
}

function record(row: Row, labels: Row | undefined, state: State): string[][] {
  const count = Math.max(row.length, labels?.length ?? 0)
  return Array.from({ length: count }, (_, index) => field(labels?.[index], row[index], state))
}

function field(label: Cell | undefined, cell: Cell | undefined, state: State): string[] {
  const name = withColon(label?.text ?? '')
  if (cell !== undefined && cell.text === undefined) {
    if (name === '') return state.flow(cell.nodes, state)
    const value = inset((inner) => inner.flow(cell.nodes, inner), state, { first: GAP, rest: GAP })
    return [...wrapLines(name, state.width), ...value]
  }
  const text = [name, cell?.text ?? ''].filter((part) => part !== '').join(' ')
  return text === '' ? [] : wrapLines(text, state.width, { first: '', rest: GAP })
}

function withColon(name: string): string {
  return name === '' || /[.:?!…]$/.test(name) ? name : `${name}:`
}
