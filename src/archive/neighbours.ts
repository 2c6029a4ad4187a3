import * as z from 'zod'
import type { IssueHead } from '../issue/parse-issue.js'
import { labelOf } from '../issue/label.js'
import { stringsSchema, type Strings } from '../language/strings.js'
import { relativeHref } from './frame.js'
import { byAppearance } from './order.js'
import { issuePath } from './permalinks.js'

const neighbour = z.object({ href: z.string(), title: z.string(), label: z.string().nullable(), lang: z.string() }).nullable()

/** What the template of the way to the issues before and after sees. At least one of them is there. */
export const neighboursSchema = z.object({ previous: neighbour, next: neighbour, strings: stringsSchema })

export type NeighboursView = z.output<typeof neighboursSchema>

/** Issues and specials in the order in which they came out; pages of the archive have no place in it. */
export function inOrder(heads: readonly IssueHead[]): IssueHead[] {
  return heads.filter(({ type }) => type !== 'page').toSorted(byAppearance)
}

/** HTML of the way from the page at `path` to the issues before and after; an issue that is alone has none. */
export function renderNeighbours({ path, previous, next }: { path: string; previous: IssueHead | undefined; next: IssueHead | undefined }, { strings, template }: { strings: Strings; template: (view: NeighboursView) => string }): string {
  const toView = (head: IssueHead | undefined): z.output<typeof neighbour> =>
    head === undefined ? null : { href: relativeHref(path, issuePath(head)), title: head.title, label: labelOf(head, strings), lang: head.lang }
  return previous === undefined && next === undefined ? '' : template({ previous: toView(previous), next: toView(next), strings }).trimEnd()
}
