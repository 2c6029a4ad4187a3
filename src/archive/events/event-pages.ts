import { foldYears, longestList, type Year } from '../years.js'
import type { GatheredEvent } from './gather.js'

/** Events that follow each other on a page; `previous` and `next` are the paths of pages on which the same list goes on, below the archive. */
export interface Stretch {
  readonly events: readonly GatheredEvent[]
  readonly previous: string | null
  readonly next: string | null
}

/** A page besides the events page: a year of past events, or the later ones of those ahead; `part` counts from 1. */
export interface FurtherPage extends Stretch {
  readonly path: string
  /** Null for events ahead. */
  readonly year: string | null
  readonly part: number
}

/** Which events stand on which page. */
export interface EventsLayout {
  /** On the events page: what is ahead, soonest first, and past years, latest first. */
  readonly upcoming: Stretch
  readonly years: ReadonlyArray<Year<GatheredEvent>>
  readonly further: readonly FurtherPage[]
}

export interface LayoutOptions {
  /** The folder of the section's events pages, below the archive: `fr/events/`. */
  readonly folder: string
  /** How many bytes events may take on the events page, and on another. */
  readonly room: { readonly main: number; readonly further: number }
  readonly bytesOf: (event: GatheredEvent) => number
}

/**
 * Pages that are not too heavy: what is ahead stands on the events page as far as it fits, the soonest at least, and goes
 * on at `upcoming/2/`. Past years follow, whole ones; those that do not fit have pages of their own, `2015/`, and go on
 * at `2015/2/`.
 *
 * @param upcoming soonest first
 * @param past latest first
 */
export function layOutEvents(upcoming: readonly GatheredEvent[], past: readonly GatheredEvent[], { folder, room, bytesOf }: LayoutOptions): EventsLayout {
  const here = upcoming.slice(0, Math.max(1, countFitting(upcoming, room.main, bytesOf)))
  const left = room.main - here.reduce((sum, event) => sum + bytesOf(event), 0)
  const limit = Math.min(longestList, countFitting(past, left, bytesOf))
  const { shown, folded } = foldYears(past, ({ event }) => event.start, limit)
  // A first year that does not fit alone is folded with all others.
  const years = (shown[0]?.items.length ?? 0) > limit ? [] : shown
  const main = `${folder}index.html`
  const later = chained(null, partsOf(upcoming.slice(here.length), room.further, bytesOf), { first: 2, before: main, pathOf: (part) => `${folder}upcoming/${part}/index.html` })
  const early = (years.length === 0 ? [...shown, ...folded] : folded).flatMap(({ year, items }) =>
    chained(year, partsOf(items, room.further, bytesOf), { first: 1, before: null, pathOf: (part) => `${folder}${year}/${part === 1 ? '' : `${part}/`}index.html` }),
  )
  return { upcoming: { events: here, previous: null, next: later[0]?.path ?? null }, years, further: [...later, ...early] }
}

/** How many of the first events fit into `room` bytes. */
function countFitting(events: readonly GatheredEvent[], room: number, bytesOf: LayoutOptions['bytesOf']): number {
  let left = room
  const first = events.findIndex((event) => (left -= bytesOf(event)) < 0)
  return first === -1 ? events.length : first
}

/** Events in parts that fit into `room` bytes each; one that is longer alone has a part of its own. */
function partsOf(events: readonly GatheredEvent[], room: number, bytesOf: LayoutOptions['bytesOf']): GatheredEvent[][] {
  const parts: GatheredEvent[][] = []
  for (let at = 0; at < events.length; ) {
    const count = Math.max(1, countFitting(events.slice(at), room, bytesOf))
    parts.push(events.slice(at, at + count))
    at += count
  }
  return parts
}

function chained(year: string | null, parts: readonly GatheredEvent[][], { first, before, pathOf }: { first: number; before: string | null; pathOf: (part: number) => string }): FurtherPage[] {
  return parts.map((events, index) => ({
    year,
    part: first + index,
    path: pathOf(first + index),
    events,
    previous: index === 0 ? before : pathOf(first + index - 1),
    next: index === parts.length - 1 ? null : pathOf(first + index + 1),
  }))
}
