import { describe, expect, it } from 'vitest'
import type { Manifest, ManifestEntry } from '../../src/output/manifest.js'
import type { IssueResult } from '../../src/stages/issue-result.js'
import { keptEntries } from '../../src/stages/kept-entries.js'
import { runSiteStage } from '../../src/stages/site-stage.js'
import { issueFile, stageWith } from './stage.js'

const stage = await stageWith({ audiences: ['members'] })

/** An issue that is called by its slug; they come out in the order of their names. */
const issue = (name: string, ...more: readonly string[]): Promise<IssueResult> => stage.run({ ...issueFile('x', [`title: ${name}`, `date: 2015-03-${String(name.charCodeAt(0) - 86)}`, ...more]), path: `issues/${name}.md` })

const fileOf = (name: string): string => `archive/${name}/index.html`
const entry = (path: string, source: string | null): [string, ManifestEntry] => [path, { sha256: '', bytes: 0, source }]
const manifestOf = (names: readonly string[]): Manifest => new Map([entry('archive/index.html', null), ...names.map((name) => entry(fileOf(name), `issues/${name}.md`))])

const goneLed = 'any that leads to an issue that is not there now'

/** What a build of the issues called `built` tells after one that wrote the pages of `before`; null when it tells nothing. */
async function told(before: readonly string[], issues: ReadonlyArray<Promise<IssueResult>>, built: readonly string[] | null): Promise<string | null> {
  const last = manifestOf(before)
  const paths = built?.map((name) => `issues/${name}.md`) ?? null
  const results = (await Promise.all(issues)).map((result) => (paths === null || paths.includes(result.path) ? result : { ...result, artefacts: [] }))
  const messages = runSiteStage(results, stage.context, stage.compiled, { last, kept: keptEntries(last, results, paths) }).messages.filter(({ rule }) => rule === 'page-outdated')
  expect(messages.length).toBeLessThan(2)
  for (const { severity, note } of messages) expect([severity, note]).toEqual(['warning', expect.stringContaining('Run `efc-news build` without a name')])
  return messages[0]?.message.replace('Unexpected old pages, expected ones that lead to the issues before and after as they are now: ', '') ?? null
}

describe('a build of some issues, after one that did not say what its pages lead to', () => {
  it('tells nothing when there are the pages that were there', async () => {
    expect(await told(['a', 'b', 'c'], [issue('a'), issue('b'), issue('c')], ['c'])).toBeNull()
    expect(await told(['a', 'b', 'c'], [issue('a'), issue('b'), issue('c')], [])).toBeNull()
  })

  it('names the pages that stand beside a new one, and are not made anew', async () => {
    expect(await told(['a', 'b', 'd', 'e'], [issue('e'), issue('d'), issue('c'), issue('b'), issue('a')], ['c'])).toBe(`${fileOf('b')}, ${fileOf('d')}`)
    expect(await told(['a', 'b'], [issue('a'), issue('b'), issue('c')], ['c'])).toBe(fileOf('b'))
    expect(await told(['a', 'b', 'd', 'e'], [issue('a'), issue('b'), issue('c'), issue('d'), issue('e')], ['c', 'd'])).toBe(fileOf('b'))
    expect(await told(['a', 'd'], [issue('a'), issue('b'), issue('c'), issue('d')], ['b', 'c'])).toBe(`${fileOf('a')}, ${fileOf('d')}`)
  })

  it('tells nothing of a new page whose neighbours are made anew', async () => {
    expect(await told(['a', 'b', 'd', 'e'], [issue('a'), issue('b'), issue('c'), issue('d'), issue('e')], ['b', 'c', 'd'])).toBeNull()
    expect(await told([], [issue('a'), issue('b')], ['a'])).toBeNull()
  })

  it.each([
    ['that is gone', []],
    ['that is a draft', [issue('a', 'status: draft')]],
    ['that moved', [issue('a', 'slug: f')]],
  ])('tells of an issue %s', async (_, issues) => {
    expect(await told(['a', 'b', 'c'], [...issues, issue('b'), issue('c')], ['c'])).toBe(goneLed)
  })

  it('names both for an issue that moved and is made anew', async () => {
    expect(await told(['a', 'b', 'c'], [issue('a'), issue('b'), issue('c', 'slug: d')], ['c'])).toBe(`${fileOf('b')}, ${goneLed}`)
  })

  it('tells nothing of an address that is gone when all pages are made anew, or there is none that could lead there', async () => {
    expect(await told(['a', 'b'], [issue('b')], ['b'])).toBeNull()
    expect(await told(['a', 'b'], [issue('b', 'type: page')], [])).toBeNull()
  })

  it('tells nothing of pages of the archive, to which no issue leads', async () => {
    expect(await told(['a', 'b'], [issue('a'), issue('b'), issue('c', 'type: page')], ['c'])).toBeNull()
    expect(await told(['a', 'b', 'c'], [issue('a'), issue('b'), issue('c', 'type: page', 'slug: d')], ['c'])).toBeNull()
  })
})

