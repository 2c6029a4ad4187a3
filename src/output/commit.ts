import { linkSync, lstatSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { sha256 } from '../sha256.js'
import { journalName, printJournal, stagedName, type Step } from './journal.js'
import { errnoOf, ioError, OutputError } from './output-error.js'

/*
 * Synchronous on purpose: between the first rename and the last nothing else of this process runs,
 * so that neither a signal nor a time-out can stop it half-way. The journal is for what can (a kill, a power cut).
 */

/**
 * Takes the steps one by one; all of them or none.
 *
 * @throws OutputError `io`. The output folder is as it was, unless the message says otherwise: then the staging folder keeps its journal, and the next build puts things right.
 */
export function commit(out: string, staging: string, steps: readonly Step[]): void {
  const journal = join(out, staging, journalName)
  let current = staging
  try {
    writeFileSync(`${journal}.tmp`, printJournal(steps))
    renameSync(`${journal}.tmp`, journal)
    for (const [index, step] of steps.entries()) {
      current = step.path
      apply(out, join(out, staging), step, index)
    }
    current = staging
    rmSync(journal) // from here on the new build is the one that counts
  } catch (error) {
    undo(out, staging, steps)
    throw ioError(error, current, 'written')
  }
}

/**
 * Puts the output folder back to what it was before `steps`, however many of them were taken, then removes the journal.
 * Does no harm when it was itself interrupted and is run again.
 *
 * @throws OutputError `io` when that fails; the journal is still there then
 */
export function undo(out: string, staging: string, steps: readonly Step[]): void {
  let current = staging
  try {
    for (const [index, step] of [...steps.entries()].toReversed()) {
      current = step.path
      revert(out, join(out, staging), step, index)
    }
    rmSync(join(out, staging, journalName), { force: true })
  } catch (error) {
    if (errnoOf(error) === null) throw error
    throw new OutputError('io', `${current} in the output folder could be neither written nor put back. Free the way for it and build again: the old files are kept in ${staging} until then.`, { cause: error })
  }
}

function apply(out: string, staging: string, step: Step, index: number): void {
  const target = join(out, step.path)
  const kept = join(staging, stagedName('old', index))
  if (step.action === 'make') mkdirSync(target)
  if (step.action === 'take') renameSync(target, kept)
  if (step.action === 'put') {
    if (step.replaces) keep(target, kept)
    renameSync(join(staging, stagedName('new', index)), target)
  }
}

/** A second name for the old file leaves no moment in which a reader finds none; not every disk can do it. */
function keep(target: string, kept: string): void {
  try {
    linkSync(target, kept)
  } catch {
    renameSync(target, kept)
  }
}

function revert(out: string, staging: string, step: Step, index: number): void {
  const target = join(out, step.path)
  const kept = join(staging, stagedName('old', index))
  if (step.action === 'make') return removeIfEmpty(target)
  if (step.action === 'put') {
    const waiting = join(staging, stagedName('new', index))
    if (!exists(waiting) && isFileWith(target, step.sha256)) renameSync(target, waiting)
  }
  // What somebody put there since is not ours; what it stands in for can be built again.
  if (exists(kept) && !(step.action === 'take' && exists(target))) renameSync(kept, target)
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

function isFileWith(path: string, expected: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true && sha256(readFileSync(path)) === expected
}

/** Removes a folder unless something is in it, or something else is in its place. */
export function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch (error) {
    // A folder that stays is no harm; what stands in a folder is not ours to judge.
    if (errnoOf(error) === null) throw error
  }
}
