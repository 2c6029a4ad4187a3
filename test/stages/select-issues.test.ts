import { beforeAll, describe, expect, it } from 'vitest'
import type { IssueSource } from '../../src/issue/parse-issue.js'
import type { Manifest, ManifestEntry } from '../../src/output/manifest.js'
import { sha256 } from '../../src/sha256.js'
import { nothingOf, type IssueResult } from '../../src/stages/issue-result.js'
import { runIssueStage, type BuildContext } from '../../src/stages/issue-stage.js'
import { selectIssues, type Selection } from '../../src/stages/select-issues.js'
import { allPictures, issueFile, newsletterWith, rulesOf, stageWith, type Stage } from './stage.js'

let stage: Stage
let made: IssueResult

beforeAll(async () => {
  stage = await stageWith({ audiences: ['members'] }, { ask: allPictures })
  made = await runIssueStage({ source: other }, stage.context, stage.compiled, allPictures)
})

const needed = ['title: Title', 'date: 2015-03-30']
const event = ':::event[Course]{start=2015-04-07}\n![E](event.jpg)\n:::'
const other: IssueSource = { ...issueFile('words', needed), path: 'issues/other.md' }
const page = 'archive/issue-06/index.html'

const lastWith = (path: string, from?: IssueSource): Manifest => new Map([[path, { sha256: '', bytes: 0, source: 'issues/issue-06.md', ...(from !== undefined && { from: sha256(from.text) }) } satisfies ManifestEntry]])

/** A build of `other`, of a newsletter that has another issue as well. */
async function select(source: IssueSource, { last = lastWith(page, source), context = stage.context, staged }: { last?: Manifest; context?: BuildContext; staged?: IssueResult } = {}): Promise<Selection> {
  const result = staged ?? (await runIssueStage({ source }, stage.context, stage.compiled, allPictures))
  return selectIssues([made, result], [other, source], { paths: [other.path], last, context })
}

/** What such a build has of the issue that it does not make. */
async function left(source: IssueSource, options: Parameters<typeof select>[1] = {}): Promise<IssueResult> {
  const result = (await select(source, options)).results.find(({ path }) => path === source.path)
  if (result === undefined) throw new Error(`Nothing of ${source.path}`)
  return result
}

describe('a build of all issues', () => {
  it('takes them as they were made, keeps nothing of the last build, and lets readers find what is public', async () => {
    const staged = [await stage.run(issueFile('words')), await stage.run({ ...issueFile('x', [...needed, 'audience: members']), path: 'issues/m.md' })]
    expect(selectIssues(staged, [], { paths: null, last: lastWith(page), context: stage.context })).toEqual({ results: staged, kept: new Map(), findable: [staged[0]], messages: [] })
  })
})

describe('an issue that is named', () => {
  it('is taken as it was made', async () => {
    const { results, findable } = await select(issueFile('words'))
    const [first] = results
    expect(first?.artefacts.map(({ path }) => path)).toContain('archive/other/index.html')
    expect(findable).toContain(first)
  })
})