describe('a build of some issues, after one that said what its pages lead to', () => {
  /** The files after a build of the issues called `built`, or of all, and what it tells of old pages. */
  async function build(last: Manifest, issues: ReadonlyArray<Promise<IssueResult>>, built: readonly string[] | null = null): Promise<{ files: Manifest; text: string | null }> {
    const paths = built?.map((name) => `issues/${name}.md`) ?? null
    const results = (await Promise.all(issues)).map((result) => (paths === null || paths.includes(result.path) ? result : { ...result, artefacts: [] }))
    const kept = keptEntries(last, results, paths)
    const site = runSiteStage(results, stage.context, stage.compiled, { last, kept })
    const made = site.issues.flatMap(({ artefacts }) => artefacts.map(({ path, source, beside }): [string, ManifestEntry] => [path, { sha256: '', bytes: 0, source, ...(beside !== undefined && { beside }) }]))
    const found = site.messages.filter(({ rule }) => rule === 'page-outdated').map(({ message, note }) => `${message} ${note}`)
    expect(found.length).toBeLessThan(2)
    return { files: new Map([...kept, ...made]), text: found[0] ?? null }
  }
  /** The pages that a message names. */
  const pagesIn = (text: string | null): string[] => text?.match(/archive\/[^/]+\/index\.html/g) ?? []
  const abc = (b = issue('b')): ReadonlyArray<Promise<IssueResult>> => [issue('a'), b, issue('c')]

  it('tells nothing, and leaves the same entries, when nothing changed', async () => {
    const all = await build(new Map(), abc())
    for (const built of [['a'], ['b'], ['a', 'c'], []]) {
      const some = await build(all.files, abc(), built)
      expect(some.text).toBeNull()
      expect(new Map([...some.files].toSorted())).toEqual(new Map([...all.files].toSorted()))
    }
  })

  it.each([
    ['is gone', []],
    ['is a draft', [issue('b', 'status: draft')]],
    ['is under embargo', [issue('b', 'embargo: 2099-01-01')]],
    ['is for members', [issue('b', 'audience: members')]],
    ['moved', [issue('b', 'slug: f')]],
  ])('tells until all are built that pages lead to an issue that %s, and names no other page', async (_, b) => {
    const now = [issue('a'), ...b, issue('c'), issue('d')]
    let { files } = await build(new Map(), [...abc(), issue('d')])
    for (const built of [['d'], ['d'], []]) {
      const some = await build(files, now, built)
      expect(pagesIn(some.text)).toEqual([fileOf('a'), fileOf('c')])
      expect(some.text).toContain('Run `efc-news build` without a name before anybody uploads the archive.')
      files = some.files
    }
    const half = await build(files, now, ['a'])
    expect(pagesIn(half.text)).toEqual([fileOf('c')])
    const all = await build(half.files, now)
    expect(all.text).toBeNull()
    expect((await build(all.files, now, ['d'])).text).toBeNull()
  })

  it.each([
    ['a new title', 'title: Corrected', ['a', 'c']],
    ['another number', 'number: 7', ['a', 'c']],
    ['another language', 'lang: fr', ['a', 'c']],
    ['a later date', 'date: 2015-03-30', ['a', 'c']],
  ])('names the pages around an issue of %s, not what they show', async (_, line, around) => {
    const { files } = await build(new Map(), abc())
    const [key = ''] = line.split(':')
    const source = issueFile('x', ['title: b', 'date: 2015-03-12', 'slug: b'].map((old) => (old.startsWith(`${key}:`) ? line : old)).concat(['title', 'date'].includes(key) ? [] : [line]))
    const { text } = await build(files, abc(stage.run({ ...source, path: 'issues/b.md' })), ['b'])
    expect(pagesIn(text)).toEqual(around.map(fileOf))
    expect(text).not.toContain('Corrected')
  })

  it('names a page of the archive that was an issue, and those that led to it', async () => {
    const { files } = await build(new Map(), abc())
    expect(pagesIn((await build(files, abc(issue('b', 'type: page')), [])).text)).toEqual(['a', 'b', 'c'].map(fileOf))
  })

  it('names the pages that stand beside a new one', async () => {
    const { files } = await build(new Map(), abc())
    expect(pagesIn((await build(files, [...abc(), issue('d')], ['d'])).text)).toEqual([fileOf('c')])
  })
})

it('is told by no build of everything', async () => {
  expect(await told(['a', 'b'], [issue('b'), issue('c')], null)).toBeNull()
})
