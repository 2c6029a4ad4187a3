import { startOf, type IssueEvent } from './editions.js'
import type { Several } from './telling.js'

/** Events that are the same, by their places in the order of all. */
interface Group {
  readonly members: readonly number[]
  readonly stems: ReadonlySet<string>
}

/**
 * The events of several issues, those that are the same together: in one language or another they have the same title
 * and start. Of a title count neither capitals and white space nor the forms of quotation marks, apostrophes and dashes.
 *
 * Two events of one issue are never the same. Where an issue tells two of one title and start, as of one course in two
 * cities, those of other issues are the same if they have the same place, too.
 *
 * @param events in the order in which groups shall have them
 */
export function sameEvents(events: readonly IssueEvent[]): Array<Several<IssueEvent>> {
  const keys = keysOf(events)
  const groupOf = new Map<string, Group>()
  const groups = new Map<number, Group>()
  for (const [at, event] of events.entries()) {
    let group: Group = { members: [at], stems: new Set([stemOf(event)]) }
    const own = keys[at] ?? []
    for (const key of own) {
      const known = groupOf.get(key)
      // An event in two languages may lie between two of one issue: these stay apart.
      if (known !== undefined && !group.members.includes(known.members[0] ?? at) && isApart(known, group)) group = { members: [...known.members, ...group.members], stems: new Set([...known.stems, ...group.stems]) }
    }
    for (const member of group.members) {
      groups.set(member, group)
      for (const key of keys[member] ?? []) {
        const known = groupOf.get(key)
        if (known === undefined || known.members.every((other) => group.members.includes(other))) groupOf.set(key, group)
      }
    }
  }
  return [...new Set(groups.values())].flatMap(({ members }): Array<Several<IssueEvent>> => {
    const [first, ...others] = members.toSorted((a, b) => a - b).flatMap((at) => events.slice(at, at + 1))
    return first === undefined ? [] : [[first, ...others]]
  })
}

function isApart({ stems }: Group, other: Group): boolean {
  return [...stems].every((stem) => !other.stems.has(stem))
}

function stemOf([{ head }]: IssueEvent): string {
  return head.stem
}

/** What an event shares with those that are the same: a key each language, and more in it where an issue has several of one. */
function keysOf(events: readonly IssueEvent[]): string[][] {
  const seen = new Map<string, Set<string>>()
  const several = new Set<string>()
  const plain = events.map((event) => [...new Set(event.map(({ event: told }) => JSON.stringify([startOf(told), folded(told.title)])))])
  for (const [at, event] of events.entries()) {
    for (const key of plain[at] ?? []) {
      const stems = seen.get(key) ?? new Set()
      if (stems.has(stemOf(event))) several.add(key)
      seen.set(key, stems.add(stemOf(event)))
    }
  }
  const counts = new Map<string, number>()
  return events.map((event, at) =>
    (plain[at] ?? []).flatMap((key) => {
      if (!several.has(key)) return [key]
      return [...new Set(event.map(({ event: told }) => JSON.stringify([key, folded(told.place ?? told.address ?? '')])))].map((placed) => {
        const counted = JSON.stringify([placed, stemOf(event)])
        const count = (counts.get(counted) ?? 0) + 1
        counts.set(counted, count)
        return `${placed} ${count}`
      })
    }),
  )
}

/** Words without what is only another way of writing them. Where nothing is left, they are nothing but signs, and these count. */
function folded(words: string): string {
  const same = words.normalize('NFC').toLowerCase().replace(/[\p{Pi}\p{Pf}"'‚„`´ʼ′″]/gu, '').replace(/\s*[\p{Pd}−]\s*/gu, '-').replace(/\s+/g, ' ').trim()
  return same === '' ? words : same
}
