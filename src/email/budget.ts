import type { Cut } from './cut.js'
import type { Part } from './parts.js'
import { kilobytes } from './size.js'

/** What a part of an email takes up of it. */
export interface BudgetRow {
  /** As messages call it: `“Title”`, `the footnotes`. */
  readonly name: string
  /** Of its HTML. */
  readonly bytes: number
  /** Of the whole, from 0 to 1. */
  readonly share: number
}

/** The parts of an email of `total` bytes, the largest first; the last row is what the templates add to them. */
export function budgetOf(parts: readonly Part[], total: number): BudgetRow[] {
  const row = (name: string, bytes: number): BudgetRow => ({ name, bytes, share: total === 0 ? 0 : bytes / total })
  // Parts are measured one by one: what two of them share would count twice.
  const frame = Math.max(0, total - parts.reduce((all, { bytes }) => all + bytes, 0))
  return [...parts.toSorted((a, b) => b.bytes - a.bytes).map(({ name, bytes }) => row(name, bytes)), row('the frame of the templates', frame)]
}

/** `“Title” from 30.1 KB to 2.4 KB`. */
export function cutInWords({ name, from, to }: Cut): string {
  return `${name} from ${kilobytes(from)} to ${kilobytes(to)}`
}
