import { asSent } from '../archive/as-sent.js'
import { icon, pathInArchive, stylesheet } from '../archive/assets.js'
import { contributionOf, textsOf, type Contribution } from '../archive/contribution.js'
import { permalink } from '../archive/permalinks.js'
import { renderIssuePage, type RenderContext } from '../archive/render-pages.js'
import { hasOwnPage } from '../archive/site.js'
import { checkIssue } from '../checks/index.js'
import { markedPlaces, marksOf, type ServicePlaces } from '../email/marks.js'
import { renderEmails } from '../email/render-email.js'
import { addressOf } from '../issue/address.js'
import { editionsOf } from '../issue/edition.js'
import type { Issue } from '../issue/issue.js'
import { sitePictures, type PictureShelf, type SitePictures } from '../issue/picture-shelf.js'
import { ownLinks } from '../issue/own-links.js'
import { parseIssue, type IssueSource } from '../issue/parse-issue.js'
import { plannedEditions } from '../issue/planned-editions.js'
import { ownPlaces, type ReaderPlaces } from '../issue/reader-places.js'
import { isPublished } from '../issue/publication.js'
import { stringsFor } from '../language/strings.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import { verifyHtml } from '../output/verify-html.js'
import type { Newsletter } from '../schema/newsletter.js'
import { sha256 } from '../sha256.js'
import { TemplateError } from '../template/compile-template.js'
import { gatherPictures, shownFiles } from './issue-pictures.js'
import { nothingOf, type IssueResult } from './issue-result.js'
import type { AskForPictures } from './picture-store.js'
import type { CompiledTemplates, PreparedTemplates } from './templates.js'

/** What all issues of one build share; plain data, so that it can cross into a worker. */
export interface BuildContext {
  readonly newsletter: Newsletter
  readonly templates: PreparedTemplates
  readonly site: SitePictures
  readonly drafts: boolean
  /** Milliseconds since 1970, UTC; or a local time, `YYYY-MM-DDTHH:MM`, in the newsletter's zone. */
  readonly now: number | string
}

/** How an issue is made for whoever sends it: with the sizes of its parts. */
export interface ForHandover {
  /** Null when emails have the newsletter's own addresses in them; else an email service fills in what `email/marks.ts` marks. */
  readonly service: ServicePlaces | null
}

/** One issue to build. */
export interface IssueJob {
  readonly source: IssueSource
  /** Not there in a build. */
  readonly handover?: ForHandover
}

/** The issue stage: a pure function of one issue's source, its pictures, the configuration and the templates. */
export async function runIssueStage(job: IssueJob, context: BuildContext, compiled: CompiledTemplates, ask: AskForPictures): Promise<IssueResult> {
  try {
    return await buildIssue(job, context, compiled, ask)
  } catch (error) {
    const found = explain(error, job.source.path)
    if (found === null) throw error
    return nothingOf(job.source.path, [found])
  }
}

/** What an exception says of the issue or of a template; null when it is a bug of ours. */
function explain(error: unknown, file: string): Message | null {
  // Trees are walked by functions that call themselves, ours and those of our packages: thousands of levels are too many.
  if (error instanceof RangeError && error.message.includes('call stack')) {
    return message('nesting-depth', file, null, 'Unexpected nesting of thousands of levels, expected ordinary Markdown', 'Look for a long row of > or * signs, or for lists, quotations or HTML elements that are opened again and again.')
  }
  if (error instanceof TemplateError) {
    return message('template-name', file, null, `Unexpected failure of the template ${error.template}: ${error.message}`, 'Look in that template, and in those that it includes, for a name that this issue does not have; put it inside of {{#if …}}.')
  }
  return null
}

