import { absolute, href, pageOf } from '../permalinks.js'
import type { GatheredEvent } from './gather.js'
import { isOnEventsPage, type TellingPlace } from './telling.js'

/** The address at which an issue or a page tells of an event, relative to the archive's root; with the name of the file, for a copy on disk. */
export function linkTo(telling: TellingPlace): string {
  return `${href(pageOf(telling.head))}#${encodeURIComponent(telling.event.id)}`
}

/** The absolute address at which one can read of an event: in the newest issue or page, or on the page at `path`, where all events are. */
export function addressOfEvent({ tellings, anchor }: GatheredEvent, { url, path }: { url: string; path: string }): string {
  const newest = tellings.find((telling) => !isOnEventsPage(telling))
  if (newest === undefined) return `${absolute(url, path)}#${encodeURIComponent(anchor)}`
  return `${absolute(url, pageOf(newest.head))}#${encodeURIComponent(newest.event.id)}`
}
