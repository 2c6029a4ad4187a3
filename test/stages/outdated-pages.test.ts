import { describe, expect, it } from 'vitest'
import type { Manifest, ManifestEntry } from '../../src/output/manifest.js'
import type { IssueResult } from '../../src/stages/issue-result.js'
import { keptEntries } from '../../src/stages/kept-entries.js'
import { runSiteStage } from '../../src/stages/site-stage.js'
import { issueFile, stageWith } from './stage.js'

const stage = await stageWith()

/** An issue that is called by its slug; they come out in the order of their names. */
const issue = (name: string, ...more: readonly string[]): Promise<IssueResult> => stage.run({ ...issueFile('x', [`title: ${name}`, `date: 2015-03-${String(name.charCodeAt(0) - 86)}`, ...more]), path: `issues/${name}.md` })

const fileOf = (name: string): string => `archive/${name}/index.html`
const entry = (path: string, source: string | null): [string, ManifestEntry] => [path, { sha256: '', bytes: 0, source }]
const manifestOf = (names: readonly string[]): Manifest => new Map([entry('archive/index.html', null), ...names.map((name) => entry(fileOf(name), `issues/${name}.md`))])

/** What a build of the issues called `built` tells after one that wrote the pages of `before`; null when it tells nothing. */
async function told(before: readonly string[], issues: ReadonlyArray<Promise<IssueResult>>, built: readonly string[] | null): Promise<string | null> {
  const last = manifestOf(before)
  const paths = built?.map((name) => `issues/${name}.md`) ?? null
  const results = (await Promise.all(issues)).map((result) => (paths === null || paths.includes(result.path) ? result : { ...result, artefacts: [] }))
  const messages = runSiteStage(results, stage.context, stage.compiled, { last, kept: keptEntries(last, results, paths) }).messages.filter(({ rule }) => rule === 'page-outdated')
  expect(messages.length).toBeLessThan(2)
  for (const { severity, note } of messages) expect([severity, note]).toEqual(['warning', expect.stringContaining('Run `efc-news build` without a name')])
  return messages[0]?.message.replace('Unexpected old pages, expected ones that lead to the issues before and after: ', '') ?? null
}

describe('a build of some issues', () => {
  it('tells nothing when there are the pages that were there', async () => {
    expect(await told(['a', 'b', 'c'], [issue('a'), issue('b'), issue('c')], ['c'])).toBeNull()
    expect(await told(['a', 'b', 'c'], [issue('a'), issue('b'), issue('c')], [])).toBeNull()
  })

  it('names the pages that stand beside a new one, and are not made anew', async () => {
    expect(await told(['a', 'b', 'd', 'e'], [issue('e'), issue('d'), issue('c'), issue('b'), issue('a')], ['c'])).toBe(`${fileOf('b')}, ${fileOf('d')} beside the new ${fileOf('c')}`)
    expect(await told(['a', 'b'], [issue('a'), issue('b'), issue('c')], ['c'])).toBe(`${fileOf('b')} beside the new ${fileOf('c')}`)
    expect(await told(['a', 'b', 'd', 'e'], [issue('a'), issue('b'), issue('c'), issue('d'), issue('e')], ['c', 'd'])).toBe(`${fileOf('b')} beside the new ${fileOf('c')}`)
    expect(await told(['a', 'd'], [issue('a'), issue('b'), issue('c'), issue('d')], ['b', 'c'])).toBe(`${fileOf('a')}, ${fileOf('d')} beside the new ${fileOf('b')}, ${fileOf('c')}`)
  })

  it('tells nothing of a new page whose neighbours are made anew', async () => {
    expect(await told(['a', 'b', 'd', 'e'], [issue('a'), issue('b'), issue('c'), issue('d'), issue('e')], ['b', 'c', 'd'])).toBeNull()
    expect(await told([], [issue('a'), issue('b')], ['a'])).toBeNull()
  })

  it.each([
    ['that is gone', []],
    ['that is a draft', [issue('a', 'status: draft')]],
    ['that moved', [issue('a', 'slug: f')]],
  ])('names the address of an issue %s', async (_, issues) => {
    expect(await told(['a', 'b', 'c'], [...issues, issue('b'), issue('c')], ['c'])).toBe(`any that leads to ${fileOf('a')}, now gone`)
  })

  it('names both for an issue that moved and is made anew', async () => {
    expect(await told(['a', 'b', 'c'], [issue('a'), issue('b'), issue('c', 'slug: d')], ['c'])).toBe(`${fileOf('b')} beside the new ${fileOf('d')}; any that leads to ${fileOf('c')}, now gone`)
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

it('is told by no build of everything', async () => {
  expect(await told(['a', 'b'], [issue('b'), issue('c')], null)).toBeNull()
})
