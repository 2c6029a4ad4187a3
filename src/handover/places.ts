import type { Marks } from '../email/marks.js'
import type { HandoverEdition } from './edition.js'
import type { HtmlSpelling, Profile } from './profile.js'

export type PlaceName = keyof Marks

/** A place of an email: what stands there now, and what will. */
export interface Place {
  readonly name: PlaceName
  readonly mark: string
  readonly html: HtmlSpelling
  readonly text: string
}

export interface Places {
  /** Those for which the service has a tag. */
  readonly tagged: readonly Place[]
  /** What stands in the others is our own words: mark → words, not escaped. */
  readonly words: ReadonlyArray<readonly [mark: string, words: string]>
}

type PlacedEdition = Pick<HandoverEdition, 'marks' | 'newsletter' | 'permalink' | 'firstNameFallback'>

/** What comes into each place of an edition at a service. An edition without marks has none. */
export function placesOf({ marks, newsletter, permalink, firstNameFallback }: PlacedEdition, { html, text }: Pick<Profile, 'html' | 'text'>): Places {
  if (marks === null) return { tagged: [], words: [] }
  const fallback = firstNameFallback ?? ''
  const all = [
    { name: 'unsubscribe', html: html.unsubscribe, text: text.unsubscribe, own: newsletter.imprint.unsubscribe ?? newsletter.url },
    { name: 'viewInBrowser', html: html.viewInBrowser?.(permalink) ?? null, text: text.viewInBrowser?.(permalink) ?? null, own: permalink ?? newsletter.url },
    { name: 'postalAddress', html: html.postalAddress, text: text.postalAddress, own: newsletter.address ?? '' },
    { name: 'firstName', html: html.firstName?.(fallback) ?? null, text: text.firstName?.(fallback) ?? null, own: fallback },
  ] as const
  return {
    tagged: all.flatMap(({ name, html: inHtml, text: inText }) => (inHtml === null || inText === null ? [] : [{ name, mark: marks[name], html: inHtml, text: inText }])),
    words: all.flatMap(({ name, html: inHtml, text: inText, own }) => (inHtml === null || inText === null ? [[marks[name], own] as const] : [])),
  }
}
