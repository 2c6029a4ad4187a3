import { dayAfter } from '../../calendar/zone.js'
import type { Message } from '../../messages/message.js'
import { message } from '../../messages/report.js'
import type { GatheredEvent } from './gather.js'

/**
 * Rule `events-passing`: the events page tells apart what is ahead and what is over.
 *
 * A page does not change by itself. Of the events that will take place, the one that ends first says for how long it is
 * right. `now` is in milliseconds since 1970, UTC.
 */
export function eventsPassing(events: readonly GatheredEvent[], { now, timezone }: { readonly now: number; readonly timezone: string }): Message[] {
  const ahead = events.filter(({ event }) => event.endsAt > now && event.status !== 'cancelled')
  const [first] = ahead.toSorted((a, b) => a.event.endsAt - b.event.endsAt)
  if (first === undefined) return []
  const { event, tellings } = first
  const day = dayAfter(event.endsAt, timezone)
  const text = `The events page is right until “${event.title}” is over: build the newsletter again on ${day} or soon after, and upload the archive`
  const note = 'From that day on the page would still call it an upcoming event, to search engines and to readers without JavaScript. For all others a script puts it right.'
  return [message('events-passing', tellings[0].head.path, event.at, text, note)]
}
