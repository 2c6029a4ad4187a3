import * as z from 'zod'
import type { Artefact } from '../artefact.js'
import { fill, stringsSchema } from '../language/strings.js'
import { entryOf, entrySchema, listByYear, yearsSchema } from './entries.js'
import { pageFrameSchema, relativeHref } from './frame.js'
import { ownTextSchema, type OwnText } from './own-text.js'
import { listPages, yearPages, type ListPageView } from './render-lists.js'
import { byAppearance } from './order.js'
import { pageFile, type PageContext } from './page.js'
import { ownPlace } from './render-parts.js'

/** What the template of a section's home page sees. */
export const indexPageSchema = z
  .object({
    newsletter: z.object({ name: z.string(), organisation: z.string().nullable(), url: z.string() }),
    /** What an editor wrote for this page: its title, and its body. */
    welcome: ownTextSchema.nullable(),
    latest: entrySchema.nullable(),
    /** The issues before the latest, newest first. */
    ...yearsSchema,
    /** The newest of them, and the way to a list of all when there are more. */
    specials: z.array(entrySchema),
    allSpecials: z.string().nullable(),
    pages: z.array(entrySchema),
    strings: stringsSchema,
  })
  .extend(pageFrameSchema.shape)

export type IndexPageView = z.output<typeof indexPageSchema>

export interface IndexOptions {
  readonly welcome: OwnText | null
  /** Objects of schema.org that tell what the newsletter is. */
  readonly structured: readonly object[]
  readonly templates: { readonly index: (view: IndexPageView) => string; readonly list: (view: ListPageView) => string }
}

/** How many specials the home page lists beside its issues. */
const mostSpecials = 20

/** A section's home page: the latest issue, the others by year, specials, pages; and pages for the years and specials that do not fit. */
export function renderIndex(context: PageContext, { welcome, structured, templates }: IndexOptions): Artefact[] {
  const { site, section } = context
  const { newsletter } = site
  const { strings, lang, prefix, listed, pages } = section
  const place = ownPlace(site, section, 'home')
  const list = { path: place.path, lang, strings }
  const newestFirst = listed.toSorted((a, b) => byAppearance(b, a))
  const issues = newestFirst.filter(({ type }) => type === 'issue')
  const { view, folded } = listByYear(issues, list, `${prefix}years/`)
  const [latest] = issues
  // It stands above the list.
  const years = view.years.map(({ year, issues: all }, index) => ({ year, issues: index === 0 ? all.slice(1) : all })).filter(({ issues: left }) => left.length > 0)
  const specials = newestFirst.filter(({ type }) => type === 'special')
  const specialsPath = `${prefix}specials/index.html`
  const hasMore = specials.length > mostSpecials
  const parent = { title: newsletter.name, path: place.path }
  const index: IndexPageView = {
    newsletter: { name: newsletter.name, organisation: newsletter.organisation ?? null, url: newsletter.url },
    welcome,
    latest: latest === undefined ? null : entryOf(latest, list),
    ...view,
    years,
    specials: specials.slice(0, mostSpecials).map((head) => entryOf(head, list)),
    allSpecials: hasMore ? relativeHref(place.path, specialsPath) : null,
    pages: pages.map((head) => entryOf(head, list)),
    strings,
    ...context.frame(place, { title: newsletter.name, description: welcome?.summary ?? fill(strings.aboutIssues, { newsletter: newsletter.name }), isIndexed: section.heads.every(({ status }) => status === 'ready'), structured }),
  }
  const ofSpecials = { path: specialsPath, title: strings.specials, documentTitle: `${strings.specials} – ${newsletter.name}`, description: fill(strings.aboutSpecials, { newsletter: newsletter.name }), heads: specials, parent }
  return [
    pageFile(place.path, templates.index(index)),
    ...yearPages(folded, { ...parent, describe: (year) => fill(strings.aboutYear, { newsletter: newsletter.name, year }) }, context, templates.list),
    ...(hasMore ? listPages(ofSpecials, context, templates.list) : []),
  ]
}
