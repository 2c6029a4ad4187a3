import { relative } from 'node:path'
import { build, type BuildReport } from '../build.js'
import { exitCodes, type ExitCode } from '../failure.js'
import { formatJson } from '../messages/json.js'
import { formatPretty } from '../messages/pretty.js'
import { message } from '../messages/report.js'
import { locate, selectIssues } from '../project/folders.js'
import { formatSummary } from './build-summary.js'
import { progressLine } from './progress.js'
import type { Surroundings } from './surroundings.js'

/** `efc-news build` as commander read it. */
export interface BuildCommandOptions {
  readonly project: string
  readonly out: string | undefined
  readonly drafts: boolean
  /** Milliseconds since 1970, UTC, or a local time `YYYY-MM-DDTHH:MM` of the newsletter's. */
  readonly asOf: number | string | undefined
  readonly format: 'pretty' | 'json'
  readonly quiet: boolean
}

/** Builds, prints what came of it, and says how it went. */
export async function runBuild(paths: readonly string[], options: BuildCommandOptions, surroundings: Surroundings): Promise<ExitCode> {
  if (options.format === 'pretty') {
    const folders = locate(surroundings.cwd, options)
    return printPretty(await start(paths, folders, options, surroundings), folders.out, options, surroundings)
  }
  try {
    const report = await start(paths, locate(surroundings.cwd, options), options, surroundings)
    surroundings.out(formatJson({ ok: report.failure === null, messages: report.messages, artefacts: report.written, cuts: report.issues.flatMap(({ path: issue, emails }) => emails.flatMap(({ audience, cuts }) => cuts.map((cut) => ({ issue, audience, ...cut })))) }))
    return codeOf(report)
  } catch (error) {
    // A program that reads the JSON finds one document, whatever went wrong; cli.ts says it to a person.
    if (error instanceof Error) surroundings.out(formatJson({ ok: false, messages: [message('build-failed', null, null, error.message, '')], artefacts: [], cuts: [] }))
    throw error
  }
}

async function start(paths: readonly string[], folders: { project: string; out: string }, options: BuildCommandOptions, surroundings: Surroundings): Promise<BuildReport> {
  const progress = surroundings.interactive && !options.quiet && options.format === 'pretty' ? progressLine(surroundings.err) : null
  try {
    return await build({
      ...folders,
      packageRoot: surroundings.packageRoot,
      paths: paths.length === 0 ? null : await selectIssues(paths, folders.project, surroundings.cwd),
      drafts: options.drafts,
      now: options.asOf ?? surroundings.now,
      workers: surroundings.cores,
      signal: surroundings.signal,
      onProgress: (done, total) => progress?.show(done, total),
    })
  } finally {
    progress?.clear()
  }
}

function printPretty(report: BuildReport, folder: string, { quiet }: BuildCommandOptions, { cwd, color, out, err }: Surroundings): ExitCode {
  err(formatPretty(report.messages, { sources: report.sources, color }))
  const shown = relative(cwd, folder) || '.'
  if (report.failure !== null) err(`Nothing was written: ${shown} is as it was.\n`)
  else if (!quiet) out(formatSummary(report, shown))
  return codeOf(report)
}

function codeOf({ failure }: BuildReport): ExitCode {
  return failure === null ? exitCodes.done : failure === 'content' ? exitCodes.content : exitCodes.usage
}
