import { readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { kill, pid } from 'node:process'

import { isRecord, parseJson } from './manifest.js'
import { errnoOf, ioError, OutputError } from './output-error.js'

/** The file that says that a build is under way that will write to the output folder. */
export const lockName = '.efc-news-lock'

/** Held for a moment by the build that removes a dead one's lock. */
const claimName = '.efc-news-lock-claim'

export interface Lock {
  /** Removes the lock, unless it is no longer ours. */
  readonly release: () => Promise<void>
}

interface Holder {
  readonly pid: number
  readonly host: string
}

/**
 * Takes the lock of the folder `out`, which must exist. One that a dead process of this machine left is taken over.
 *
 * @throws OutputError `locked` when another build holds it (or may: on another machine one cannot tell), `io`.
 */
export async function takeLock(out: string): Promise<Lock> {
  const file = join(out, lockName)
  const ours = `${JSON.stringify({ pid, host: hostname() } satisfies Holder)}\n`
  try {
    if (!(await create(file, ours))) {
      const theirs = await readIfThere(file)
      const isTaken = theirs === null ? await create(file, ours) : isOfDead(theirs) && await takeOver(out, theirs, ours)
      if (!isTaken) throw lockedBy(await readIfThere(file), lockName)
    }
  } catch (error) {
    throw ioError(error, lockName, 'written')
  }
  return { release: () => release(file, ours) }
}

async function create(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx' })
    return true
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false
    // A full disk fails after the file was made: an empty lock would hold for ever.
    if (errnoOf(error) === 'ENOSPC' || errnoOf(error) === 'EDQUOT') await rm(file, { force: true })
    throw error
  }
}

/**
 * Removes the lock of a dead process and takes it. Only the holder of the claim may do so: without one,
 * a second build that saw the same dead lock could remove the lock which the first has just taken.
 */
async function takeOver(out: string, theirs: string, ours: string): Promise<boolean> {
  const file = join(out, lockName)
  const claim = join(out, claimName)
  if (!(await create(claim, ours))) throw lockedBy(await readIfThere(claim), claimName)
  try {
    if ((await readIfThere(file)) === theirs) await rm(file, { force: true })
    return await create(file, ours)
  } finally {
    await rm(claim, { force: true })
  }
}

async function release(file: string, ours: string): Promise<void> {
  try {
    if ((await readIfThere(file)) === ours) await rm(file, { force: true })
  } catch (error) {
    throw ioError(error, lockName, 'removed')
  }
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null
    throw error
  }
}

function parseHolder(text: string | null): Holder | null {
  const json = parseJson(text ?? '')
  if (!isRecord(json)) return null
  const { pid, host } = json
  // Zero and below would ask about a whole group of processes.
  const isPid = typeof pid === 'number' && Number.isSafeInteger(pid) && pid > 0
  return isPid && typeof host === 'string' ? { pid, host } : null
}

function isOfDead(lock: string): boolean {
  const holder = parseHolder(lock)
  if (holder === null || holder.host !== hostname()) return false
  try {
    kill(holder.pid, 0)
    return false
  } catch (error) {
    return errnoOf(error) === 'ESRCH' // EPERM: it lives, and belongs to somebody else
  }
}

function lockedBy(lock: string | null, name: string): OutputError {
  const holder = parseHolder(lock)
  const who = holder === null ? 'a process that it does not name' : `process ${holder.pid} on ${JSON.stringify(holder.host)}`
  return new OutputError('locked', `Another run of efc-news is writing this folder: ${name} there is held by ${who}. Wait until it is done; if none is running, delete ${name}.`)
}
