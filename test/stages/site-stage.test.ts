import { beforeAll, expect, it } from 'vitest'
import { runSiteStage } from '../../src/stages/site-stage.js'
import type { IssueResult } from '../../src/stages/issue-stage.js'
import { issueFile, rulesOf, stageWith, type Stage } from './stage.js'

let stage: Stage

beforeAll(async () => {
  stage = await stageWith({ audiences: ['members'] })
})

const run = (title: string, ...more: readonly string[]): Promise<IssueResult> => stage.run({ ...issueFile('x', [`title: ${title}`, 'date: 2015-03-30', ...more]), path: `issues/${title.toLowerCase()}.md` })

async function site(...results: ReadonlyArray<Promise<IssueResult>>): Promise<{ index: string; paths: string[]; rules: string[] }> {
  const { artefacts, messages } = runSiteStage(await Promise.all(results), stage.context, stage.compiled)
  return { index: String(artefacts.at(-1)?.contents), paths: artefacts.map(({ path, kind }) => `${kind} ${path}`), rules: rulesOf(messages) }
}

it('makes the stylesheet and the home page', async () => {
  const { index, paths } = await site(run('Alpha'), run('Beta'))
  expect(paths).toEqual([expect.stringMatching(/^asset archive\/assets\/style-[0-9a-f]{8}\.css$/), 'index archive/index.html'])
  expect(index).toContain('href="alpha/index.html"')
  expect(index).toContain('href="beta/index.html"')
})

it('lists nothing that is not published', async () => {
  const { index } = await site(run('Alpha'), run('Draft', 'status: draft'), run('Later', 'embargo: 2099-01-01'), run('Secret', 'audience: members'))
  expect(index).toContain('Alpha')
  expect(index).not.toMatch(/Draft|Later|Secret/i)
})

it('guards addresses and numbers of what is not published too: it will be', async () => {
  expect((await site(run('Alpha', 'number: 1'), run('Beta', 'number: 1', 'status: draft'))).rules).toEqual(['duplicate-number'])
  expect((await site(run('Alpha'), run('Beta', 'slug: alpha', 'audience: members'))).rules).toEqual(['duplicate-slug'])
})

it('makes an empty archive of no issue', async () => {
  expect((await site()).index).toContain('No issue has been published yet.')
})
