import type { ElementContent } from 'hast'
import * as z from 'zod'
import { event as eventKind } from '../blocks/event.js'
import { eventTimes } from '../calendar/event-times.js'
import type { Strings } from '../language/strings.js'
import { addressKind } from '../markdown/addresses.js'
import { withoutFootnoteMarks } from '../markdown/footnote-marks.js'
import { lowerHeadings } from '../markdown/lower-headings.js'
import { unbrokenNumber } from '../markdown/page-elements.js'
import { plainWords } from '../markdown/plain-words.js'
import { resolveLinks } from '../markdown/resolve-links.js'
import { renderText } from '../markdown/text.js'
import { eventTime, foldSpace, timeZone, webUrl } from '../schema/values.js'
import { folderOf } from './address.js'
import type { Edition, EditionBlock } from './edition.js'
import { textPlaceOf } from './text-place.js'

/** Within the years 1000 to 9999, as `eventTime` is, and the day on either side that a time zone may add. */
const instant = z.int().min(-30_610_310_400_000).max(253_402_387_200_000)

/** An event as one issue tells of it: plain data, in the issue's language. */
export const toldEventSchema = z.strictObject({
  /** The block's address on the issue's page. */
  id: z.string(),
  /** Plain words. */
  title: z.string(),
  /** Local, without offset: `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM` when `timezone` is not null; `end` is null when none was written. */
  start: eventTime,
  end: eventTime.nullable(),
  /** An IANA name; null for an event of whole days. */
  timezone: timeZone.nullable(),
  /** Milliseconds since 1970, UTC: see `eventTimes`. */
  startsAt: instant,
  endsAt: instant,
  /** ISO 8601 for machines: days, or times with their offset. */
  startIso: eventTime,
  endIso: eventTime.nullable(),
  /** "7–10 April 2015", "17 April 2015, 10:30–12:00 CEST". */
  when: z.string(),
  leaf: z.strictObject({ day: z.string(), month: z.string() }),
  place: z.string().nullable(),
  address: z.string().nullable(),
  url: webUrl.nullable(),
  register: webUrl.nullable(),
  deadline: z.strictObject({ iso: eventTime, text: z.string() }).nullable(),
  status: z.enum(['scheduled', 'cancelled', 'postponed']),
  /** "Cancelled" or "Postponed", in the issue's language. */
  notice: z.string().nullable(),
  /** The description as HTML, headings from the fourth level on; its addresses begin with `archiveRoot` (see `withRoot`). Empty when there is none. */
  html: z.string(),
  /** The description in plain words, for calendars; without what leads nowhere from there, links within the archive and numbers of footnotes. */
  text: z.string(),
  /** Where it stands in the issue's file. */
  at: z.strictObject({ line: z.int().positive(), column: z.int().positive(), endLine: z.int().positive().exactOptional(), endColumn: z.int().positive().exactOptional() }).nullable(),
})

export type ToldEvent = z.output<typeof toldEventSchema>

/** What stands in a description's addresses for the way to the archive's root, which each page has of its own. Text never holds a `<`: it is escaped there. */
export const archiveRoot = '<archive>/'

/** A description as it may stand in a page from which `root` leads to the archive's root: '', '../', '../../', or an absolute address. */
export function withRoot(html: string, root: string): string {
  return html.replaceAll(archiveRoot, () => root)
}

/** Whether it is the text of the site's own page of events. The text of the home page may have any name. */
export function isEventsPage(issue: Pick<Edition['issue'], 'home' | 'slug'>): boolean {
  return textPlaceOf(issue) === 'events'
}

export interface TellingOptions {
  /** The issue's path below the archive: `issue-06` or `fr/issue-06`. */
  readonly address: string
  /** The newsletter's time zone. */
  readonly timezone: string
  readonly strings: Strings
  /** hast → HTML of a page, its pictures below `archiveRoot`. */
  readonly render: (nodes: readonly ElementContent[]) => string
}

/** The events of an edition, which must be the public one for the web: what is not for everyone is not in it. */
export function toldEvents(edition: Edition, options: TellingOptions): ToldEvent[] {
  return edition.blocks.flatMap((told) => (told.block.kind === 'event' ? [toldEvent(told, edition, options)] : []))
}

function toldEvent({ block, body }: EditionBlock, { issue }: Edition, { address, timezone, strings, render }: TellingOptions): ToldEvent {
  const attributes = eventKind.attributes.parse(block.attributes)
  const content = { id: block.id, level: block.level, title: null, body: [], attributes, place: block.place }
  const { when, leaf, place, address: postal, url, register, deadline, notice } = eventKind.toView(content, { render, picture: () => null, telephone: unbrokenNumber, lang: issue.lang, strings, timezone })
  const words = block.title === null ? '' : foldSpace(plainWords(block.title))
  // The text of the home page has no page of its own.
  const folder = issue.home ? folderOf(issue.translation) : `${address}/`
  // The events page has the events of its own file itself, and so the ids that their texts lead to.
  const resolved = resolveLinks(body, (href) => belowRoot(href, folder), { ids: isEventsPage(issue) })
  return {
    ...eventTimes(attributes, timezone),
    id: block.id,
    title: words === '' ? when : words,
    when,
    leaf,
    place,
    address: postal,
    url,
    register,
    deadline,
    status: attributes.status,
    notice,
    html: render(lowerHeadings(resolved, 3 - block.level)).trim(),
    text: renderText(resolveLinks(withoutFootnoteMarks(body), (href) => (isWithin(href) ? '' : href), { ids: false }), { width: lineOfCalendars, links: 'inline' }),
    at: block.place,
  }
}

/** Calendar programs break lines themselves. */
const lineOfCalendars = 1000

/** An address on the page in `folder` as it leads from any page of the archive, once the way to its root is there. */
function belowRoot(href: string, folder: string): string {
  if (!isWithin(href)) return href
  const page = `/${folder.split('/').map(encodeURIComponent).join('/')}`
  const { pathname, search, hash } = new URL(href, `https://archive.invalid${page}`)
  // A copy that is opened from disk needs the name of the file.
  return `${archiveRoot}${(pathname === page ? `${page}index.html` : pathname).slice(1)}${search}${hash}`
}

function isWithin(href: string): boolean {
  return addressKind(href) === 'fragment' || addressKind(href) === 'relative'
}
