import { beforeAll, describe, expect, it } from 'vitest'
import type { ManifestEntry } from '../../src/output/manifest.js'
import { runSiteStage } from '../../src/stages/site-stage.js'
import type { IssueResult } from '../../src/stages/issue-result.js'
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

describe('the way from issue to issue', () => {
  /** Which slugs the pages lead to, before and after. */
  async function ways(...results: ReadonlyArray<Promise<IssueResult>>): Promise<Record<string, readonly [previous: string | null, next: string | null]>> {
    const { issues } = runSiteStage(await Promise.all(results), stage.context, stage.compiled)
    const pages = issues.flatMap((issue) => issue.artefacts.filter(({ path }) => path.startsWith('archive/')).map(({ contents }) => [issue.head?.title ?? '', String(contents)] as const))
    const way = (page: string, rel: string): string | null => new RegExp(`rel="${rel}" href="\\.\\./([^/"]+)/index\\.html"`).exec(page)?.[1] ?? null
    for (const [, page] of pages) expect(page).not.toContain('<!--')
    return Object.fromEntries(pages.map(([title, page]) => [title, [way(page, 'prev'), way(page, 'next')]]))
  }
  const on = (date: string, title: string, ...more: readonly string[]): Promise<IssueResult> => stage.run({ ...issueFile('x', [`title: ${title}`, `date: ${date}`, ...more]), path: `issues/${title.toLowerCase()}.md` })

  it('goes by their dates, through specials, and past pages', async () => {
    expect(await ways(on('2015-06-24', 'Gamma'), on('2015-01-01', 'Page', 'type: page'), on('2014-12-01', 'Alpha'), on('2015-03-30', 'Beta', 'type: special'))).toEqual({
      Alpha: [null, 'beta'],
      Beta: ['alpha', 'gamma'],
      Gamma: ['beta', null],
      Page: [null, null],
    })
  })

  it('leads to nothing that the archive does not show', async () => {
    expect(await ways(on('2014-12-01', 'Alpha'), on('2015-01-01', 'Draft', 'status: draft'), on('2015-02-01', 'Secret', 'audience: members'), on('2015-03-30', 'Beta'), on('2015-06-24', 'Later', 'embargo: 2099-01-01'))).toEqual({ Alpha: [null, 'beta'], Beta: ['alpha', null] })
  })

  it('leads to a page that is not made now only when it is kept', async () => {
    const [alpha, beta] = [await on('2014-12-01', 'Alpha'), { ...(await on('2015-03-30', 'Beta')), artefacts: [] }]
    const pageOf = (...kept: readonly string[]): string => String(runSiteStage([alpha, beta], stage.context, stage.compiled, new Map(kept.map((path) => [path, { sha256: '', bytes: 0, source: 'issues/beta.md' }]))).issues[0]?.artefacts[0]?.contents)
    expect(pageOf('archive/beta/index.html')).toContain('../beta/index.html')
    expect(pageOf()).not.toContain('../beta/index.html')
  })

  it('is that of the home page, backwards, on one day too', async () => {
    const all = await Promise.all(['Delta', 'Alpha', 'Gamma', 'Beta'].map((title) => run(title, ...(title === 'Gamma' ? ['number: 2'] : []))))
    const { artefacts } = runSiteStage(all, stage.context, stage.compiled)
    const shown = [...String(artefacts.at(-1)?.contents).matchAll(/href="(\w+)\/index\.html"/g)].map(([, slug = '']) => slug)
    const found = await ways(...all.map((result) => Promise.resolve(result)))
    expect(shown.map((slug) => found[`${slug.charAt(0).toUpperCase()}${slug.slice(1)}`])).toEqual(shown.map((_, at) => [shown[at + 1] ?? null, shown[at - 1] ?? null]))
    expect(shown).toEqual(['gamma', 'delta', 'beta', 'alpha'])
  })

  it('stands on the page alone, in the words of the issue’s own language', async () => {
    const english = stage.compiled.strings.get('en')
    if (english === undefined) throw new Error('No English strings')
    const strings = new Map([['en', english], ['fr', { ...english, nextIssue: 'Le suivant' }]])
    const { issues } = runSiteStage(await Promise.all([on('2014-12-01', 'Alpha', 'lang: fr'), on('2015-03-30', 'Beta')]), stage.context, { ...stage.compiled, strings })
    const [page, ...emails] = issues[0]?.artefacts ?? []
    expect(String(page?.contents)).toContain('Le suivant')
    expect(String(page?.contents)).toMatch(/<a rel="next"[^>]* lang="en"[^>]*>Beta</)
    for (const { contents } of emails) expect(String(contents)).not.toMatch(/Le suivant|Beta/)
  })

  it('is verified like all that comes out of a template', async () => {
    const unsafe = { ...stage.compiled, neighbours: () => '<script>alert(1)</script>' }
    const { messages } = runSiteStage(await Promise.all([on('2014-12-01', 'Alpha'), on('2015-03-30', 'Beta')]), stage.context, unsafe)
    expect(rulesOf(messages)).toEqual(['output-unsafe', 'output-unsafe'])
  })
})

describe('the text of the home page', () => {
  const welcome = (...more: readonly string[]): Promise<IssueResult> => stage.run({ ...issueFile('Dear *readers*', ['title: Welcome', 'date: 2015-03-30', 'type: page', 'home: true', ...more]), path: 'issues/welcome.md' })

  it('stands on the home page, and leads nowhere else', async () => {
    const { index, paths } = await site(run('Alpha'), welcome('lang: fr'))
    expect(index).toMatch(/lang="fr"[\s\S]*Welcome[\s\S]*<p>Dear <em>readers<\/em><\/p>/)
    expect(index).not.toContain('welcome/index.html')
    expect(index).toContain('alpha/index.html')
    expect(paths).toHaveLength(2)
  })

  it('is missed when it is not published', async () => {
    for (const more of ['status: draft', 'audience: members', 'embargo: 2099-01-01']) expect((await site(welcome(more))).index).not.toMatch(/Welcome|readers/)
  })

  it('asks search engines to stay away while it is a draft', async () => {
    const result = await welcome()
    const indexOf = (...results: readonly IssueResult[]): string => String(runSiteStage(results, stage.context, stage.compiled).artefacts.at(-1)?.contents)
    expect(indexOf(result)).not.toContain('noindex')
    if (result.head === null) throw new Error('No head')
    expect(indexOf({ ...result, head: { ...result.head, status: 'draft' } })).toContain('<meta name="robots" content="noindex">')
  })

  it('is one: a second is told, whether or not it is published', async () => {
    const other = (...more: readonly string[]): Promise<IssueResult> => run('Other', 'type: page', 'home: true', ...more)
    expect((await site(welcome(), other())).rules).toEqual(['duplicate-slug'])
    expect((await site(welcome(), other('status: draft'))).rules).toEqual(['duplicate-slug'])
  })

  it('is verified like all that comes out of a template', async () => {
    const result = await welcome()
    if (result.homeText === null) throw new Error('No text')
    expect(rulesOf(runSiteStage([{ ...result, homeText: { ...result.homeText, body: '<script>alert(1)</script>' } }], stage.context, stage.compiled).messages)).toEqual(['output-unsafe'])
  })
})
