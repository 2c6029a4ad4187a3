import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findProgram, runPagefind } from '../../src/search/pagefind.js'
import { SearchError } from '../../src/search/search-error.js'
import { folderWith } from '../project/folder.js'

const documents = [{ url: 'a/index.html', html: '<html lang="en"><p>Words</p></html>' }]

/** What comes of it when the program is a script of the given lines. */
async function failureOf(...lines: readonly string[]): Promise<unknown> {
  const program = join(await folderWith({ program: ['#!/bin/sh', ...lines, ''].join('\n') }), 'program')
  await chmod(program, 0o755)
  return runPagefind(documents, program).catch((error: unknown) => error)
}

describe('pagefind’s program', () => {
  it('indexes what it gets, and has ended when the answer is there', async () => {
    expect((await runPagefind(documents)).map(({ path }) => path)).toContain('pagefind-entry.json')
  })

  it('says what is wrong with a document', async () => {
    await expect(runPagefind([{ url: '', html: '' }, ...documents, JSON.parse('{"html":"without an address"}')])).rejects.toThrow(new SearchError('Either source_path or url must be provided'))
  })

  it('that is not installed is an error that names the platform', () => {
    expect(() => findProgram('plan9-mips')).toThrow(new SearchError('its program for plan9-mips is not installed'))
  })

  it('that is not there, or may not be run, is an error that says so', async () => {
    await expect(runPagefind(documents, '/no/such/program')).rejects.toThrow(new SearchError('spawn /no/such/program ENOENT'))
    await expect(runPagefind(documents, join(await folderWith({ program: '' }), 'program'))).rejects.toThrow(SearchError)
  })

  it.each([
    ['it ended with SIGILL before it was done', ['kill -ILL $$']],
    ['it ended with SIGKILL before it was done', ['kill -KILL $$']],
    ['it ended with code 3 before it was done', ['echo A panic >&2', 'exit 3']],
    ['it ended with code 0 before it was done', ['exit 0']],
    ['it answered what cannot be read', ['printf "no,such,thing,"', 'cat > /dev/null']],
  ])('that fails makes an error: %s', async (text, lines) => {
    expect(await failureOf(...lines)).toEqual(new SearchError(text))
  })
})
