import type * as z from 'zod'
import { labelOf } from '../../issue/label.js'
import { withRoot } from '../../issue/told-events.js'
import { directionOf } from '../../language/direction.js'
import type { Strings } from '../../language/strings.js'
import { rootFrom } from '../frame.js'
import type { eventEntry } from './events-view.js'
import type { GatheredEvent } from './gather.js'
import { linkTo } from './places.js'
import { relinked, type EventPages } from './relink.js'
import { isOnEventsPage, type TellingPlace } from './telling.js'

/** The page that an entry stands on: its path below the archive, and the folder of the section's calendars, `fr/events/`. */
export interface EntryPlace extends EventPages {
  readonly path: string
  readonly folder: string
  /** Milliseconds since 1970, UTC. */
  readonly now: number
  readonly strings: Strings
}

/** An event as a page shows it. */
export function eventEntryOf({ event, tellings, anchor, name }: GatheredEvent, place: EntryPlace): z.output<typeof eventEntry> {
  const { path, folder, now, strings } = place
  const root = rootFrom(path)
  const elsewhere = tellings.filter((telling) => !isOnEventsPage(telling))
  const [newest] = elsewhere
  const { lang } = tellings[0].head
  const isOpen = event.endsAt > now && event.status !== 'cancelled'
  return {
    anchor,
    title: event.title,
    href: newest === undefined ? null : `${root}${linkTo(newest)}`,
    lang,
    dir: directionOf(lang),
    leaf: event.leaf,
    start: event.startIso,
    when: event.when,
    startsAt: new Date(event.startsAt).toISOString(),
    endsAt: new Date(event.endsAt).toISOString(),
    year: yearOf({ event }),
    notice: event.notice,
    place: event.place,
    address: event.address,
    // Nobody can register for what is over, or does not take place. What was said stays in the issue.
    deadline: isOpen ? event.deadline : null,
    register: isOpen ? event.register : null,
    url: event.url,
    body: relinked(withRoot(event.html, root), path, place),
    issues: elsewhere.flatMap((telling) => (telling.head.type === 'page' ? [] : [{ href: `${root}${linkTo(telling)}`, ...issueLabel(telling, strings) }])),
    calendar: `${root}${folder.split('/').map(encodeURIComponent).join('/')}${encodeURIComponent(name)}.ics`,
  }
}

/** "Issue 6" in the words of the page, or a title in its own language. */
function issueLabel({ head }: TellingPlace, strings: Strings): { label: string; lang: string | null } {
  const label = labelOf(head, strings)
  return label === null ? { label: head.title, lang: head.lang } : { label, lang: null }
}

/** What the markup of an entry takes, and that of its object for machines. */
const markup = 320
const markupAhead = 200

/** About how many bytes an event takes on a page, with what machines are told of it while it is ahead; rather more than less. */
export function bytesOfEntry(gathered: GatheredEvent, place: EntryPlace): number {
  const { title, place: where, address, text, endsAt } = gathered.event
  const told = endsAt > place.now ? markupAhead + Buffer.byteLength(JSON.stringify([title, where, address, text.slice(0, 300)])) : 0
  return markup + Buffer.byteLength(JSON.stringify(eventEntryOf(gathered, place))) + told
}

/** The year under which an event stands: that of its first day, where it takes place. */
export function yearOf({ event }: Pick<GatheredEvent, 'event'>): string {
  return event.start.slice(0, 4)
}
