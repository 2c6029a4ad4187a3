import type { RuleId } from './rules.js'

export type Severity = 'error' | 'warning'

/** A place in a source file as an editor shows it: line and column count from 1, columns in UTF-16 code units. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly endLine?: number
  readonly endColumn?: number
}

/**
 * One finding about a source file, as plain data: it crosses threads, is sorted, printed and turned into JSON.
 *
 * `message` says what was found and what was expected; `note` says why it matters and what to do.
 */
export interface Message {
  /** Relative to the project, with `/`; null when no file is to blame. */
  readonly file: string | null
  /** Null when the finding is about the file as a whole. */
  readonly place: Place | null
  readonly rule: RuleId
  readonly severity: Severity
  readonly message: string
  readonly note: string
}
