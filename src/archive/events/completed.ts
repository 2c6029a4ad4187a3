import type { ToldEvent } from '../../issue/told-events.js'
import type { Several, TellingPlace } from './telling.js'

/**
 * An event as its newest telling has it, and what that leaves out as the newest of the others in the same language has
 * it: a short "is cancelled" takes neither the place nor the end away. What it says itself always counts, its state too.
 */
export function completed([newest, ...others]: Several<TellingPlace>): ToldEvent {
  return others.filter(({ head }) => head.lang === newest.head.lang).reduce((event, other) => withRest(event, other.event), newest.event)
}

function withRest(event: ToldEvent, older: ToldEvent): ToldEvent {
  const isSameStart = event.start === older.start && event.timezone === older.timezone
  return {
    ...event,
    // Its end is a part of the words that say when it is.
    ...(event.end === null && isSameStart && { end: older.end, endsAt: older.endsAt, endIso: older.endIso, when: older.when, leaf: older.leaf }),
    ...(event.place === null && event.address === null && { place: older.place, address: older.address }),
    url: event.url ?? older.url,
    register: event.register ?? older.register,
    deadline: event.deadline ?? older.deadline,
    ...(event.text === '' && { html: older.html, text: older.text }),
  }
}
