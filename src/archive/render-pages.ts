import type { ElementContent } from 'hast'
import * as z from 'zod'
import type { Artefact } from '../artefact.js'
import type { Edition } from '../issue/edition.js'
import { bodyPictures, type PictureShelf, type SitePictures } from '../issue/picture-shelf.js'
import { html, issueView, issueViewSchema, type IssueView } from '../issue/view.js'
import type { Strings } from '../language/strings.js'
import { formatWhen } from '../language/dates.js'
import { fill } from '../language/strings.js'
import { firstWords } from '../markdown/first-words.js'
import { webHtml } from '../markdown/html.js'
import { withPictures } from '../markdown/pictures.js'
import type { Newsletter } from '../schema/newsletter.js'
import { withLocalLinks } from './local-links.js'
import { frameOf, pageFrameSchema, relativeHref, rootFrom, type Surround } from './frame.js'
import { issuePath, permalink } from './permalinks.js'
import { sectionOf } from './section.js'
import { neighboursMarker, pageMarkers } from './site-parts.js'
import { structuredIssue } from './structured-issue.js'
import { topicPath } from './topics.js'

/** What the templates of an issue's page see. */
export const issuePageSchema = (newsletter: Pick<Newsletter, 'blocks'>) =>
  issueViewSchema(newsletter)
    .extend(pageFrameSchema.shape)
    .extend({
      topics: z.array(z.object({ name: z.string(), href: z.string() })),
      /** "Updated on 5 May 2015". */
      updated: z.object({ iso: z.string(), text: z.string() }).nullable(),
      /** The email, as it was sent to everybody; null when there was none. */
      asSent: z.string().nullable(),
      /** The way to the issues before and after this one, which the site stage knows. */
      neighbours: html,
    })

export type IssuePageView = z.output<ReturnType<typeof issuePageSchema>>

/** What an issue is rendered with for the archive. */
export interface RenderContext {
  readonly newsletter: Newsletter
  readonly shelf: PictureShelf
  readonly site: SitePictures
  readonly strings: Strings
  readonly surround: Surround
  readonly template: (view: IssuePageView) => string
  /** Blocks and footnotes alone. */
  readonly textTemplate: (view: IssueView) => string
}

/** What search engines show of a description, in characters. */
const longestDescription = 160

/** The archive page of an issue, from its public edition for the web. `isSent` says whether everybody got an email of it. */
export function renderIssuePage(edition: Edition, context: RenderContext, isSent: boolean): Artefact {
  const { issue } = edition
  const { newsletter, strings, shelf, site, surround, template } = context
  const path = issuePath(issue)
  const base = rootFrom(path)
  const section = sectionOf(issue, newsletter.language)
  const toHtml = (nodes: readonly ElementContent[]): string => webHtml(withPictures(withLocalLinks(nodes, newsletter.url, base), bodyPictures(shelf), { medium: 'web', base }))
  const view = issueView(edition, { newsletter, strings, shelf, site, base, render: toHtml, permalink: permalink(newsletter.url, issue) })
  const isDated = issue.type !== 'page'
  const frame = frameOf(
    {
      path,
      section,
      lang: issue.lang,
      strings,
      title: issue.title,
      documentTitle: view.documentTitle,
      print: `${newsletter.name}, ${view.label ?? issue.title}`,
      description: issue.summary ?? firstWords(edition.blocks.flatMap(({ body }) => body), longestDescription),
      isIndexed: issue.status === 'ready',
      ...(isDated && { published: issue.date, ...(issue.updated !== undefined && { modified: issue.updated }) }),
      policy: 'plain',
      structured: structuredIssue(edition, view.issueCover === null ? null : `${newsletter.url}${view.issueCover.src.slice(base.length)}`, newsletter),
    },
    surround,
    pageMarkers,
  )
  const contents = template({
    ...view,
    ...frame,
    topics: issue.topics.map((name) => ({ name, href: relativeHref(path, `${section.prefix}${topicPath(name)}`) })),
    updated: issue.updated === undefined || !isDated ? null : { iso: issue.updated, text: fill(strings.updatedOn, { date: formatWhen(issue.updated, issue.lang) }) },
    asSent: isSent ? 'email.html' : null,
    neighbours: neighboursMarker,
  })
  return { path: `archive/${path}`, contents, kind: 'page', source: issue.path }
}
