import { frameAt, stylesheet } from '../archive/frame.js'
import { permalink } from '../archive/permalinks.js'
import { renderIssuePage } from '../archive/render-pages.js'
import type { Artefact } from '../artefact.js'
import { checkIssue } from '../checks/index.js'
import { renderEmails } from '../email/render-email.js'
import { editionsOf } from '../issue/edition.js'
import { isVisible, type Issue } from '../issue/issue.js'
import { parseHead, parseIssue, type IssueHead, type IssueSource } from '../issue/parse-issue.js'
import { plannedEditions } from '../issue/planned-editions.js'
import { isPublished } from '../issue/publication.js'
import { stringsFor } from '../language/strings.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import { verifyHtml } from '../output/verify-html.js'
import type { Newsletter } from '../schema/newsletter.js'
import { TemplateError } from '../template/compile-template.js'
import type { CompiledTemplates, PreparedTemplates } from './templates.js'

/** What all issues of one build share; plain data, so that it can cross into a worker. */
export interface BuildContext {
  readonly newsletter: Newsletter
  readonly templates: PreparedTemplates
  readonly drafts: boolean
  /** Milliseconds since 1970, UTC; or a local time, `YYYY-MM-DDTHH:MM`, in the newsletter's zone. */
  readonly now: number | string
}

/** One issue to build; with `render` false only its front matter is read, for the pages that list it. */
export interface IssueJob {
  readonly source: IssueSource
  readonly render: boolean
}

/** What the issue stage made of one source. */
export interface IssueResult {
  readonly path: string
  readonly messages: Message[]
  readonly artefacts: Artefact[]
  /** Null when the front matter does not make an issue. */
  readonly head: IssueHead | null
  /** False for a draft, or an embargoed issue: nothing was made from it. */
  readonly published: boolean
  /** True when the archive has a page of it. */
  readonly inArchive: boolean
}

/** The issue stage: a pure function of one issue's source, the configuration and the templates. */
export async function runIssueStage(job: IssueJob, context: BuildContext, compiled: CompiledTemplates): Promise<IssueResult> {
  try {
    return await buildIssue(job, context, compiled)
  } catch (error) {
    const found = explain(error, job.source.path)
    if (found === null) throw error
    return { path: job.source.path, messages: [found], artefacts: [], head: null, published: false, inArchive: false }
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

async function buildIssue({ source, render }: IssueJob, context: BuildContext, compiled: CompiledTemplates): Promise<IssueResult> {
  const { newsletter } = context
  if (!render) {
    const { head, messages } = parseHead(source, newsletter)
    const published = head !== null && (await isPublished(head, { ...context, timezone: newsletter.timezone }))
    return { path: source.path, messages, artefacts: [], head, published, inArchive: published && isVisible(head.visibility, 'public', 'web') }
  }
  const { head, parsed, messages } = parseIssue(source, newsletter)
  if (parsed === null) return { path: source.path, messages, artefacts: [], head, published: false, inArchive: false }
  const { issue } = parsed
  const published = await isPublished(issue, { ...context, timezone: newsletter.timezone })
  const inArchive = published && plannedEditions(issue, newsletter.audiences).page
  // A draft is checked as the others are: its editor wants to know.
  const checked = checkIssue(parsed, newsletter)
  const rendered = published ? renderIssue(issue, inArchive, context, compiled) : { artefacts: [], messages: [] }
  return {
    path: source.path,
    messages: [...messages, ...checked, ...rendered.messages, ...rendered.artefacts.flatMap(verifyHtml)],
    artefacts: rendered.artefacts,
    head,
    published,
    inArchive,
  }
}

function renderIssue(issue: Issue, inArchive: boolean, { newsletter, templates }: BuildContext, compiled: CompiledTemplates): { artefacts: Artefact[]; messages: Message[] } {
  const strings = stringsFor(issue.lang, compiled.strings)
  const edition = editionsOf(issue, strings)
  const frame = frameAt(1, stylesheet(templates.stylesheet, newsletter), { draft: issue.status === 'draft' })
  const pages = inArchive ? [renderIssuePage(edition('public', 'web'), { newsletter, strings, template: compiled.issuePage, frame })] : []
  const emails = renderEmails(issue, { edition, newsletter, strings, templates: compiled, styles: compiled.styles, permalink: inArchive ? permalink(newsletter.url, issue.slug) : null })
  return { artefacts: [...pages, ...emails.artefacts], messages: emails.messages }
}
