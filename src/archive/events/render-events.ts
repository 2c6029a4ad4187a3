import type { Artefact } from '../../artefact.js'
import { fill, type Strings } from '../../language/strings.js'
import type { Newsletter } from '../../schema/newsletter.js'
import { relativeHref, type PageFrame } from '../frame.js'
import type { OwnText } from '../own-text.js'
import { pageFile } from '../page.js'
import { bytesOfEntry, eventEntryOf, yearOf, type EntryPlace } from './event-entries.js'
import { layOutEvents, type EventsLayout, type FurtherPage, type Stretch } from './event-pages.js'
import type { EventsPageView } from './events-view.js'
import { byLatest, type GatheredEvent } from './gather.js'
import { relinked } from './relink.js'
import { renderCalendars } from './render-calendars.js'

export interface EventsContext {
  readonly section: { readonly lang: string; readonly prefix: string }
  /** All that the section shows, soonest first: see `gatherEvents`. */
  readonly events: readonly GatheredEvent[]
  /** What an editor wrote for this page, besides its events, with addresses that lead from it. */
  readonly intro: OwnText | null
  /** Milliseconds since 1970, UTC: whether an event is past is judged by it. */
  readonly now: number
  readonly newsletter: Pick<Newsletter, 'name' | 'url'>
  /** The section's words, and those of other languages. */
  readonly strings: Strings
  readonly stringsOf: (lang: string) => Strings
  readonly template: (view: EventsPageView) => string
  /** The frame of a page: `path` is relative to the archive, such as `fr/events/2013/index.html`; `scripts` are names, here `events`; `ahead` are the events on it that are not over. */
  readonly page: (path: string, options: { readonly title: string; readonly description: string | null; readonly scripts: readonly string[]; readonly ahead: readonly GatheredEvent[] }) => PageFrame
}

/** A page stays below 50 KB; its stylesheets and script take some 23 of them, and what surrounds its events 6. */
const roomForEvents = 20_000

/** The events of one section → its pages and calendars; nothing when there is neither an event nor an introduction. */
export function renderEvents(context: EventsContext): Artefact[] {
  const { section, events, now, intro, newsletter, strings, stringsOf } = context
  if (events.length === 0 && intro === null) return []
  const upcoming = events.filter(({ event }) => event.endsAt > now)
  const past = events.filter(({ event }) => event.endsAt <= now).toSorted(byLatest)
  const folder = `${section.prefix}events/`
  const main = `${folder}index.html`
  const unplaced: EntryPlace = { folder, main, pages: new Map(), path: main, now, strings }
  const room = { main: roomForEvents - (intro === null ? 0 : Buffer.byteLength(intro.body + intro.after)), further: roomForEvents }
  const layout = layOutEvents(upcoming, past, { folder, room, bytesOf: (event) => bytesOfEntry(event, unplaced) })
  const pages = new Map(layout.further.flatMap(({ path, events: there }) => there.map(({ anchor }) => [anchor, path] as const)))
  const place = { ...context, ...unplaced, pages }
  return [
    ...layout.further.map((page) => renderFurther(page, { ...place, path: page.path })),
    renderMain(layout, place),
    ...renderCalendars(events, { section, newsletter, strings, stringsOf, pageOf: ({ anchor }) => pages.get(anchor) ?? main }),
  ]
}

function renderMain({ upcoming, years, further }: EventsLayout, context: EventsContext & EntryPlace): Artefact {
  const { section, events, strings, intro, path, template } = context
  const isEmpty = upcoming.events.length === 0
  // A text that is not translated keeps its language; the page around it has its own.
  const own = intro !== null && new Intl.Locale(intro.lang).language === new Intl.Locale(section.lang).language ? intro : null
  const frame = context.page(path, { title: own?.title ?? strings.events, description: own?.summary ?? null, scripts: isEmpty ? [] : ['events'], ahead: upcoming.events })
  const view: EventsPageView = {
    intro: intro === null ? null : { ...intro, body: relinked(intro.body, path, context), after: relinked(intro.after, path, context) },
    // Where there are more on another page, nobody can say here that there are none.
    upcoming: { ...stretchView(upcoming, context), isEmpty, none: upcoming.next === null ? strings.noUpcomingEvents : null },
    years: withYearsAhead(years.map(({ year, items }) => ({ year, events: items, previous: null, next: null })), upcoming.events).map((year) => yearView(year, context)),
    earlier: further.flatMap(({ year, part, path: page }) => (year === null || part > 1 ? [] : [{ year: fill(strings.eventsOf, { year }), href: relativeHref(path, page) }])),
    calendar: events.length === 0 ? null : relativeHref(path, `${section.prefix}events.ics`),
    all: null,
    strings,
    ...frame,
  }
  return pageFile(path, template(view))
}

/** A page besides the events page. */
function renderFurther(page: FurtherPage, context: EventsContext & EntryPlace): Artefact {
  const { strings, path, main, template } = context
  const { year, part, events } = page
  const whole = year === null ? strings.upcomingEvents : fill(strings.eventsOf, { year })
  const title = part === 1 ? whole : fill(strings.eventsPart, { title: whole, part: String(part) })
  const frame = context.page(path, { title, description: null, scripts: [], ahead: year === null ? events : [] })
  const upcoming = year === null ? { ...stretchView(page, context), isEmpty: false, none: null } : null
  const years = year === null ? [] : [yearView({ ...page, year }, context)]
  return pageFile(path, template({ intro: null, upcoming, years, earlier: [], calendar: null, all: relativeHref(path, main), strings, ...frame }))
}

function stretchView({ events, previous, next }: Stretch, place: EntryPlace): Pick<EventsPageView['years'][number], 'events' | 'previous' | 'next'> {
  const link = (to: string | null): string | null => (to === null ? null : relativeHref(place.path, to))
  return { events: events.map((event) => eventEntryOf(event, place)), previous: link(previous), next: link(next) }
}

interface YearStretch extends Stretch {
  readonly year: string
}

function yearView(stretch: YearStretch, place: EntryPlace): EventsPageView['years'][number] {
  const { year, events } = stretch
  return { year, title: fill(place.strings.pastEvents, { year }), isEmpty: events.length === 0, ...stretchView(stretch, place) }
}

/** The years of events to come have a place, too: on the day of reading, the page's script moves there what is over. */
function withYearsAhead(shown: readonly YearStretch[], upcoming: readonly GatheredEvent[]): YearStretch[] {
  const known = new Set(shown.map(({ year }) => year))
  const ahead = [...new Set(upcoming.map(yearOf))].filter((year) => !known.has(year)).map((year) => ({ year, events: [], previous: null, next: null }))
  return [...ahead, ...shown].toSorted((a, b) => (a.year < b.year ? 1 : -1))
}
