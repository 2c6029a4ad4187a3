import { describe, expect, it } from 'vitest'
import type { Manifest, ManifestEntry } from '../../src/output/manifest.js'
import type { IssueResult } from '../../src/stages/issue-result.js'
import { keptEntries } from '../../src/stages/kept-entries.js'
import { issueFile, siteOf, stageWith } from './stage.js'

const stage = await stageWith({ audiences: ['members'] })

/** An issue that is called by its slug; they come out in the order of their names. */
const issue = (name: string, ...more: readonly string[]): Promise<IssueResult> => stage.run({ ...issueFile('x', [`title: ${name}`, `date: 2015-03-${String(name.charCodeAt(0) - 86)}`, ...more]), path: `issues/${name}.md` })

const fileOf = (name: string): string => `archive/${name}/index.html`

describe('a build of some issues', () => {
  /** The files after a build of the issues called `built`, or of all, and what it tells of old pages. */
  async function build(last: Manifest, issues: ReadonlyArray<Promise<IssueResult>>, built: readonly string[] | null = null): Promise<{ files: Manifest; text: string | null }> {
    const paths = built?.map((name) => `issues/${name}.md`) ?? null
    const results = (await Promise.all(issues)).map((result) => (paths === null || paths.includes(result.path) ? result : { ...result, artefacts: [] }))
    const kept = keptEntries(last, results, paths)
    const site = siteOf(stage, results, { kept })
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

  it('takes a page of which the last build did not say where it leads for an old one', async () => {
    const { files } = await build(new Map(), abc())
    const silent = new Map([...files].map(([path, { beside: _beside, ...entry }]) => [path, entry]))
    expect(pagesIn((await build(silent, abc(), ['b'])).text)).toEqual([fileOf('a'), fileOf('c')])
  })

  it('is a warning, and never one of a build of everything', async () => {
    const { files, text } = await build(new Map(), abc())
    expect(text).toBeNull()
    expect((await build(files, [issue('b'), issue('d')])).text).toBeNull()
  })
})
