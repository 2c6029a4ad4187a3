import { join } from 'node:path'

import type { Artefact } from '../artefact.js'
import { compareText } from '../messages/sort.js'
import { commit, removeIfEmpty } from './commit.js'
import type { HeldOutput } from './hold.js'
import type { Manifest } from './manifest.js'
import { OutputError } from './output-error.js'
import { foldersOf } from './paths.js'
import { planChanges, type Plan } from './plan.js'
import { discard, stage } from './staging.js'
import { verifyPaths } from './verify-paths.js'

export interface WriteReport {
  /** Every artefact, sorted by path, whether or not its bytes changed. */
  readonly written: readonly Written[]
  /** The files of the last build that are gone, sorted. */
  readonly removed: readonly string[]
  /** The files of the last build that somebody changed since, and that were written anew, sorted. */
  readonly overwritten: readonly string[]
  /** The files of the last build that should be gone, but that somebody changed since: they are still there, sorted. */
  readonly left: readonly string[]
}

export interface Written {
  readonly path: string
  readonly bytes: number
  /** Lower-case hexadecimal. */
  readonly sha256: string
}

export interface WriteOptions {
  /** The entries of the old manifest that stay as they are (see `keptEntries`); the files of all others go. */
  readonly kept: Manifest
  /** Stops the writing until the first file is put in place; from then on it is finished. */
  readonly signal?: AbortSignal
}

/**
 * Makes an output folder hold these artefacts: all of them or, on any error, what it held before.
 * Files that efc-news did not write are never touched, files whose bytes are the same are not rewritten.
 *
 * @throws OutputError `foreign-file`, `symlink`, `io` or `aborted`
 * @throws TypeError for paths that `verifyPaths` reports
 */
export async function writeArtefacts({ folder, manifest }: HeldOutput, artefacts: readonly Artefact[], { kept, signal }: WriteOptions): Promise<WriteReport> {
  const [problem] = verifyPaths(artefacts)
  if (problem !== undefined) throw new TypeError(problem.message)
  checkSignal(signal)
  const plan = await planChanges(folder, artefacts, manifest, kept)
  if (plan.steps.length > 0) await carryOut(folder, plan, signal)
  return {
    written: [...plan.fresh].map(([path, { bytes, sha256 }]) => ({ path, bytes, sha256 })).sort((a, b) => compareText(a.path, b.path)),
    removed: plan.removed,
    overwritten: plan.overwritten,
    left: plan.left,
  }
}

async function carryOut(out: string, plan: Plan, signal: AbortSignal | undefined): Promise<void> {
  checkSignal(signal)
  const staging = await stage(out, plan, () => checkSignal(signal))
  try {
    checkSignal(signal)
    commit(out, staging, plan.steps)
  } finally {
    await discard(out, staging)
  }
  const emptied = new Set(plan.removed.flatMap(foldersOf))
  for (const path of [...emptied].sort(compareText).toReversed()) removeIfEmpty(join(out, path))
}

function checkSignal(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new OutputError('aborted', 'The build was stopped. The output folder is as it was.', { cause: signal.reason })
}
