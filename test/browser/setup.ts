import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { findChromium } from './chromium.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** The browser's executable, or null: then all is skipped. */
    chromium: string | null
    /** Where the sample newsletter and the hard one were built. */
    builds: { readonly sample: string; readonly hard: string }
  }
}

/** Builds the newsletters that the tests look at, once, with the real executable. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const chromium = findChromium()
  const folder = await mkdtemp(join(tmpdir(), 'efc-news-browser-'))
  const builds = { sample: join(folder, 'sample'), hard: join(folder, 'hard') }
  provide('chromium', chromium)
  provide('builds', builds)
  if (chromium === null) {
    process.stderr.write('Browser tests are skipped: no Chromium was found. Install it (apt-get install chromium), or name it in CHROMIUM_PATH.\n')
  } else {
    await promisify(execFile)(process.execPath, ['bin/efc-news.js', 'build', '--quiet', '--out', builds.sample])
    await promisify(execFile)(process.execPath, ['bin/efc-news.js', 'build', '--quiet', '--project', 'test/browser/hard', '--out', builds.hard])
  }
  return () => rm(folder, { recursive: true, force: true })
}
