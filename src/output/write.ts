import { mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

import type { Artefact } from '../artefact.js'
import { commit, removeIfEmpty } from './commit.js'
import { takeLock } from './lock.js'
import { readManifest } from './manifest.js'
import { ioError, OutputError } from './output-error.js'
import { byCodeUnit, foldersOf } from './paths.js'
import { planChanges, type Plan } from './plan.js'
import { discard, recover, stage } from './staging.js'
import { verifyPaths } from './verify-paths.js'

export interface WriteReport {
  /** Every artefact, sorted by path, whether or not its bytes changed. */
  readonly written: readonly Written[]
  /** How many of them were on disk already, byte for byte. */
  readonly unchanged: number
  /** The files of the last build that are gone, sorted. */
  readonly removed: readonly string[]
}

export interface Written {
  readonly path: string
  readonly bytes: number
  /** Lower-case hexadecimal. */
  readonly sha256: string
}

export interface WriteOptions {
  /** The issue files that were built (as in `Artefact.source`), or null for a full build. What was made from others stays. */
  readonly scope: readonly string[] | null
  /** Stops the writing until the first file is put in place; from then on it is finished. */
  readonly signal?: AbortSignal
}

/**
 * Makes the folder `out` hold these artefacts: all of them or, on any error, what it held before.
 * Files that efc-news did not write are never touched, files whose bytes are the same are not rewritten.
 *
 * @throws OutputError `locked`, `foreign-file`, `symlink`, `manifest`, `io` or `aborted`
 * @throws TypeError for paths that `verifyArtefacts` reports
 */
export async function writeArtefacts(out: string, artefacts: readonly Artefact[], options: WriteOptions): Promise<WriteReport> {
  const [problem] = verifyPaths(artefacts)
  if (problem !== undefined) throw new TypeError(problem.message)
  // The working directory may change while we wait.
  const folder = resolve(out)
  checkSignal(options.signal)
  const made = await makeFolder(folder)
  try {
    const lock = await takeLock(folder)
    try {
      return await writeLocked(folder, artefacts, options)
    } finally {
      await lock.release()
    }
  } catch (error) {
    if (made !== null) removeUpTo(folder, made)
    throw error
  }
}

async function writeLocked(out: string, artefacts: readonly Artefact[], { scope, signal }: WriteOptions): Promise<WriteReport> {
  await recover(out)
  const plan = await planChanges(out, artefacts, await readManifest(out), scope)
  if (plan.steps.length > 0) await carryOut(out, plan, signal)
  return {
    written: [...plan.fresh].map(([path, { bytes, sha256 }]) => ({ path, bytes, sha256 })).sort((a, b) => byCodeUnit(a.path, b.path)),
    unchanged: plan.unchanged,
    removed: plan.removed,
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
  for (const path of [...emptied].sort(byCodeUnit).toReversed()) removeIfEmpty(join(out, path))
}

/** Returns the outermost folder that had to be made, null when `out` was there. */
async function makeFolder(out: string): Promise<string | null> {
  try {
    return (await mkdir(out, { recursive: true })) ?? null
  } catch (error) {
    throw ioError(error, '', 'written')
  }
}

function removeUpTo(folder: string, outermost: string): void {
  for (let next = folder; next.startsWith(outermost); next = dirname(next)) removeIfEmpty(next)
}

function checkSignal(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new OutputError('aborted', 'The build was stopped. The output folder is as it was.', { cause: signal.reason })
}
