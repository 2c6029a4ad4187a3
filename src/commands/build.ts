import { existsSync, realpathSync, statSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { build, type BuildReport } from '../build.js'
import { formatJson } from '../messages/json.js'
import { formatPretty } from '../messages/pretty.js'
import { listFiles } from '../project/list-files.js'
import { formatSummary } from './build-summary.js'
import { exitCodes, type ExitCode } from './exit-codes.js'
import { progressLine } from './progress.js'
import { UsageError, type Surroundings } from './surroundings.js'

/** `efc-news build` as commander read it. */
export interface BuildCommandOptions {
  readonly project: string
  readonly out: string | undefined
  readonly drafts: boolean
  readonly asOf: number | undefined
  readonly format: 'pretty' | 'json'
  readonly quiet: boolean
}

/** Builds, prints what came of it, and says how it went. */
export async function runBuild(paths: readonly string[], options: BuildCommandOptions, surroundings: Surroundings): Promise<ExitCode> {
  const project = resolve(surroundings.cwd, options.project)
  if (!existsSync(project) || !statSync(project).isDirectory()) throw new UsageError(`There is no folder ${options.project}. Name the newsletter's folder with --project.`)
  const out = resolve(project === surroundings.cwd || options.out === undefined ? project : surroundings.cwd, options.out ?? 'dist')
  checkOut(project, out)
  const progress = surroundings.interactive && !options.quiet && options.format === 'pretty' ? progressLine(surroundings.err) : null
  let report: BuildReport
  try {
    report = await build({
      project,
      out,
      packageRoot: surroundings.packageRoot,
      paths: paths.length === 0 ? null : await selectIssues(paths, project, surroundings.cwd),
      drafts: options.drafts,
      now: options.asOf ?? surroundings.now,
      workers: surroundings.cores,
      signal: surroundings.signal,
      onProgress: (done, total) => progress?.show(done, total),
    })
  } finally {
    progress?.clear()
  }
  if (options.format === 'json') {
    surroundings.out(formatJson({ ok: report.failure === null, messages: [...report.messages], artefacts: [...report.written] }))
  } else {
    const messages = formatPretty(report.messages, { sources: report.sources, color: surroundings.color.err })
    if (messages !== '') surroundings.err(`${messages.trimEnd()}\n`)
    const shown = relative(surroundings.cwd, out) || '.'
    if (report.failure !== null) surroundings.err(`Nothing was written: ${shown} is as it was.\n`)
    else if (!options.quiet) surroundings.out(formatSummary(report, shown))
  }
  return report.failure === null ? exitCodes.done : report.failure === 'content' ? exitCodes.content : exitCodes.usage
}

/** What a build owns must never be what it is made from. */
function checkOut(project: string, out: string): void {
  const real = (path: string): string => (existsSync(path) ? realpathSync(path) : path)
  const way = relative(real(out), real(project))
  const holdsProject = way === '' || (!way.startsWith('..') && way !== out)
  const inside = relative(real(project), real(out)).split(sep)[0] ?? ''
  if (holdsProject || ['issues', 'templates', '.git', '.cache', 'node_modules'].includes(inside)) {
    throw new UsageError(`--out ${out} is a folder that the newsletter is made from. Name another, such as dist.`)
  }
  if (existsSync(out) && !statSync(out).isDirectory()) throw new UsageError(`--out ${out} is a file. Name a folder, such as dist.`)
}

/** Paths as the user typed them (from the current folder, or from the project's) → issue files relative to the project. */
async function selectIssues(paths: readonly string[], project: string, cwd: string): Promise<string[]> {
  const all = await listFiles(project, 'issues', ['.md'])
  const selected = paths.flatMap((path) => {
    const candidates = [resolve(cwd, path), resolve(project, path)].map((absolute) => relative(project, absolute).split(sep).join('/').normalize('NFC'))
    const found = all.filter((issue) => candidates.some((candidate) => issue.normalize('NFC') === candidate || issue.normalize('NFC').startsWith(`${candidate}/`)))
    if (found.length === 0) throw new UsageError(`${path} is no issue of this newsletter. Name a Markdown file below issues/, such as ${all[0] ?? 'issues/issue-01.md'}.`)
    return found
  })
  return [...new Set(selected.map((path) => path.normalize('NFC')))]
}
