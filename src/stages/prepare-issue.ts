import { exitCodes, Failure } from '../failure.js'
import type { IssueHead, IssueSource } from '../issue/parse-issue.js'
import type { Message } from '../messages/message.js'
import { applyChecks } from '../messages/severity.js'
import { sortMessages } from '../messages/sort.js'
import type { Newsletter } from '../schema/newsletter.js'
import type { IssueResult } from './issue-result.js'
import type { ForHandover, IssueJob } from './issue-stage.js'
import { openProject, type OpenOptions, type OpenProject } from './open-project.js'
import { runInWorkers } from './pool.js'

export interface PrepareOptions extends OpenOptions {
  /** The issue file, relative to the project. */
  readonly path: string
  readonly signal: AbortSignal
  /** How the newsletter wants it made for whoever sends it; when it is not there, nobody asks for that. */
  readonly handover?: (newsletter: Newsletter) => ForHandover
}

/** One issue, as a build makes it. */
export interface PreparedIssue {
  readonly open: OpenProject
  readonly source: IssueSource
  readonly head: IssueHead
  readonly result: IssueResult
  /** What was found, judged by the newsletter's `checks`, and sorted: no errors. */
  readonly messages: readonly Message[]
  /** The same issue, made for whoever sends it; null when nobody asked. */
  readonly forHandover: IssueResult | null
}

/** `issue` is null when there are errors, which are among the messages: judged by the newsletter's `checks`, and sorted. */
export interface Preparation {
  readonly issue: PreparedIssue | null
  readonly failure: 'content' | 'configuration' | null
  readonly messages: readonly Message[]
  /** Texts by file, for showing the lines that messages are about. */
  readonly sources: ReadonlyMap<string, string>
}

/**
 * Makes one issue without writing it, for whoever sends it. An error in another issue does not keep it back.
 *
 * Throws InputError when the disk fails, and a Failure when the issue is one that is not published.
 */
export async function prepareIssue(options: PrepareOptions): Promise<Preparation> {
  const { open, messages: read, sources } = await openProject(options)
  if (open === null) return { issue: null, failure: 'configuration', messages: sortMessages(read), sources }
  const { project, pictures } = open
  const source = project.sources.find(({ path }) => path === options.path)
  const { newsletter } = open.context
  const jobs: IssueJob[] = source === undefined ? [] : [{ source }, ...(options.handover === undefined ? [] : [{ source, handover: options.handover(newsletter) }])]
  // Made anew, whatever the cache has: what is sent is what this text says. In one thread, which has the templates ready for both.
  const [result, forHandover] = await runInWorkers(jobs, open.context, { workers: 1, deadline: newsletter.limits.parseSeconds * 1000, signal: options.signal, ask: pictures.ask, onResult: () => undefined })
  const own = read.filter(({ file }) => file === options.path || !project.sources.some(({ path }) => path === file))
  const messages = sortMessages(applyChecks([...own, ...(result?.messages ?? [])], newsletter.checks))
  const errors = messages.filter(({ severity }) => severity === 'error')
  if (errors.length > 0 || source === undefined || result === undefined || result.head === null) {
    return { issue: null, failure: errors.some(({ file }) => file === 'newsletter.yaml') ? 'configuration' : 'content', messages, sources }
  }
  const { head } = result
  if (!result.published) throw notPublished(head, options.drafts)
  if (head.type === 'page') throw new Failure(`${head.path} is a page of the archive, which has no email.`, exitCodes.usage)
  return { issue: { open, source, head, result, messages, forHandover: forHandover ?? null }, failure: null, messages, sources }
}

function notPublished({ path, status, embargo }: IssueHead, drafts: boolean): Failure {
  if (status === 'draft' && !drafts) return new Failure(`${path} is a draft. Write \`status: ready\` when it is; for a test message to reviewers there is \`efc-news send --drafts\`.`, exitCodes.content)
  return new Failure(`${path} is under embargo until ${(embargo ?? '').replace('T', ' ')}. To prepare it before that time, name the time with --as-of.`, exitCodes.content)
}
