import { execFile } from 'node:child_process'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for what tests write. It goes when all of them are through. */
    readonly temporary: string
  }
}

/** Tests run the compiled program, so it is compiled from what is being tested. */
export default async function compile({ provide }: TestProject): Promise<() => Promise<void>> {
  await promisify(execFile)(process.execPath, ['scripts/compile.js'])
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'efc-news-tests-')))
  provide('temporary', folder)
  return () => rm(folder, { recursive: true, force: true })
}
