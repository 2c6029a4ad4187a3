import { join, relative, resolve } from 'node:path'
import { exitCodes, type ExitCode } from '../failure.js'
import { handOff } from '../handoff.js'
import { formatPretty } from '../messages/pretty.js'
import { locate, selectIssue } from '../project/folders.js'
import type { ProfileName } from '../schema/profile-names.js'
import { formatHandovers } from './handoff-summary.js'
import type { Surroundings } from './surroundings.js'

/** `efc-news handoff` as commander read it. */
export interface HandoffCommandOptions {
  readonly project: string
  readonly out: string | undefined
  readonly dist: string | undefined
  readonly profile: ProfileName | undefined
  readonly audience: readonly string[] | undefined
  /** Milliseconds since 1970, UTC, or a local time `YYYY-MM-DDTHH:MM` of the newsletter's. */
  readonly asOf: number | string | undefined
  readonly quiet: boolean
}

/** Makes a hand-over, and says where it is. */
export async function runHandoff(name: string, options: HandoffCommandOptions, surroundings: Surroundings): Promise<ExitCode> {
  const { cwd, packageRoot, signal, now, color, err, out } = surroundings
  const { project, out: folder } = locate(cwd, { project: options.project, out: options.out, usual: 'handoff' })
  const report = await handOff({
    project,
    packageRoot,
    out: folder,
    dist: options.dist === undefined ? join(project, 'dist') : resolve(cwd, options.dist),
    path: await selectIssue(name, project, cwd),
    profile: options.profile ?? null,
    audiences: options.audience ?? null,
    drafts: false,
    now: options.asOf ?? now,
    signal,
  })
  err(formatPretty(report.messages, { sources: report.sources, color }))
  const shown = relative(cwd, folder) || '.'
  if (report.failure !== null) err(`Nothing was written: ${shown} is as it was.\n`)
  else if (!options.quiet) out(formatHandovers(report, shown))
  return report.failure === null ? exitCodes.done : report.failure === 'content' ? exitCodes.content : exitCodes.usage
}
