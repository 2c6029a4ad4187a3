import type { Artefact } from './artefact.js'
import type { Message } from './messages/message.js'
import { applyChecks } from './messages/severity.js'
import { sortMessages } from './messages/sort.js'
import { verifyPaths } from './output/verify-paths.js'
import { writeArtefacts, type Written } from './output/write.js'
import { diskCache } from './project/cache.js'
import { readProject } from './project/read-project.js'
import { runChanged } from './stages/issue-cache.js'
import type { BuildContext, IssueJob, IssueResult } from './stages/issue-stage.js'
import { runInWorkers } from './stages/pool.js'
import { runSiteStage } from './stages/site-stage.js'
import { compileTemplates, prepareTemplates } from './stages/templates.js'

export interface BuildOptions {
  /** Absolute paths: the newsletter's folder, the folder to write, and that of efc-news itself. */
  readonly project: string
  readonly out: string
  readonly packageRoot: string
  /** Issue files to build, relative to the project; null builds everything. */
  readonly paths: readonly string[] | null
  readonly drafts: boolean
  /** Milliseconds since 1970, UTC. */
  readonly now: number
  readonly workers: number
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number) => void
}

export interface BuildReport {
  /** What went wrong, if anything did: then nothing was written. */
  readonly failure: 'content' | 'configuration' | null
  /** Judged by the newsletter's `checks`, and sorted. */
  readonly messages: readonly Message[]
  readonly issues: readonly IssueResult[]
  readonly written: readonly Written[]
  readonly removed: readonly string[]
  /** Texts by file, for showing the lines that messages are about. */
  readonly sources: ReadonlyMap<string, string>
}

/**
 * Builds a newsletter: read → issue stage → site stage → check → write.
 *
 * With an error among the messages nothing is written. Throws InputError and OutputError when the disk fails, and
 * the signal's reason when it is aborted before the writing.
 */
export async function build(options: BuildOptions): Promise<BuildReport> {
  const { project, messages: read, configText } = await readProject(options.project, options.packageRoot)
  const config = configText === null ? [] : [['newsletter.yaml', configText] as const]
  if (project === null) return failed('configuration', read, new Map(config))

  const { newsletter } = project
  const cache = diskCache(options.project)
  const templates = await prepareTemplates(project.templates, newsletter, cache)
  const templateTexts = [...project.templates.values()].map(({ path, text }) => [path, text] as const)
  if (templates.value === null) return failed('configuration', [...read, ...templates.messages], new Map([...config, ...templateTexts]))

  const context: BuildContext = { newsletter, templates: templates.value, drafts: options.drafts, now: options.now }
  const jobs = project.sources.map((source): IssueJob => ({ source, render: options.paths === null || options.paths.includes(source.path) }))
  const { results: issues, keys } = await runChanged(jobs, context, cache, (changed) => {
    let done = 0
    const onResult = (): void => options.onProgress(++done, changed.length)
    return runInWorkers(changed, context, { workers: options.workers, deadline: newsletter.limits.parseSeconds * 1000, signal: options.signal, onResult })
  })
  if (options.paths === null) await cache.keepOnly([templates.key, ...keys])
  const site = runSiteStage(issues, context, compileTemplates(templates.value))

  const artefacts: Artefact[] = [...issues.flatMap((issue) => issue.artefacts), ...site.artefacts]
  const told = [...read, ...templates.messages, ...issues.flatMap(({ messages }) => messages), ...site.messages]
  // Two issues at one address would clash once more in each of their files.
  const found = told.some(({ rule }) => rule === 'duplicate-slug') ? told : [...told, ...verifyPaths(artefacts)]
  const messages = sortMessages(applyChecks(found, newsletter.checks))
  const sources = new Map([...config, ...project.sources.map(({ path, text }) => [path, text] as const)])
  if (messages.some(({ severity }) => severity === 'error')) return { failure: 'content', messages, issues, written: [], removed: [], sources }

  const report = await writeArtefacts(options.out, artefacts, { scope: options.paths, signal: options.signal })
  return { failure: null, messages, issues, written: report.written, removed: report.removed, sources }
}

function failed(failure: 'configuration', messages: readonly Message[], sources: ReadonlyMap<string, string>): BuildReport {
  return { failure, messages: sortMessages(messages), issues: [], written: [], removed: [], sources }
}
