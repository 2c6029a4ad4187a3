import { join } from 'node:path'
import type { Artefact } from './artefact.js'
import type { Message } from './messages/message.js'
import { message } from './messages/report.js'
import { applyChecks, asWarning } from './messages/severity.js'
import { sortMessages } from './messages/sort.js'
import { holdOutput, type HeldOutput } from './output/hold.js'
import { glanceAtManifest } from './output/manifest.js'
import { verifyPaths } from './output/verify-paths.js'
import { writeArtefacts, type Written } from './output/write.js'
import { readScripts } from './project/read-scripts.js'
import { runChanged } from './stages/issue-cache.js'
import type { IssueResult } from './stages/issue-result.js'
import type { IssueJob } from './stages/issue-stage.js'
import { mailFiles } from './stages/mail-files.js'
import { makeArchive } from './stages/make-archive.js'
import { openProject } from './stages/open-project.js'
import { outdatedHandovers } from './stages/outdated-handovers.js'
import { pictureArtefacts } from './stages/picture-artefacts.js'
import { runInWorkers } from './stages/pool.js'
import { selectIssues } from './stages/select-issues.js'
import { compileTemplates } from './stages/templates.js'

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
  /** Whether the newsletter names the address that its emails come from. */
  readonly hasSender: boolean
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
  const { open, messages: read, sources } = await openProject(options)
  if (open === null) return { failure: 'configuration', messages: sortMessages(read), issues: [], hasSender: false, written: [], removed: [], sources }

  const { project, cache, pictures, context } = open
  const { newsletter } = project
  const hasSender = newsletter.sender.email !== undefined
  const jobs = project.sources.map((source): IssueJob => ({ source }))
  const { results: staged, keys } = await runChanged(jobs, context, { cache, ask: pictures.ask }, (changed) => {
    let done = 0
    const onResult = (): void => options.onProgress(++done, changed.length)
    return runInWorkers(changed, context, { workers: options.workers, deadline: newsletter.limits.parseSeconds * 1000, signal: options.signal, ask: pictures.ask, onResult })
  })
  const selection = selectIssues(staged, project.sources, { paths: options.paths, last: output.manifest, context })
  const { kept } = selection
  const scripts = await readScripts(options.packageRoot)
  const { issues, ...archive } = await makeArchive(selection, context, { compiled: compileTemplates(context.templates), scripts, cache })
  if (options.paths === null && archive.keys !== null) await cache.keepOnly([open.templatesKey, ...keys, ...pictures.keys(), ...archive.keys])

  const artefacts: Artefact[] = [...issues.flatMap((issue) => issue.artefacts), ...(await mailFiles(issues, context, pictures)), ...archive.artefacts, ...pictureArtefacts(issues, open.ownAssets, pictures, kept)]
  const told = [...read, ...issues.flatMap(({ messages }) => messages), ...archive.messages]
  // Two issues at one address would clash once more in each of their files.
  const found = told.some(({ rule }) => rule === 'duplicate-slug') ? told : [...told, ...verifyPaths(artefacts)]
  const messages = sortMessages(applyChecks(found, newsletter.checks))
  const errors = messages.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return { failure: errors.some(({ file }) => file === 'newsletter.yaml') ? 'configuration' : 'content', messages, issues, hasSender, written: [], removed: [], sources }

  const { written, removed, overwritten, left } = await writeArtefacts(output, artefacts, { kept, signal: options.signal })
  const handovers = outdatedHandovers(await glanceAtManifest(join(options.project, 'handoff')), issues, { isWhole: options.paths === null })
  const changed = applyChecks([...handovers, ...overwritten.map((path) => writtenAnew(path, output)), ...left.map((path) => stillThere(path, output))], newsletter.checks)
  return { failure: null, messages: sortMessages([...messages, ...changed.map(asWarning)]), issues, hasSender, written, removed, sources }
}

function writtenAnew(path: string, { manifest }: HeldOutput): Message {
  return message('output-changed', manifest.get(path)?.source ?? null, null, `Unexpected change: ${path} was changed by hand since the last build; it has been written anew`, 'Change the issue or a template instead.')
}

function stillThere(path: string, { manifest }: HeldOutput): Message {
  return message('output-changed', manifest.get(path)?.source ?? null, null, `Unexpected file: ${path} belongs to the newsletter no more, but was changed by hand and is still there`, 'Delete it yourself before anybody uploads or sends it.')
}
