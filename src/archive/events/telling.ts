import type { IssueHead } from '../../issue/parse-issue.js'
import { isEventsPage, type ToldEvent } from '../../issue/told-events.js'

/** An issue or a page in one language, and the events that it tells. */
export interface Telling {
  readonly head: IssueHead
  /** Its path below the archive: `issue-06` or `fr/issue-06`. */
  readonly address: string
  readonly events: readonly ToldEvent[]
}

/** One place at which an event is told. */
export interface TellingPlace {
  readonly head: IssueHead
  readonly address: string
  readonly event: ToldEvent
}

/** One or more. */
export type Several<T> = readonly [T, ...T[]]

/** Whether it is told on the events page itself. */
export function isOnEventsPage({ head }: Pick<TellingPlace, 'head'>): boolean {
  return isEventsPage(head)
}
