import * as z from 'zod'
import type { Artefact } from '../artefact.js'
import type { IssueHead } from '../issue/parse-issue.js'
import { fill, stringsSchema } from '../language/strings.js'
import { byYear, listByYear, yearsSchema, type FoldedYear } from './entries.js'
import { pageFrameSchema, relativeHref } from './frame.js'
import { lastChangeOf } from './order.js'
import { alone, pageFile, type PageContext } from './page.js'
import { ownPlace } from './render-parts.js'
import { topicPath } from './topics.js'
import { partsOf } from './years.js'

/** What the template of a list of issues sees: those of a topic, those of a year, all specials. */
export const listPageSchema = z
  .object({
    title: z.string(),
    /** The list that this one is a part of. */
    parent: z.object({ href: z.string(), text: z.string() }),
    ...yearsSchema,
    /** The pages on which a long list stands, this one among them; none when it has one. */
    parts: z.array(z.object({ href: z.string(), text: z.string(), current: z.boolean() })),
    strings: stringsSchema,
  })
  .extend(pageFrameSchema.shape)

export type ListPageView = z.output<typeof listPageSchema>

/** What the template of the list of topics sees. */
export const topicsPageSchema = z.object({ topics: z.array(z.object({ name: z.string(), href: z.string(), count: z.number() })), strings: stringsSchema }).extend(pageFrameSchema.shape)

export type TopicsPageView = z.output<typeof topicsPageSchema>

interface Parent {
  readonly title: string
  readonly path: string
}

/** A list of issues, newest first. */
interface List {
  /** Where it begins, below `archive/`. */
  readonly path: string
  readonly title: string
  readonly documentTitle: string
  readonly description: string
  readonly heads: readonly IssueHead[]
  readonly parent: Parent
}

/** Pages of the years that do not fit into a list; `parent` is that list. */
export function yearPages(years: readonly FoldedYear[], parent: Parent & { readonly describe: (year: string) => string }, context: PageContext, template: (view: ListPageView) => string): Artefact[] {
  return years.flatMap(({ year, path, heads }) => listPages({ path, title: year, documentTitle: `${year} – ${parent.title}`, description: parent.describe(year), heads, parent }, context, template))
}

/** A list on as many pages as it needs: the first at its path, the others at `2/index.html` and so on in its folder. */
export function listPages(list: List, context: PageContext, template: (view: ListPageView) => string): Artefact[] {
  const { strings, lang } = context.section
  const pages = partsOf(list.heads).map((heads, index) => ({ heads, number: String(index + 1), path: index === 0 ? list.path : list.path.replace(/index\.html$/, `${index + 1}/index.html`) }))
  return pages.map(({ heads, number, path }, index) => {
    const named = (title: string): string => (index === 0 ? title : fill(strings.titleOfPart, { title, number }))
    const view: ListPageView = {
      title: named(list.title),
      parent: { href: relativeHref(path, list.parent.path), text: list.parent.title },
      years: byYear(heads, { path, lang, strings }),
      folded: [],
      parts: pages.length === 1 ? [] : pages.map((part) => ({ href: relativeHref(path, part.path), text: fill(strings.part, { number: part.number }), current: part.path === path })),
      strings,
      ...listFrame({ ...list, path, title: named(list.title), documentTitle: named(list.documentTitle), heads }, context),
    }
    return pageFile(path, template(view))
  })
}

/** The list of topics, and a page for each. */
export function renderTopics(context: PageContext, templates: { readonly topics: (view: TopicsPageView) => string; readonly list: (view: ListPageView) => string }): Artefact[] {
  const { site, section } = context
  const { strings, topics, prefix } = section
  const newsletter = site.newsletter.name
  if (topics.length === 0) return []
  const place = ownPlace(site, section, 'topics')
  const pages = topics.map((topic) => ({ ...topic, path: `${prefix}${topicPath(topic.name)}` }))
  const view: TopicsPageView = {
    topics: pages.map(({ name, path, issues }) => ({ name, href: relativeHref(place.path, path), count: issues.length })),
    strings,
    ...context.frame(place, { title: strings.topics, description: fill(strings.aboutTopics, { newsletter }) }),
  }
  const parent = { title: strings.allTopics, path: place.path }
  return [
    pageFile(place.path, templates.topics(view)),
    ...pages.flatMap(({ name, path, issues }) => topicPages({ path, title: name, documentTitle: `${fill(strings.topicTitle, { topic: name })} – ${newsletter}`, description: fill(strings.aboutTopic, { newsletter, topic: name }), heads: issues, parent }, context, templates.list)),
  ]
}

/** The page of a topic, and those of its older years. */
function topicPages(list: List, context: PageContext, template: (view: ListPageView) => string): Artefact[] {
  const { path, title, heads, parent, description } = list
  const { strings, lang } = context.section
  const { view: years, folded } = listByYear(heads, { path, lang, strings }, path.replace(/index\.html$/, ''))
  const view: ListPageView = { title, parent: { href: relativeHref(path, parent.path), text: parent.title }, ...years, parts: [], strings, ...listFrame(list, context) }
  return [pageFile(path, template(view)), ...yearPages(folded, { title, path, describe: () => description }, context, template)]
}

function listFrame({ path, title, documentTitle, description, heads }: List, { section, frame }: PageContext): ReturnType<PageContext['frame']> {
  return frame(alone(path, section), { title, documentTitle, description, isIndexed: heads.every(({ status }) => status === 'ready'), changed: lastChangeOf(heads) })
}
