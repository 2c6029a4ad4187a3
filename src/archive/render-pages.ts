import type { ElementContent } from 'hast'
import * as z from 'zod'
import type { Artefact } from '../artefact.js'
import type { Edition } from '../issue/edition.js'
import { bodyPictures, type PictureShelf, type SitePictures } from '../issue/picture-shelf.js'
import { html, issueView, issueViewSchema } from '../issue/view.js'
import type { Strings } from '../language/strings.js'
import { webHtml } from '../markdown/html.js'
import { withPictures } from '../markdown/pictures.js'
import type { Newsletter } from '../schema/newsletter.js'
import { pageFrameSchema, type PageFrame } from './frame.js'
import { neighboursMarker } from './neighbours.js'
import { issuePath, permalink } from './permalinks.js'

/** What the templates of an issue's page see. */
export const issuePageSchema = (newsletter: Pick<Newsletter, 'blocks'>) =>
  issueViewSchema(newsletter)
    .extend(pageFrameSchema.shape)
    .extend({
      /** The way to the issues before and after this one, which the site stage knows. */
      neighbours: html,
    })

export type IssuePageView = z.output<ReturnType<typeof issuePageSchema>>

export interface PageContext {
  readonly newsletter: Newsletter
  readonly shelf: PictureShelf
  readonly site: SitePictures
  readonly strings: Strings
  readonly template: (view: IssuePageView) => string
  readonly frame: PageFrame
}

/** The archive page of an issue, from its public edition for the web. */
export function renderIssuePage(edition: Edition, context: PageContext): Artefact {
  const { issue } = edition
  const contents = render(edition, permalink(context.newsletter.url, issue.slug), context)
  return { path: `archive/${issuePath(issue.slug)}`, contents, kind: 'page', source: issue.path }
}

/** The text of the home page, from the page that its editor wrote for it: HTML, made with a template of its own. */
export function renderHomeText(edition: Edition, context: PageContext): string {
  return render(edition, context.newsletter.url, context)
}

function render(edition: Edition, address: string, { newsletter, strings, shelf, site, template, frame }: PageContext): string {
  const base = frame.root
  const toHtml = (nodes: readonly ElementContent[]): string => webHtml(withPictures(nodes, bodyPictures(shelf), { medium: 'web', base }))
  return template({ ...issueView(edition, { newsletter, strings, shelf, site, base, render: toHtml, permalink: address }), ...frame, neighbours: neighboursMarker })
}