async function buildIssue({ source, handover }: IssueJob, context: BuildContext, compiled: CompiledTemplates, ask: AskForPictures): Promise<IssueResult> {
  const { newsletter } = context
  const { head, parsed, messages } = parseIssue(source, newsletter)
  if (parsed === null) return { ...nothingOf(source.path, messages), head }
  const { issue } = parsed
  const published = isPublished(issue, { ...context, timezone: newsletter.timezone })
  const isPublic = published && plannedEditions(issue, newsletter.audiences).page
  const gathered = await gatherPictures(issue, newsletter, ask)
  // A draft is checked as the others are: its editor wants to know.
  const checked = checkIssue(parsed, newsletter)
  const { artefacts, contribution, emails, messages: found } = published ? renderIssue(issue, { source, handover }, isPublic, gathered.shelf, context, compiled) : nothing
  const unsafe = artefacts.flatMap((artefact) => verifyHtml(artefact))
  const shown = [...artefacts.map(({ contents }) => contents), ...textsOf(contribution)]
  return {
    path: source.path,
    messages: [...messages, ...checked, ...gathered.messages, ...found, ...(unsafe.length > 0 ? unsafe : unsafeInFeeds(issue, contribution))],
    artefacts: artefacts.map((artefact) => (artefact.path === `archive/${addressOf(issue)}/index.html` ? { ...artefact, from: sha256(source.text) } : artefact)),
    head,
    published,
    emails,
    inArchive: isPublic && hasOwnPage(issue),
    contribution,
    links: published ? ownLinks(issue, isPublic && !issue.home ? permalink(newsletter.url, issue) : newsletter.url, newsletter.url) : [],
    pictures: gathered.pictures,
    assets: shownFiles([...gathered.shelf.values(), ...sitePictures(context.site)], shown),
  }
}

/** Feeds have the text of an issue without its page, from a template of their own, and nothing else verifies it. */
function unsafeInFeeds(issue: Issue, contribution: Contribution | null): Message[] {
  return contribution === null ? [] : verifyHtml({ path: `archive/${addressOf(issue)}/index.html`, contents: contribution.content, kind: 'page', source: issue.path })
}

type Rendered = Pick<IssueResult, 'artefacts' | 'messages' | 'emails' | 'contribution'>

const nothing: Rendered = { artefacts: [], messages: [], emails: [], contribution: null }

function renderIssue(issue: Issue, { source, handover }: { readonly source: IssueSource; readonly handover: ForHandover | undefined }, isPublic: boolean, shelf: PictureShelf, { newsletter, site, templates }: BuildContext, compiled: CompiledTemplates): Rendered {
  const strings = stringsFor(issue.lang, compiled.strings)
  const edition = editionsOf(issue, strings)
  const surround = { newsletter, stylesheet: pathInArchive(stylesheet(templates.stylesheet, newsletter)), icon: pathInArchive(icon(newsletter)) }
  const forArchive: RenderContext = { newsletter, strings, shelf, site, surround, template: compiled.web.issue, textTemplate: compiled.web.text }
  const address = isPublic && hasOwnPage(issue) ? permalink(newsletter.url, issue) : null
  const own = ownPlaces(newsletter, strings, address)
  const service = handover?.service ?? null
  const places = (audience: string): ReaderPlaces => (service === null ? own : markedPlaces(marksOf(source), own, service, audience))
  const { notes, ...emails } = renderEmails(issue, { edition, newsletter, strings, shelf, site, ownPlaces: own, places, withParts: handover !== undefined, templates: compiled, styles: compiled.styles, permalink: address })
  if (!isPublic) return { ...emails, emails: notes, contribution: null }
  const contribution = contributionOf(edition('public', 'web'), forArchive)
  if (!hasOwnPage(issue)) return { ...emails, emails: notes, contribution }
  const sent = emails.artefacts.find(({ path }) => path === `email/${addressOf(issue)}/public.html`)
  const page = renderIssuePage(edition('public', 'web'), forArchive, sent !== undefined)
  const copies = typeof sent?.contents === 'string' ? [asSent(sent.contents, issue, newsletter)] : []
  return { artefacts: [page, ...emails.artefacts, ...copies], messages: emails.messages, emails: notes, contribution }
}
