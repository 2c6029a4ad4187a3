import type { ToldEvent } from '../../issue/told-events.js'
import { compareText } from '../../messages/sort.js'
import { byAppearance } from '../order.js'
import { completed } from './completed.js'
import { eventsOfIssue, type IssueEvent } from './editions.js'
import { identityOf } from './identity.js'
import { sameEvents } from './same-events.js'
import { isOnEventsPage, type Several, type Telling, type TellingPlace } from './telling.js'

/** One event, by all that tell of it. */
export interface GatheredEvent {
  /** As the newest telling has it: see `completed`. */
  readonly event: ToldEvent
  /** One place an issue or page that tells of it, the newest first. */
  readonly tellings: Several<TellingPlace>
  /** See `identityOf`; the same in every section. */
  readonly uid: string
  /** Its fragment on the events page. */
  readonly anchor: string
  /** The name of its calendar file without `.ics`: less than 100 bytes, which every disk can store. */
  readonly name: string
}

export interface GatherOptions {
  /** The newsletter's address. */
  readonly url: string
  /** Whether a section shows an edition: of one issue it shows one. All, when it is not given. */
  readonly shows?: (telling: Pick<TellingPlace, 'head'>) => boolean
}

/**
 * The events of a section. `tellings` are those of the whole archive, in all languages: by them an event is known that
 * one issue tells in French and another in English, and has one `uid` in all sections. What is the same event is said
 * by `eventsOfIssue` for one issue, and by `sameEvents` for several.
 *
 * In the order of their start, earliest first; ties go by title and `uid`, never by the order of files.
 */
export function gatherEvents(tellings: readonly Telling[], { url, shows = () => true }: GatherOptions): GatheredEvent[] {
  const issues = new Map<string, Telling[]>()
  for (const telling of tellings) {
    const known = issues.get(telling.head.stem)
    if (known === undefined) issues.set(telling.head.stem, [telling])
    else known.push(telling)
  }
  const events = [...issues.values()].flatMap((editions) => eventsOfIssue(editions)).toSorted(([a], [b]) => newestFirst(a, b))
  return sameEvents(events).flatMap((group) => gathered(group, url, shows)).toSorted(bySoonest)
}

/** Earliest first. For `Array.sort`. */
function bySoonest(a: GatheredEvent, b: GatheredEvent): number {
  return a.event.startsAt - b.event.startsAt || compareText(a.event.title, b.event.title) || compareText(a.uid, b.uid)
}

/** Latest first; ties in the same order as those of events to come, which the page's script relies on. */
export function byLatest(a: GatheredEvent, b: GatheredEvent): number {
  return b.event.startsAt - a.event.startsAt || compareText(a.event.title, b.event.title) || compareText(a.uid, b.uid)
}

/** An event as a section shows it; none where the section shows no edition that tells of it. */
function gathered(group: Several<IssueEvent>, url: string, shows: (telling: TellingPlace) => boolean): GatheredEvent[] {
  const [newest, ...others] = group.flatMap((editions) => editions.filter(shows))
  if (newest === undefined) return []
  const tellings: Several<TellingPlace> = [newest, ...others]
  const own = tellings.find(isOnEventsPage)
  const { uid, name } = identityOf(group, url)
  return [{ event: completed(tellings), tellings, uid, anchor: own === undefined ? `event-${name}` : own.event.id, name }]
}

function newestFirst(a: TellingPlace, b: TellingPlace): number {
  if (a.head.path === b.head.path) return 0
  return byAppearance(b.head, a.head) || compareText(a.address, b.address)
}
