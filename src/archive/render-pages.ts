import * as z from 'zod'
import type { Artefact } from '../artefact.js'
import type { Edition } from '../issue/edition.js'
import { issueView, issueViewSchema } from '../issue/view.js'
import type { Strings } from '../language/strings.js'
import { webHtml } from '../markdown/html.js'
import type { Newsletter } from '../schema/newsletter.js'
import { issuePath, permalink } from './permalinks.js'
import { pageFrameSchema, type PageFrame } from './frame.js'

/** What the templates of an issue's page see. */
export const issuePageSchema = issueViewSchema.extend(pageFrameSchema.shape)
export type IssuePageView = z.output<typeof issuePageSchema>

export interface PageContext {
  readonly newsletter: Newsletter
  readonly strings: Strings
  readonly template: (view: IssuePageView) => string
  readonly frame: PageFrame
}

/** The archive page of an issue, from its public edition for the web. */
export function renderIssuePage(edition: Edition, { newsletter, strings, template, frame }: PageContext): Artefact {
  const { issue } = edition
  const view = issueView(edition, { newsletter, strings, permalink: permalink(newsletter.url, issue.slug), render: webHtml })
  return { path: `archive/${issuePath(issue.slug)}`, contents: template({ ...view, ...frame }), kind: 'page', source: issue.path }
}
