import type { Message, Place } from './message.js'
import { rules, type RuleId } from './rules.js'

/** A unist point or position, as far as it is needed here. */
export interface Point {
  readonly line: number
  readonly column: number
}

export interface Position {
  readonly start: Point
  readonly end: Point
}

/** A message with the severity that its rule has by default; `text` says what was found, `note` what to do. */
export function message(rule: RuleId, file: string | null, place: Place | null, text: string, note: string): Message {
  return { file, place, rule, severity: rules[rule].severity, message: text, note }
}

/** Where a unist node stands; null for a node that was generated. */
export function placeOf(position: Position | undefined): Place | null {
  if (position === undefined) return null
  const { start, end } = position
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column }
}
