import { beforeAll, expect, it } from 'vitest'
import type { ManifestEntry } from '../../src/output/manifest.js'
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

it('lists what is not made now only when its page is kept', async () => {
  const alpha = await run('Alpha')
  const beta = { ...(await run('Beta')), artefacts: [] }
  const indexWith = (...kept: readonly string[]): string => {
    const entries = kept.map((path): [string, ManifestEntry] => [path, { sha256: '', bytes: 0, source: 'issues/beta.md' }])
    return String(runSiteStage([alpha, beta], stage.context, stage.compiled, new Map(entries)).artefacts.at(-1)?.contents)
  }
  expect(indexWith()).not.toContain('Beta')
  expect(indexWith('email/beta/public.html', 'archive/alpha/index.html')).not.toContain('Beta')
  expect(indexWith('archive/beta/index.html')).toContain('href="beta/index.html"')
})

it('never lists what is not public, although a page of it is kept', async () => {
  const secret = { ...(await run('Secret', 'audience: members')), artefacts: [] }
  const kept = new Map([['archive/secret/index.html', { sha256: '', bytes: 0, source: 'issues/secret.md' }]])
  expect(String(runSiteStage([secret], stage.context, stage.compiled, kept).artefacts.at(-1)?.contents)).not.toContain('Secret')
})

it('refuses a stylesheet that asks a third party', () => {
  const templates = { ...stage.context.templates, stylesheet: '@import url(https://fonts.example/a.css);' }
  expect(rulesOf(runSiteStage([], { ...stage.context, templates }, stage.compiled).messages)).toEqual(['output-unsafe', 'output-unsafe'])
})

it('guards addresses and numbers of what is not published too: it will be', async () => {
  expect((await site(run('Alpha', 'number: 1'), run('Beta', 'number: 1', 'status: draft'))).rules).toEqual(['duplicate-number'])
  expect((await site(run('Alpha'), run('Beta', 'slug: alpha', 'audience: members'))).rules).toEqual(['duplicate-slug'])
})

it('makes an empty archive of no issue', async () => {
  expect((await site()).index).toContain('No issue has been published yet.')
})

it('warns once of a language whose words are missing', async () => {
  expect((await site(run('Alpha', 'lang: fr-BE'), run('Beta', 'lang: fr-BE'), run('Gamma', 'lang: en-GB'))).rules).toEqual(['strings-missing'])
  expect((await site(run('Draft', 'lang: fr', 'status: draft'))).rules).toEqual([])
})
