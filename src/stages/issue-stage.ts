import { frameAt, stylesheet } from '../archive/frame.js'
import { permalink } from '../archive/permalinks.js'
import { renderIssuePage } from '../archive/render-pages.js'
import type { Artefact } from '../artefact.js'
import { checkIssue } from '../checks/index.js'
import { renderEmails } from '../email/render-email.js'
import { editionsOf } from '../issue/edition.js'
import { isVisible } from '../issue/issue.js'
import { parseHead, parseIssue, type IssueHead, type IssueSource } from '../issue/parse-issue.js'
import { isPublished } from '../issue/publication.js'
import { stringsFor } from '../language/strings.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import { verifyHtml } from '../output/verify-html.js'
import type { Newsletter } from '../schema/newsletter.js'
import type { CompiledTemplates, PreparedTemplates } from './templates.js'

/** What all issues of one build share; plain data, so that it can cross into a worker. */
export interface BuildContext {
  readonly newsletter: Newsletter
  readonly templates: PreparedTemplates
  readonly drafts: boolean
  /** Milliseconds since 1970, UTC. */
  readonly now: number
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
    // Trees are walked by functions that call themselves, ours and those of our packages: thousands of levels are too many.
    if (!(error instanceof RangeError) || !error.message.includes('call stack')) throw error
    const found = message('nesting-depth', job.source.path, null, 'Unexpected nesting of thousands of levels, expected ordinary Markdown', 'Look for a long row of > or * signs, or for lists, quotations or HTML elements that are opened again and again.')
    return { path: job.source.path, messages: [found], artefacts: [], head: null, published: false, inArchive: false }
  }
}

async function buildIssue({ source, render }: IssueJob, context: BuildContext, compiled: CompiledTemplates): Promise<IssueResult> {
  const { newsletter } = context
  const { head, parsed, messages } = render ? parseIssue(source, newsletter) : { ...parseHead(source, newsletter), parsed: null }
  if (head === null) return { path: source.path, messages, artefacts: [], head, published: false, inArchive: false }
  const published = await isPublished(head, { drafts: context.drafts, now: context.now, timezone: newsletter.timezone })
  const inArchive = published && isVisible(head.visibility, 'public', 'web')
  const result = { path: source.path, messages, artefacts: [], head, published, inArchive }
  if (parsed === null) return result

  // A draft is checked as the others are: its editor wants to know.
  messages.push(...checkIssue(parsed))
  if (!published) return result
  const { issue } = parsed
  const strings = stringsFor(issue.lang, compiled.strings)
  const edition = editionsOf(issue, strings)
  const artefacts: Artefact[] = []
  if (inArchive) {
    const frame = frameAt(1, stylesheet(context.templates.stylesheet, newsletter), { draft: issue.status === 'draft' })
    artefacts.push(renderIssuePage(edition('public', 'web'), { newsletter, strings, template: compiled.issuePage, frame }))
  }
  if (issue.type !== 'page') {
    const emails = renderEmails(issue, { edition, newsletter, strings, templates: compiled, styles: compiled.styles, permalink: inArchive ? permalink(newsletter.url, issue.slug) : null })
    artefacts.push(...emails.artefacts)
    messages.push(...emails.messages)
  }
  messages.push(...artefacts.flatMap(verifyHtml))
  return { ...result, artefacts }
}
