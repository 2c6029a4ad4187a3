import { frameAt, stylesheet } from '../archive/frame.js'
import { permalink } from '../archive/permalinks.js'
import { renderHomeText, renderIssuePage, type PageContext } from '../archive/render-pages.js'
import { checkIssue } from '../checks/index.js'
import { renderEmails } from '../email/render-email.js'
import { editionsOf } from '../issue/edition.js'
import { isVisible, type Issue } from '../issue/issue.js'
import { sitePictures, type PictureShelf, type SitePictures } from '../issue/picture-shelf.js'
import { parseHead, parseIssue, type IssueSource } from '../issue/parse-issue.js'
import { plannedEditions } from '../issue/planned-editions.js'
import { isPublished } from '../issue/publication.js'
import { directionOf } from '../language/direction.js'
import { stringsFor } from '../language/strings.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import { verifyHtml } from '../output/verify-html.js'
import type { Newsletter } from '../schema/newsletter.js'
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

/** One issue to build; with `render` false only its front matter is read, for the pages that list it. */
export interface IssueJob {
  readonly source: IssueSource
  readonly render: boolean
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

async function buildIssue({ source, render }: IssueJob, context: BuildContext, compiled: CompiledTemplates, ask: AskForPictures): Promise<IssueResult> {
  const { newsletter } = context
  if (!render) {
    const { head, messages } = parseHead(source, newsletter)
    // The home page is made with every build, and with it its text.
    if (head?.home === true) return buildIssue({ source, render: true }, context, compiled, ask)
    const published = head !== null && (await isPublished(head, { ...context, timezone: newsletter.timezone }))
    return { ...nothingOf(source.path, messages), head, published, inArchive: published && isVisible(head.visibility, 'public', 'web') }
  }
  const { head, parsed, messages } = parseIssue(source, newsletter)
  if (parsed === null) return { ...nothingOf(source.path, messages), head }
  const { issue } = parsed
  const published = await isPublished(issue, { ...context, timezone: newsletter.timezone })
  const isPublic = published && plannedEditions(issue, newsletter.audiences).page
  const gathered = await gatherPictures(issue, newsletter, ask)
  // A draft is checked as the others are: its editor wants to know.
  const checked = checkIssue(parsed, newsletter)
  const rendered = published ? renderIssue(issue, isPublic, gathered.shelf, context, compiled) : { artefacts: [], messages: [], homeText: null }
  return {
    path: source.path,
    messages: [...messages, ...checked, ...gathered.messages, ...rendered.messages, ...rendered.artefacts.flatMap(verifyHtml)],
    artefacts: rendered.artefacts,
    head,
    published,
    inArchive: isPublic && !issue.home,
    homeText: rendered.homeText,
    pictures: gathered.pictures,
    assets: shownFiles([...gathered.shelf.values(), ...sitePictures(context.site)], [...rendered.artefacts.map(({ contents }) => contents), rendered.homeText?.body ?? '']),
  }
}

function renderIssue(issue: Issue, isPublic: boolean, shelf: PictureShelf, { newsletter, site, templates }: BuildContext, compiled: CompiledTemplates): Pick<IssueResult, 'artefacts' | 'messages' | 'homeText'> {
  const strings = stringsFor(issue.lang, compiled.strings)
  const edition = editionsOf(issue, strings)
  const style = stylesheet(templates.stylesheet, newsletter)
  const page = (depth: number): Omit<PageContext, 'template'> => ({ newsletter, strings, shelf, site, frame: frameAt(depth, style, { draft: issue.status === 'draft' }) })
  if (issue.home) {
    if (!isPublic) return { artefacts: [], messages: [], homeText: null }
    const title = issue.status === 'draft' ? `${strings.draft} – ${issue.title}` : issue.title
    const body = renderHomeText(edition('public', 'web'), { ...page(0), template: compiled.homeText })
    return { artefacts: [], messages: [], homeText: { title, summary: issue.summary ?? null, body, lang: issue.lang, dir: directionOf(issue.lang) } }
  }
  const pages = isPublic ? [renderIssuePage(edition('public', 'web'), { ...page(1), template: compiled.issuePage })] : []
  const emails = renderEmails(issue, { edition, newsletter, strings, shelf, site, templates: compiled, styles: compiled.styles, permalink: isPublic ? permalink(newsletter.url, issue.slug) : null })
  return { artefacts: [...pages, ...emails.artefacts], messages: emails.messages, homeText: null }
}