describe('an issue that is not named', () => {
  it('has nothing written, but is listed, gives what it has to the site’s own pages, and can be found', async () => {
    const { results, kept, findable } = await select(issueFile(event))
    expect(results[1]).toMatchObject({ artefacts: [], messages: [], published: true, inArchive: true, head: { title: 'Title' }, contribution: { events: [{ title: 'Course' }], content: expect.stringContaining('Course') } })
    expect([...kept.keys()]).toEqual([page])
    expect(findable.map(({ path, artefacts }) => [path, artefacts.length > 0])).toEqual([['issues/other.md', true], ['issues/issue-06.md', true]])
  })

  it('gives nothing while the archive does not have its page: nobody built it yet', async () => {
    for (const body of [event, `[x](javascript:y)\n\n${event}`]) {
      const { results, findable } = await select(issueFile(body), { last: lastWith('email/issue-06/public.html') })
      expect(results[1]).toMatchObject({ contribution: null, messages: [], assets: [] })
      expect(findable).toHaveLength(1)
    }
  })

  it('is missed in the archive then, which is told once: whoever uploads it would take its page away', async () => {
    expect((await select(issueFile(event), { last: lastWith('email/issue-06/public.html') })).messages).toMatchObject([{ rule: 'page-outdated', file: null, message: expect.stringContaining('archive of 1 of 2') }])
    expect((await select(issueFile(event))).messages).toEqual([])
  })

  it.each([['home: true', 'welcome'], ['type: page', 'events'], ['type: page', 'members']])('has its text for one of the site’s own pages there, which are made each time: %s, %s', async (line, name) => {
    const source = { ...issueFile('Words.', [...needed, ...new Set(['type: page', line])]), path: `issues/${name}.md` }
    expect((await left(source, { last: new Map() })).contribution?.ownText?.body).toContain('Words.')
  })

  it('has no mistake of its text told, but each of its front matter', async () => {
    expect((await left(issueFile('[x](ftp://example.org) ![](a.jpg)'))).messages.filter(({ rule }) => rule !== 'issue-unbuilt')).toEqual([])
    const { messages, head } = await left(issueFile('[x](javascript:y)', ['title: T', 'date: 2015-02-30']))
    expect({ rules: rulesOf(messages), head }).toEqual({ rules: ['invalid-value'], head: null })
    expect(rulesOf((await left(issueFile('x', [...needed, 'funding: isec']))).messages)).toEqual(['funding-unknown'])
  })

  it('is left out of what tells of its text when that has errors, and one warning says so, without a word of it', async () => {
    const { results: [, result], findable } = await select(issueFile(`[hushhush](javascript:y)\n\n${event}`))
    expect(result).toMatchObject({ contribution: null, inArchive: true, assets: [], messages: [{ rule: 'issue-unbuilt', severity: 'warning', file: 'issues/issue-06.md', place: null }] })
    expect(JSON.stringify(result?.messages)).not.toContain('hushhush')
    expect(findable.map(({ path }) => path)).toEqual(['issues/other.md'])
  })

  it.each([['another text', lastWith(page, issueFile('words'))], ['a text that an older efc-news did not remember', lastWith(page)]])('is left out of what tells of its text when its page was made from %s, and one warning says so, without a word of it', async (_, last) => {
    const { results: [, result], findable, kept } = await select(issueFile(`hushhush\n\n${event}`), { last })
    expect(result).toMatchObject({ contribution: null, inArchive: true, assets: [], head: { title: 'Title' }, messages: [{ rule: 'issue-unbuilt', severity: 'warning', file: 'issues/issue-06.md', place: null, message: expect.stringContaining('Unexpected change') }] })
    expect(JSON.stringify(result?.messages)).not.toContain('hushhush')
    expect(findable.map(({ path }) => path)).toEqual(['issues/other.md'])
    expect([...kept.keys()]).toEqual([page])
  })

  it('has its errors told, and not the change beside them', async () => {
    const { messages } = await left(issueFile('[x](javascript:y)'), { last: lastWith(page, issueFile('words')) })
    expect(messages.map(({ message }) => message)).toEqual(['Unexpected errors in an issue that is not built now, expected none: events, feeds and search leave it out'])
  })

  it('has errors when the newsletter says that they are', async () => {
    const source = issueFile(`[x](ftp://example.org)\n\n${event}`)
    const [rule = ''] = rulesOf((await stage.run(source)).messages)
    const judged = (checks: object): Promise<IssueResult> => left(source, { context: { ...stage.context, newsletter: newsletterWith({ checks }) } })
    expect(await judged({ [rule]: 'error' })).toMatchObject({ contribution: null, messages: [{ rule: 'issue-unbuilt' }] })
    expect(await judged({ [rule]: 'off' })).toMatchObject({ contribution: { events: [{}] }, messages: [] })
  })

  it.each([['a draft', 'status: draft'], ['under embargo', 'embargo: 2099-01-01'], ['for members', 'audience: members']])('gives nothing, keeps no page, and is not told of, when it is %s', async (_, line) => {
    for (const body of [event, `[x](javascript:y)\n\n${event}`]) {
      const { results: [, result], kept, findable } = await select(issueFile(body, [...needed, line]))
      expect(result).toMatchObject({ contribution: null, artefacts: [], inArchive: false, messages: [], assets: [] })
      expect({ kept: kept.size, findable: findable.map(({ path }) => path) }).toEqual({ kept: 0, findable: ['issues/other.md'] })
    }
  })

  it('has those pictures written alone that the site’s own pages show', async () => {
    const { assets } = await left(issueFile(event, [...needed, 'cover: cover.jpg', 'alt: C']))
    expect(assets).toContain('assets/figure-event.jpg')
    expect(assets.filter((asset) => asset.includes('cover'))).toEqual([])
  })
})

describe('an issue whose text took too long', () => {
  it('keeps what its front matter allows, and is listed by it', async () => {
    const source = issueFile('words')
    const staged = nothingOf(source.path, [{ file: source.path, place: null, rule: 'parse-deadline', severity: 'error', message: '', note: '' }])
    const { results: [, result], kept } = await select(source, { staged })
    expect(result).toMatchObject({ head: { title: 'Title' }, published: true, inArchive: true, contribution: null })
    expect([...kept.keys()]).toEqual([page])
  })
})
