import type { ToldEvent } from '../issue/told-events.js'

// What pages tell machines, in the words of schema.org. Objects without `@context`, for a page's one `@graph`.
// What is not known is left out, never guessed: nobody's author, no address of a meeting online, no organiser.

/** A value of schema.org: null is "not known", and is left out. */
type Properties = Readonly<Record<string, string | number | readonly string[] | object | null>>

export interface Publication {
  readonly name: string
  /** The home page: absolute, as are all addresses here. */
  readonly url: string
  readonly publisher: { readonly name: string, readonly url: string | null } | null
  /** `1234-567X`. */
  readonly issn: string | null
}

/** What an issue, a special and a page have in common. Dates are `YYYY-MM-DD`. */
export interface Work {
  readonly url: string
  readonly title: string
  readonly lang: string
  readonly published: string
  readonly updated: string | null
  /** The address of a picture. */
  readonly picture: string | null
  readonly topics: readonly string[]
}

/** A titled block of an issue. */
export interface Part {
  /** Its fragment on the issue's page. */
  readonly id: string
  readonly title: string
  /** Who signs it or answers in it; null when nobody does. */
  readonly author: string | null
}

/** The newsletter (schema.org/Periodical), for the home page. `langs` are BCP 47, its own language first. */
export function periodical({ name, url, publisher, issn }: Publication, langs: readonly string[]): object {
  return node('Periodical', {
    '@id': `${url}#periodical`,
    name,
    url,
    inLanguage: langs.length === 1 ? (langs[0] ?? null) : langs,
    issn,
    publisher: publisher === null ? null : node('Organization', publisher),
  })
}

/** The newsletter as what is part of it names it: all else is told of that `@id` on the home page. */
function partOfPeriodical({ name, url, issn }: Publication): object {
  return node('Periodical', { '@id': `${url}#periodical`, name, url, issn })
}

/** An issue (schema.org/PublicationIssue) with its articles, whose day and language are its own; `number` is null for one without. */
export function publicationIssue(issue: Work & { readonly number: number | null, readonly parts: readonly Part[] }, publication: Publication): object {
  const { url, title, number, parts } = issue
  const articles = parts.map(({ id, title, author }) =>
    node('Article', { headline: title, url: `${url}#${encodeURIComponent(id)}`, author: author === null ? null : node('Person', { name: author }) }),
  )
  return node('PublicationIssue', { '@id': url, name: title, issueNumber: number, ...common(issue), isPartOf: partOfPeriodical(publication), hasPart: articles })
}

/** A special (schema.org/Article). */
export function article(work: Work, publication: Publication): object {
  const { name, url } = publication.publisher ?? publication
  return node('Article', { '@id': work.url, headline: work.title, ...common(work), publisher: node('Organization', { name, url }), isPartOf: partOfPeriodical(publication) })
}

/** A page of the archive (schema.org/WebPage). */
export function webPage(work: Work): object {
  return node('WebPage', { '@id': work.url, name: work.title, ...common(work) })
}

/** What an event is told of. `status` and dates are those of schema.org/eventStatus and schema.org/startDate: a date, or a date-time with its offset. */
export type EventDetails = Pick<ToldEvent, 'title' | 'startIso' | 'endIso' | 'place' | 'address' | 'status' | 'text'>

const statuses = { scheduled: 'EventScheduled', cancelled: 'EventCancelled', postponed: 'EventPostponed' } as const satisfies Record<ToldEvent['status'], string>

/** An event (schema.org/Event); `url` is where it is told. Search engines show only those that have a place. */
export function event({ title, startIso, endIso, place, address, status, text }: EventDetails, { url, lang }: { url: string, lang: string }): object {
  return node('Event', {
    name: title,
    startDate: startIso,
    endDate: endIso,
    eventStatus: `https://schema.org/${statuses[status]}`,
    location: place === null && address === null ? null : node('Place', { name: place, address }),
    url,
    inLanguage: lang,
    description: beginning(text),
  })
}

/**
 * JSON that can stand in `<script type="application/ld+json">`, whatever its texts hold: nothing in it ends the element
 * or opens a comment (HTML §4.12.1.3), and no line separator breaks what reads it as a script.
 */
export function toJsonLd(value: object): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** The page's own description stands in its head, once. */
function common({ url, lang, published, updated, picture, topics }: Work): Properties {
  return { url, inLanguage: lang, datePublished: published, dateModified: updated, image: picture, keywords: topics }
}

function node(type: string, properties: Properties): object {
  return { '@type': type, ...Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))) }
}

/** A page that says everything twice would be heavy: some 300 characters are enough to tell one event from another. */
function beginning(text: string): string | null {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= 300) return line === '' ? null : line
  const cut = line.slice(0, 300).replace(/[\uD800-\uDBFF]$/, '')
  return `${cut.replace(/ \S*$/, '')}…`
}
