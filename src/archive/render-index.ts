import * as z from 'zod'
import type { Artefact } from '../artefact.js'
import { labelOf } from '../issue/label.js'
import type { IssueHead } from '../issue/parse-issue.js'
import { html } from '../issue/view.js'
import { formatWhen } from '../language/dates.js'
import { directionOf } from '../language/direction.js'
import { stringsSchema, type Strings } from '../language/strings.js'
import type { Newsletter } from '../schema/newsletter.js'
import { pageFrameSchema, type PageFrame } from './frame.js'
import { byAppearance } from './order.js'

/** The text of the home page. */
export const homeTextSchema = z.object({ title: z.string(), summary: z.string().nullable(), body: html, lang: z.string(), dir: z.string() })

export type HomeText = z.output<typeof homeTextSchema>

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
    /** What an editor wrote for this page: its title, and its body. */
    welcome: homeTextSchema.nullable(),
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
  readonly welcome: HomeText | null
  readonly strings: Strings
  readonly template: (view: IndexPageView) => string
  readonly frame: PageFrame
}

/** The archive's home page: the latest issue, then all others by year, then pages. */
export function renderIndex(heads: readonly IssueHead[], { newsletter, welcome, strings, template, frame }: IndexContext): Artefact {
  const entries = heads.toSorted((a, b) => byAppearance(b, a))
  const [latest, ...earlier] = entries.filter(({ type }) => type !== 'page')
  const years = groupByYear(earlier)
  const toEntry = (head: IssueHead): z.output<typeof entry> => ({
    href: `${encodeURIComponent(head.slug)}/index.html`,
    title: head.title,
    label: labelOf(head, strings),
    date: { iso: head.date, text: formatWhen(head.date, newsletter.language) },
    summary: head.summary ?? null,
    draft: head.status === 'draft' ? strings.draft : null,
    lang: head.lang,
  })
  const view: IndexPageView = {
    lang: newsletter.language,
    dir: directionOf(newsletter.language),
    newsletter: { name: newsletter.name, organisation: newsletter.organisation ?? null, url: newsletter.url },
    welcome,
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
