import { beforeAll, describe, expect, it } from 'vitest'
import { searchablePages } from '../../src/stages/searchable-pages.js'
import { issueFile, siteOf, stageWith, type Stage } from './stage.js'

let stage: Stage

beforeAll(async () => {
  stage = await stageWith({ language: 'en-GB', audiences: ['members'] })
})

/** Which pages can be found, and in which language. */
async function found(...files: ReadonlyArray<readonly [name: string, ...frontMatter: string[]]>): Promise<string[]> {
  const results = await Promise.all(files.map(([name, ...more]) => stage.run({ ...issueFile(':::roster[R]\n- x\n:::', ['title: T', 'date: 2015-03-30', ...more]), path: `issues/${name}.md` })))
  return searchablePages(siteOf(stage, results), stage.context.newsletter).map(({ url, lang }) => `${lang} ${url}`)
}

describe('what can be found', () => {
  it('are issues and pages, but not lists of them, nor copies of emails', async () => {
    expect(await found(['a', 'topics: [x]'], ['about', 'type: page'])).toEqual(['en-GB a/index.html', 'en-GB about/index.html'])
    expect(await found(['a', 'topics: [x]'], ['members', 'type: page'])).toEqual(['en-GB a/index.html', 'en-GB members/index.html'])
  })

  it('is found in its section, whatever its own language, and in no other', async () => {
    expect(await found(['a', 'lang: de'], ['a.fr'], ['b.pt-BR'])).toEqual(['en-GB a/index.html', 'fr fr/a/index.html', 'pt-BR pt-br/b/index.html'])
  })

  it('is nothing that is not public', async () => {
    expect(await found(['a', 'status: draft'], ['b', 'embargo: 2099-01-01'], ['c', 'audience: members'])).toEqual([])
  })
})
