import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { parse } from 'yaml'
import { findChromium } from './chromium.js'
import type { Build } from './open.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** The browser's executable, or null: then all is skipped. */
    chromium: string | null
    /** The sample newsletter and the hard one, as they were built. */
    builds: { readonly sample: Build; readonly hard: Build }
  }
}

/** Builds the newsletters that the tests look at, once, with the real executable. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const chromium = findChromium()
  const folder = await mkdtemp(join(tmpdir(), 'efc-news-browser-'))
  const builds = {
    sample: { folder: join(folder, 'sample'), url: await addressOf('.') },
    hard: { folder: join(folder, 'hard'), url: await addressOf('test/browser/hard') },
  }
  provide('chromium', chromium)
  provide('builds', builds)
  if (chromium === null) {
    process.stderr.write('Browser tests are skipped: no Chromium was found. Install it (apt-get install chromium), or name it in CHROMIUM_PATH.\n')
  } else {
    await build('.', builds.sample)
    await build('test/browser/hard', builds.hard)
  }
  return () => rm(folder, { recursive: true, force: true })
}

async function build(project: string, { folder }: Build): Promise<void> {
  await promisify(execFile)(process.execPath, ['bin/efc-news.js', 'build', '--quiet', '--project', project, '--out', folder])
}

async function addressOf(project: string): Promise<string> {
  const { url }: { url: string } = parse(await readFile(join(project, 'newsletter.yaml'), 'utf8'))
  return url
}
