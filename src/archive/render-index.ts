import * as z from 'zod'
import type { Artefact } from '../artefact.js'
import type { IssueHead } from '../issue/parse-issue.js'
import { formatWhen } from '../language/dates.js'
import { directionOf } from '../language/direction.js'
import { fill, stringsSchema, type Strings } from '../language/strings.js'
import type { Newsletter } from '../schema/newsletter.js'
import { pageFrameSchema, type PageFrame } from './frame.js'

const entry = z.object({
  href: z.string(),
  title: z.string(),
  label: z.string().nullable(),
  date: z.object({ iso: z.string(), text: z.string() }),
  summary: z.string().nullable(),
  draft: z.string().nullable(),
  lang: z.string(),
})

/** What the template of the archive's home page sees. */
export const indexPageSchema = z
  .object({
    lang: z.string(),
    dir: z.string(),
    newsletter: z.object({ name: z.string(), organisation: z.string().nullable(), url: z.string() }),
    latest: entry.nullable(),
    /** The issues and specials before the latest, newest first. */
    years: z.array(z.object({ year: z.string(), issues: z.array(entry) })),
    pages: z.array(entry),
    website: z.object({ href: z.string(), text: z.string() }).nullable(),
    strings: stringsSchema,
  })
  .extend(pageFrameSchema.shape)

export type IndexPageView = z.output<typeof indexPageSchema>

export interface IndexContext {
  readonly newsletter: Newsletter
  readonly strings: Strings
  readonly template: (view: IndexPageView) => string
  readonly frame: PageFrame
}

/** The archive's home page: the latest issue, then all others by year, then pages. */
export function renderIndex(heads: readonly IssueHead[], { newsletter, strings, template, frame }: IndexContext): Artefact {
  const entries = heads.toSorted(newestFirst)
  const [latest, ...earlier] = entries.filter(({ type }) => type !== 'page')
  const years = groupByYear(earlier)
  const toEntry = (head: IssueHead): z.output<typeof entry> => ({
    href: `${encodeURIComponent(head.slug)}/index.html`,
    title: head.title,
    label: head.type === 'special' ? strings.special : head.number === undefined ? null : fill(strings.issue, { number: String(head.number) }),
    date: { iso: head.date, text: formatWhen(head.date, newsletter.language) },
    summary: head.summary ?? null,
    draft: head.status === 'draft' ? strings.draft : null,
    lang: head.lang,
  })
  const view: IndexPageView = {
    lang: newsletter.language,
    dir: directionOf(newsletter.language),
    newsletter: { name: newsletter.name, organisation: newsletter.organisation ?? null, url: newsletter.url },
    latest: latest === undefined ? null : toEntry(latest),
    years: years.map(([year, issues]) => ({ year, issues: issues.map(toEntry) })),
    pages: entries.filter(({ type }) => type === 'page').map(toEntry),
    website: newsletter.imprint.website === undefined ? null : { href: newsletter.imprint.website, text: newsletter.organisation ?? newsletter.imprint.website },
    strings,
    ...frame,
  }
  return { path: 'archive/index.html', contents: template(view), kind: 'index', source: null }
}

function groupByYear(heads: readonly IssueHead[]): Array<[string, IssueHead[]]> {
  const years = new Map<string, IssueHead[]>()
  for (const head of heads) {
    const year = head.date.slice(0, 4)
    years.set(year, [...(years.get(year) ?? []), head])
  }
  return [...years]
}

function newestFirst(a: IssueHead, b: IssueHead): number {
  if (a.date !== b.date) return a.date < b.date ? 1 : -1
  return (b.number ?? 0) - (a.number ?? 0) || (a.slug < b.slug ? -1 : 1)
}
