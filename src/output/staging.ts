import { lstatSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pid } from 'node:process'

import { undo } from './commit.js'
import { concurrently } from './concurrently.js'
import { inspector } from './inspect.js'
import { journalName, parseJournal, stagedName } from './journal.js'
import { errnoOf, ioError, OutputError } from './output-error.js'
import type { Plan } from './plan.js'
import type { Contents } from '../artefact.js'

/** Inside the output folder, for only there is a rename sure to stay on one disk. */
const stagingPrefix = '.efc-news-staging-'

/**
 * Writes everything that a plan puts into a new staging folder in `out`.
 *
 * @param check is called before each file and throws to stop
 * @returns the staging folder's name
 * @throws OutputError `io`; the staging folder is gone then
 */
export async function stage(out: string, plan: Plan, check: () => void): Promise<string> {
  const staging = `${stagingPrefix}${pid}`
  const folder = join(out, staging)
  try {
    await mkdir(folder)
  } catch (error) {
    throw ioError(error, staging, 'written')
  }
  try {
    await mkdir(join(folder, 'new'))
    await mkdir(join(folder, 'old'))
    await concurrently(plan.steps.entries(), async ([index, { action, path }]) => {
      check()
      if (action !== 'put') return
      await writeFile(join(folder, stagedName('new', index)), await bytesOf(plan.contents.get(path) ?? '')).catch((error: unknown) => {
        throw ioError(error, path, 'written')
      })
    })
    return staging
  } catch (error) {
    await discard(out, staging)
    throw ioError(error, staging, 'written')
  }
}

async function bytesOf(contents: Contents): Promise<string | Uint8Array> {
  return typeof contents === 'string' || contents instanceof Uint8Array ? contents : contents.read()
}

/** Removes a staging folder, unless it still holds what is needed to put the output folder right. */
export async function discard(out: string, staging: string): Promise<void> {
  const folder = join(out, staging)
  if (lstatSync(join(folder, journalName), { throwIfNoEntry: false }) !== undefined) return
  // What is left of it harms nobody, and the next build tries again.
  await rm(folder, { recursive: true, force: true }).catch(() => undefined)
}

/**
 * Puts right what builds that died left behind: the last whole build is as it was, their staging folders are gone.
 * To be called by the holder of the lock: every staging folder is then a leftover.
 *
 * @throws OutputError `manifest`, `symlink` or `io`
 */
export async function recover(out: string): Promise<void> {
  const entries = await readdir(out, { withFileTypes: true }).catch((error: unknown) => {
    throw ioError(error, '', 'read')
  })
  for (const { name } of entries.filter(entry => entry.name.startsWith(stagingPrefix) && entry.isDirectory())) {
    await undoInterrupted(out, name)
    await discard(out, name)
  }
}

async function undoInterrupted(out: string, staging: string): Promise<void> {
  try {
    const steps = parseJournal(await readFile(join(out, staging, journalName), 'utf8'))
    const inspect = inspector(out)
    for (const { path } of steps) {
      const standing = await inspect(path)
      if (standing.kind === 'link') throw new OutputError('symlink', `${standing.by} in the output folder is a link, so an interrupted build cannot be undone. Remove the link and build again.`)
    }
    undo(out, staging, steps)
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw ioError(error, staging, 'read')
  }
}
