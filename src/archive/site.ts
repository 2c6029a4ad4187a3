import type { IssueHead } from '../issue/parse-issue.js'
import { textPlaceOf } from '../issue/text-place.js'
import { stringsFor, wordsLanguage, type Strings } from '../language/strings.js'
import { compareText } from '../messages/sort.js'
import type { Newsletter } from '../schema/newsletter.js'
import { pageOf } from './permalinks.js'
import { listedIn, sectionsOf, writtenIn, type Section } from './section.js'
import { topicsOf, type Topic } from './topics.js'

/** The pages of a section that are made of several issues. */
const ownPlaces = { home: 'index.html', topics: 'topics/index.html', events: 'events/index.html', members: 'members/index.html', search: 'search/index.html', accessibility: 'accessibility/index.html' } as const
export type OwnPlace = keyof typeof ownPlaces

/** One section of the archive, with what it is made of. */
export interface SiteSection extends Section {
  readonly strings: Strings
  /** The language that these words are in: English, where nobody has translated them. */
  readonly wordsLang: string
  /** All that it shows, the texts of its own pages included: see `listedIn`. */
  readonly heads: readonly IssueHead[]
  /** Those of them that have a page of their own. */
  readonly listed: readonly IssueHead[]
  /** The pages among these, which an editor wrote, by their titles. */
  readonly pages: readonly IssueHead[]
  /** What is written in its language and has a page of its own; and the same by what editions share, see `IssueHead.stem`. */
  readonly written: readonly IssueHead[]
  readonly byStem: ReadonlyMap<string, IssueHead>
  readonly topics: readonly Topic[]
  /** Which of its own pages there are. */
  readonly places: ReadonlySet<OwnPlace>
}

/** The whole archive: the section of the newsletter's own language first. */
export interface Site {
  readonly newsletter: Newsletter
  readonly sections: readonly SiteSection[]
}

/**
 * The archive of all issues that are public. `has` tells which of a section's own pages there are, besides those that
 * always are, from all that the section shows.
 */
export function siteOf(all: readonly IssueHead[], newsletter: Newsletter, strings: ReadonlyMap<string, Strings>, has: (heads: readonly IssueHead[]) => readonly OwnPlace[]): Site {
  const sections = sectionsOf(all, newsletter.language).map((section): SiteSection => {
    const heads = listedIn(section, all)
    const listed = heads.filter(hasOwnPage)
    const written = writtenIn(section, all).filter(hasOwnPage)
    const topics = topicsOf(written, section.lang)
    const places = new Set<OwnPlace>(['home', 'accessibility', ...(topics.length > 0 ? (['topics'] as const) : []), ...has(heads)])
    return {
      ...section,
      strings: stringsFor(section.lang, strings),
      wordsLang: wordsLanguage(section.lang, strings),
      heads,
      listed,
      pages: byTitle(listed.filter(({ type }) => type === 'page'), section.lang),
      written,
      // Two files of one stem are an error: the first stays.
      byStem: new Map(written.toReversed().map((head) => [head.stem, head])),
      topics,
      places,
    }
  })
  return { newsletter, sections }
}

/** Where one of a section's own pages would lie, below `archive/`. */
export function ownPath({ prefix }: Section, place: OwnPlace): string {
  return `${prefix}${ownPlaces[place]}`
}

/** Where it lies; null when it is not there. */
export function placeIn(section: SiteSection, place: OwnPlace): string | null {
  return section.places.has(place) ? ownPath(section, place) : null
}

/** Whether an issue has a page of its own, and not only text on one of the site's. */
export function hasOwnPage(head: Pick<IssueHead, 'home' | 'slug'>): boolean {
  return textPlaceOf(head) === null
}

function byTitle(pages: readonly IssueHead[], lang: string): IssueHead[] {
  const { compare } = new Intl.Collator(lang)
  return pages.toSorted((a, b) => compare(a.title, b.title) || compareText(pageOf(a), pageOf(b)))
}
