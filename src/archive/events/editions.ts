import { compareText } from '../../messages/sort.js'
import type { ToldEvent } from '../../issue/told-events.js'
import type { Several, Telling, TellingPlace } from './telling.js'

/** An event of one issue: where each of its languages tells of it, the issue itself first. */
export type IssueEvent = Several<TellingPlace>

/**
 * The events of one issue from its editions in several languages.
 *
 * Two events of one edition are never the same. Those of two editions are, if they have the same start and the same id;
 * else the same start, in the order of the text, if both have as many then; else the same id, as after a date that one
 * of them corrected. Whatever is left is an event of its own: rather shown twice than lost.
 */
export function eventsOfIssue(editions: readonly Telling[]): IssueEvent[] {
  const events: Array<[TellingPlace, ...TellingPlace[]]> = []
  for (const { head, address, events: told } of editions.toSorted(ownFirst)) {
    const same = matched(told, events.map(([{ event }]) => event))
    for (const event of told) {
      const known = events[same.get(event) ?? -1]
      if (known === undefined) events.push([{ head, address, event }])
      else known.push({ head, address, event })
    }
  }
  return events
}

/** The issue itself, then its translations by their tags. For `Array.sort`. */
function ownFirst(a: Telling, b: Telling): number {
  return compareText(a.head.translation ?? '', b.head.translation ?? '')
}

/** For events of an edition, the index of the same one among those known. */
function matched(told: readonly ToldEvent[], known: readonly ToldEvent[]): Map<ToldEvent, number> {
  const found = new Map<ToldEvent, number>()
  const taken = new Set<number>()
  const match = (keyOf: (event: ToldEvent) => string): void => {
    const free = byKey([...known.entries()].filter(([at]) => !taken.has(at)), ([, event]) => keyOf(event))
    for (const [key, events] of byKey(told.filter((event) => !found.has(event)), keyOf)) {
      const same = free.get(key) ?? []
      if (same.length !== events.length) continue
      for (const [index, [at]] of same.entries()) {
        const event = events[index]
        if (event !== undefined) found.set(event, at)
        taken.add(at)
      }
    }
  }
  match((event) => JSON.stringify([startOf(event), event.id]))
  match(startOf)
  match(({ id }) => id)
  return found
}

function byKey<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [item])
    else known.push(item)
  }
  return groups
}

/** When it begins: a whole day is not the same as its midnight. */
export function startOf({ startsAt, timezone }: ToldEvent): string {
  return `${startsAt}${timezone === null ? ' day' : ''}`
}
