import * as z from 'zod'
import { labelOf } from '../issue/label.js'
import type { IssueHead } from '../issue/parse-issue.js'
import { formatWhen } from '../language/dates.js'
import { languageIn } from '../language/names.js'
import { fill, type Strings } from '../language/strings.js'
import { relativeHref } from './frame.js'
import { issuePath } from './permalinks.js'
import { foldYears, longestList } from './years.js'

/** An issue in a list. */
export const entrySchema = z.object({
  href: z.string(),
  title: z.string(),
  label: z.string().nullable(),
  date: z.object({ iso: z.string(), text: z.string() }),
  summary: z.string().nullable(),
  draft: z.string().nullable(),
  lang: z.string(),
  /** "In English", in a list of another language. */
  language: z.string().nullable(),
})

export type Entry = z.output<typeof entrySchema>

/** A list of issues by year, and the years that have pages of their own. */
export const yearsSchema = {
  years: z.array(z.object({ year: z.string(), issues: z.array(entrySchema) })),
  folded: z.array(z.object({ year: z.string(), href: z.string(), count: z.number() })),
}

/** The page that a list stands on. */
export interface ListPlace {
  readonly path: string
  readonly lang: string
  readonly strings: Strings
}

export function entryOf(head: IssueHead, { path, lang, strings }: ListPlace): Entry {
  const isForeign = new Intl.Locale(head.lang).language !== new Intl.Locale(lang).language
  return {
    href: relativeHref(path, issuePath(head)),
    title: head.title,
    label: labelOf(head, strings),
    date: { iso: head.date, text: formatWhen(head.date, lang) },
    summary: head.summary ?? null,
    draft: head.status === 'draft' ? strings.draft : null,
    lang: head.lang,
    language: isForeign ? fill(strings.inLanguage, { language: languageIn(head.lang, lang) }) : null,
  }
}

/** A year that has pages of its own, the first of them at `path` below `archive/`. */
export interface FoldedYear {
  readonly year: string
  readonly path: string
  readonly heads: readonly IssueHead[]
}

type YearsView = z.output<z.ZodObject<typeof yearsSchema>>

/** Issues, newest first, as a list by year, however long it is. */
export function byYear(heads: readonly IssueHead[], place: ListPlace): YearsView['years'] {
  return foldYears(heads, ({ date }) => date, Infinity).shown.map(({ year, items }) => ({ year, issues: items.map((head) => entryOf(head, place)) }))
}

/**
 * Issues, newest first, as a list by year that fits on a page; the years of `folded` go to pages of their own below `folder`.
 * The newest year is always begun: when it is too long, it has pages of its own, too, with all of it.
 */
export function listByYear(heads: readonly IssueHead[], place: ListPlace, folder: string): { view: YearsView; folded: readonly FoldedYear[] } {
  const { shown, folded } = foldYears(heads, ({ date }) => date)
  const cut = shown.filter(({ items }) => items.length > longestList)
  const pages = [...cut, ...folded].map(({ year, items }) => ({ year, path: `${folder}${year}/index.html`, heads: items }))
  return {
    view: {
      years: byYear(shown.flatMap(({ items }) => items).slice(0, longestList), place),
      folded: pages.map(({ year, path, heads: items }) => ({ year, href: relativeHref(place.path, path), count: items.length })),
    },
    folded: pages,
  }
}
