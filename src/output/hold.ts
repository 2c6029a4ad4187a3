import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

import { removeIfEmpty } from './commit.js'
import { takeLock } from './lock.js'
import { readManifest, type Manifest } from './manifest.js'
import { ioError } from './output-error.js'
import { recover } from './staging.js'

/** An output folder that no other build can write to, for as long as this one holds it. */
export interface HeldOutput {
  /** An absolute path. */
  readonly folder: string
  /** What the last build wrote. */
  readonly manifest: Manifest
}

/**
 * Holds the folder `out` while `work` runs, whatever comes of it: two builds never overlap, and what one that died
 * left half-done is undone. A folder that had to be made for that is gone again when `work` wrote nothing.
 *
 * @throws OutputError `locked`, `symlink`, `manifest` or `io`; and what `work` throws
 */
export async function holdOutput<T>(out: string, work: (output: HeldOutput) => Promise<T>): Promise<T> {
  // The working directory may change while we wait.
  const folder = resolve(out)
  const made = await makeFolder(folder)
  try {
    const lock = await takeLock(folder)
    try {
      await recover(folder)
      return await work({ folder, manifest: await readManifest(folder) })
    } finally {
      await lock.release()
    }
  } finally {
    if (made !== null) removeUpTo(folder, made)
  }
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
