import type { Artefact } from './artefact.js'
import type { Message } from './messages/message.js'
import { message } from './messages/report.js'
import { applyChecks } from './messages/severity.js'
import { sortMessages } from './messages/sort.js'
import { holdOutput, type HeldOutput } from './output/hold.js'
import { verifyPaths } from './output/verify-paths.js'
import { writeArtefacts, type Written } from './output/write.js'
import { diskCache } from './project/cache.js'
import { readProject } from './project/read-project.js'
import { readScripts } from './project/read-scripts.js'
import { runChanged } from './stages/issue-cache.js'
import type { IssueResult } from './stages/issue-result.js'
import type { BuildContext, IssueJob } from './stages/issue-stage.js'
import { makeArchive } from './stages/make-archive.js'
import { pictureArtefacts } from './stages/picture-artefacts.js'
import { pictureStore } from './stages/picture-store.js'
import { runInWorkers } from './stages/pool.js'
import { selectIssues } from './stages/select-issues.js'
import { readSitePictures } from './stages/site-pictures.js'
import { compileTemplates, prepareTemplates } from './stages/templates.js'

export interface BuildOptions {
  /** Absolute paths: the newsletter's folder, the folder to write, and that of efc-news itself. */
  readonly project: string
  readonly out: string
  readonly packageRoot: string
  /** Issue files to build, relative to the project; null builds everything. */
  readonly paths: readonly string[] | null
  readonly drafts: boolean
  /** Milliseconds since 1970, UTC; or a local time, `YYYY-MM-DDTHH:MM`, in the newsletter's zone. */
  readonly now: number | string
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
 * Builds a newsletter: read → issue stage, which asks for its pictures → archive (cards, site stage, search) → check → write.
 *
 * With an error among the messages nothing is written. Throws InputError and OutputError when the disk fails or another
 * build is running, and the signal's reason when it is aborted before the writing.
 */
export function build(options: BuildOptions): Promise<BuildReport> {
  // Held from the first file that is read: an older text must never replace what was made of a newer one.
  return holdOutput(options.out, (output) => buildInto(output, options))
}

async function buildInto(output: HeldOutput, options: BuildOptions): Promise<BuildReport> {
  const { project, messages: read, configText } = await readProject(options.project, options.packageRoot)
  const config = configText === null ? [] : [['newsletter.yaml', configText] as const]
  if (project === null) return failed('configuration', read, new Map(config))

  const { newsletter } = project
  const cache = diskCache(options.project)
  const templates = await prepareTemplates(project.templates, newsletter, cache)
  const templateTexts = [...project.templates.values()].map(({ path, text }) => [path, text] as const)
  if (templates.value === null) return failed('configuration', [...read, ...templates.messages], new Map([...config, ...templateTexts]))

  const pictures = pictureStore(options.project, cache)
  const own = await readSitePictures(project, pictures)
  const context: BuildContext = { newsletter, templates: templates.value, site: own.site, drafts: options.drafts, now: options.now }
  const jobs = project.sources.map((source): IssueJob => ({ source }))
  const { results: staged, keys } = await runChanged(jobs, context, { cache, ask: pictures.ask }, (changed) => {
    let done = 0
    const onResult = (): void => options.onProgress(++done, changed.length)
    return runInWorkers(changed, context, { workers: options.workers, deadline: newsletter.limits.parseSeconds * 1000, signal: options.signal, ask: pictures.ask, onResult })
  })
  const selection = selectIssues(staged, project.sources, { paths: options.paths, last: output.manifest, context })
  const { kept } = selection
  const scripts = await readScripts(options.packageRoot)
  const { issues, ...archive } = await makeArchive(selection, context, { compiled: compileTemplates(templates.value), scripts, cache })
  if (options.paths === null && archive.keys !== null) await cache.keepOnly([templates.key, ...keys, ...pictures.keys(), ...archive.keys])

  const artefacts: Artefact[] = [...issues.flatMap((issue) => issue.artefacts), ...archive.artefacts, ...pictureArtefacts(issues, own.assets, pictures, kept)]
  const told = [...read, ...templates.messages, ...own.messages, ...issues.flatMap(({ messages }) => messages), ...archive.messages]
  // Two issues at one address would clash once more in each of their files.
  const found = told.some(({ rule }) => rule === 'duplicate-slug') ? told : [...told, ...verifyPaths(artefacts)]
  const messages = sortMessages(applyChecks(found, newsletter.checks))
  const sources = new Map([...config, ...project.sources.map(({ path, text }) => [path, text] as const)])
  const errors = messages.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return { failure: errors.some(({ file }) => file === 'newsletter.yaml') ? 'configuration' : 'content', messages, issues, written: [], removed: [], sources }

  const { written, removed, overwritten, left } = await writeArtefacts(output, artefacts, { kept, signal: options.signal })
  const changed = applyChecks([...overwritten.map((path) => writtenAnew(path, output)), ...left.map((path) => stillThere(path, output))], newsletter.checks)
  return { failure: null, messages: sortMessages([...messages, ...changed.map(asWarning)]), issues, written, removed, sources }
}

function writtenAnew(path: string, { manifest }: HeldOutput): Message {
  return message('output-changed', manifest.get(path)?.source ?? null, null, `Unexpected change: ${path} was changed by hand since the last build; it has been written anew`, 'Change the issue or a template instead.')
}

function stillThere(path: string, { manifest }: HeldOutput): Message {
  return message('output-changed', manifest.get(path)?.source ?? null, null, `Unexpected file: ${path} belongs to the newsletter no more, but was changed by hand and is still there`, 'Delete it yourself before anybody uploads or sends it.')
}

/** What is told when all is written cannot be an error any more, whatever `checks` says. */
function asWarning(found: Message): Message {
  return { ...found, severity: 'warning' }
}

function failed(failure: 'configuration', messages: readonly Message[], sources: ReadonlyMap<string, string>): BuildReport {
  return { failure, messages: sortMessages(messages), issues: [], written: [], removed: [], sources }
}
