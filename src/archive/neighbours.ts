import * as z from 'zod'
import type { Artefact } from '../artefact.js'
import type { IssueHead } from '../issue/parse-issue.js'
import { labelOf } from '../issue/label.js'
import { stringsSchema, type Strings } from '../language/strings.js'
import { sha256 } from '../sha256.js'
import { byAppearance } from './order.js'

const neighbour = z.object({ href: z.string(), title: z.string(), label: z.string().nullable(), lang: z.string() }).nullable()

/** What the template of the way to the issues before and after sees. At least one of them is there. */
export const neighboursSchema = z.object({ previous: neighbour, next: neighbour, strings: stringsSchema })

export type NeighboursView = z.output<typeof neighboursSchema>

/** Stands in an issue's page until the site stage knows which issues there are. No content can hold it: comments are taken out. */
export const neighboursMarker = '<!--neighbours-->'

/** Issues and specials in the order in which they came out; pages of the archive have no place in it. */
export function inOrder(heads: readonly IssueHead[]): IssueHead[] {
  return heads.filter(({ type }) => type !== 'page').toSorted(byAppearance)
}

/** HTML of the way from an issue to those before and after it; an issue that is alone has none. */
export function renderNeighbours({ previous, next }: { previous: IssueHead | undefined; next: IssueHead | undefined }, { strings, template }: { strings: Strings; template: (view: NeighboursView) => string }): string {
  const toView = (head: IssueHead | undefined): z.output<typeof neighbour> =>
    head === undefined ? null : { href: `../${encodeURIComponent(head.slug)}/index.html`, title: head.title, label: labelOf(head, strings), lang: head.lang }
  return previous === undefined && next === undefined ? '' : template({ previous: toView(previous), next: toView(next), strings }).trimEnd()
}

/** What an artefact remembers of that way: its SHA-256, in lower-case hexadecimal. */
export function besideOf(html: string): string {
  return sha256(html)
}

/** Writes the way to the neighbours into an issue's page, which remembers what it was: another build may leave the page as it is. */
export function withNeighbours(page: Artefact, html: string): Artefact {
  if (typeof page.contents !== 'string' || !page.contents.includes(neighboursMarker)) return page
  // A function, because a title may hold `$&`.
  return { ...page, contents: page.contents.replace(neighboursMarker, () => html), beside: besideOf(html) }
}
