import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { splitFrontMatter } from '../../src/issue/front-matter.js'
import { stageWith } from '../stages/stage.js'
import { addressesIn, isAllowedAddress, lostWords, runnable } from './reading.js'

/**
 * A folder of real issues that nobody here wrote, with front matter (`number`, `title`, `date`):
 *
 *     EFC_NEWS_CORPUS=path/to/issues npx vitest run test/properties/corpus.test.ts
 *
 * EFC_NEWS_CORPUS_SIZE says how many of them are built, evenly spread; 20 when it is missing.
 */
const folder = process.env['EFC_NEWS_CORPUS'] ?? ''
const size = Number(process.env['EFC_NEWS_CORPUS_SIZE'] ?? 20)

describe.skipIf(folder === '')(`real issues${folder === '' ? ' (skipped: EFC_NEWS_CORPUS names no folder)' : ''}`, () => {
  it('come through a lenient build without an error, a lost word or an unsafe address', { timeout: 600_000 }, async () => {
    const stage = await stageWith({ checks: { preset: 'lenient' } })
    const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).toSorted()
    const spread = names.filter((_, index) => index % Math.ceil(names.length / size) === 0)
    expect(spread).not.toEqual([])
    for (const name of spread) {
      const source = { path: `issues/${name}`, text: await readFile(join(folder, name), 'utf8') }
      const result = await stage.run(source)
      expect({ name, errors: result.messages.filter(({ severity }) => severity === 'error') }).toEqual({ name, errors: [] })
      const body = splitFrontMatter(source.text, source.path).source?.body ?? ''
      expect({ name, lost: lostWords(result, body) }).toEqual({ name, lost: [] })
      const pages = result.artefacts.filter(({ path }) => path.endsWith('.html')).map(({ contents }) => String(contents))
      expect(pages.flatMap(addressesIn).filter((address) => !isAllowedAddress(address))).toEqual([])
      expect(pages.flatMap(runnable)).toEqual([])
    }
  })
})
