import { beforeAll, describe, expect, it } from 'vitest'
import { runIssueStage } from '../../src/stages/issue-stage.js'
import { artefact, issueFile, rulesOf, stageWith, type Stage } from './stage.js'

let stage: Stage
let drafts: Stage

beforeAll(async () => {
  const now = Date.parse('2015-03-30T08:00Z')
  ;[stage, drafts] = await Promise.all([stageWith({ timezone: 'Europe/Brussels' }, { now }), stageWith({ timezone: 'Europe/Brussels' }, { now, drafts: true })])
})

const head = (...more: readonly string[]): string[] => ['title: T', 'date: 2015-03-30', ...more]

describe('the issue stage', () => {
  it('makes a page, an email and its text', async () => {
    const result = await stage.run(issueFile('words'))
    expect(result).toMatchObject({ path: 'issues/issue-06.md', messages: [], published: true, inArchive: true, head: { slug: 'issue-06' } })
    expect(result.artefacts.map(({ path, kind, source }) => `${kind} ${path} ${source}`)).toEqual(['page archive/issue-06/index.html issues/issue-06.md', 'page email/issue-06/public.html issues/issue-06.md', 'page email/issue-06/public.txt issues/issue-06.md'])
  })

  it('makes nothing from a draft, but tells its editor what is wrong', async () => {
    const result = await stage.run(issueFile('[x](javascript:y)', head('status: draft')))
    expect(result).toMatchObject({ artefacts: [], published: false, inArchive: false })
    expect(rulesOf(result.messages)).toEqual(['url-unsafe'])
  })

  it('makes a draft that is asked for, and says on it what it is', async () => {
    const result = await drafts.run(issueFile('words', head('status: draft')))
    expect(artefact(result, 'archive/issue-06/index.html')).toContain('<meta name="robots" content="noindex">')
    for (const { path } of result.artefacts) expect(artefact(result, path)).toContain('Draft: not for publication')
  })

  it('makes nothing before an embargo ends, not even of a draft', async () => {
    expect((await stage.run(issueFile('words', head('embargo: 2015-03-30 10:01')))).artefacts).toEqual([])
    expect((await drafts.run(issueFile('words', head('embargo: 2015-03-30 10:01', 'status: draft')))).artefacts).toEqual([])
    expect((await stage.run(issueFile('words', head('embargo: 2015-03-30 10:00')))).published).toBe(true)
  })

  it('reads only the front matter of an issue that is not to be built', async () => {
    const result = await runIssueStage({ source: issueFile('[x](javascript:y)'), render: false }, stage.context, stage.compiled)
    expect(result).toMatchObject({ messages: [], artefacts: [], published: true, inArchive: true, head: { title: 'Title' } })
  })

  it('tells all mistakes of an issue at once, those of a front matter that cannot be read too', async () => {
    const result = await stage.run(issueFile('::: members\n\n[x](javascript:y)\n\n:::evnt[x]\ny\n:::', ['title: T', 'date: 2015-02-30']))
    expect(result.head).toBeNull()
    expect(rulesOf(result.messages)).toEqual(expect.arrayContaining(['invalid-value', 'directive-malformed', 'directive-unknown']))
  })

  it('names its file by the slug, the file or the folder of an index', async () => {
    const slug = async (path: string, ...more: readonly string[]): Promise<string | undefined> => (await stage.run({ ...issueFile('x', head(...more)), path })).head?.slug
    expect(await slug('issues/a.md')).toBe('a')
    expect(await slug('issues/autumn/index.md')).toBe('autumn')
    expect(await slug('issues/e\u0301.md')).toBe('\u00e9')
    expect(await slug('issues/a.md', 'slug: b')).toBe('b')
    expect(rulesOf((await stage.run({ ...issueFile('x'), path: 'issues/a b.md' })).messages)).toEqual(['invalid-value'])
    expect(rulesOf((await stage.run({ ...issueFile('x'), path: 'issues/index.md' })).messages)).toEqual([])
  })

  it('reports a funding statement that nobody wrote', async () => {
    expect(rulesOf((await stage.run(issueFile('x', head('funding: isec')))).messages)).toEqual(['funding-unknown'])
  })

  it('reports nesting that no stack can hold, and makes nothing of it', async () => {
    const result = await stage.run(issueFile(`${'<b>'.repeat(20_000)}x`))
    expect(rulesOf(result.messages)).toEqual(['nesting-depth'])
    expect(result).toMatchObject({ artefacts: [], published: false })
  })

  it('says on the document and on its wrapper which way an issue runs', async () => {
    const html = artefact(await stage.run(issueFile('مرحبا', head('lang: ar'))), 'email/issue-06/public.html')
    expect(html).toMatch(/<html lang="ar" dir="rtl"/)
    expect(html).toMatch(/<div[^>]* lang="ar" dir="rtl"/)
  })
})
