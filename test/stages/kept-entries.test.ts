import { describe, expect, it } from 'vitest'
import { ownedBy, ownersOf } from '../../src/artefact.js'
import type { Manifest, ManifestEntry } from '../../src/output/manifest.js'
import type { IssueResult } from '../../src/stages/issue-result.js'
import { keptEntries } from '../../src/stages/kept-entries.js'
import { issueFile, stageWith } from './stage.js'

const stage = await stageWith({ audiences: ['members'] })

const issue = (name: string, ...more: readonly string[]): Promise<IssueResult> => stage.run({ ...issueFile('x', [`title: ${name}`, 'date: 2015-03-30', ...more]), path: `issues/${name}.md` })

const picturesOf = (name: string): string => `archive/assets/of-${name}.jpg`
const filesOf = (name: string): string[] => [picturesOf(name), `archive/${name}/index.html`, ...['public', 'members'].flatMap((audience) => [`email/${name}/${audience}.html`, `email/${name}/${audience}.txt`])]
const site = ['archive/assets/style-0123abcd.css', 'archive/assets/logo.png', 'archive/index.html']
const entry = (path: string, source: string | null): [string, ManifestEntry] => [path, { sha256: '', bytes: 0, source }]
const last: Manifest = new Map([...site.map((path) => entry(path, null)), ...['a', 'b'].flatMap((name) => filesOf(name).map((path) => entry(path, `issues/${name}.md`)))])

/** What is kept when only `a` is built, besides what belongs to the site. */
async function keptOf(...others: ReadonlyArray<Promise<IssueResult>>): Promise<string[]> {
  const kept = keptEntries(last, await Promise.all([issue('a'), ...others]), ['issues/a.md'])
  expect([...kept.keys()].slice(0, site.length)).toEqual(site)
  return [...kept.keys()].slice(site.length)
}

it('keeps nothing when everything is built', async () => {
  expect(keptEntries(last, await Promise.all([issue('a'), issue('b')]), null).size).toBe(0)
})

it('keeps what belongs to the site and to the issues that are not built, as it is in the manifest', async () => {
  expect(await keptOf(issue('b'))).toEqual(filesOf('b'))
  const kept = keptEntries(last, [await issue('b')], [])
  for (const [path, entry] of kept) expect(entry).toBe(last.get(path))
})

it.each([
  ['a draft', 'status: draft'],
  ['under embargo', 'embargo: 2099-01-01'],
])('keeps nothing of an issue that became %s', async (_, line) => {
  expect(await keptOf(issue('b', line))).toEqual([])
})

it('keeps nothing of an issue that is gone', async () => {
  expect(await keptOf()).toEqual([])
})

it('keeps of an issue that became the members’ no page, no picture, and no email for the public', async () => {
  expect(await keptOf(issue('b', 'audience: members'))).toEqual(['email/b/members.html', 'email/b/members.txt'])
})

it('keeps no email of what became a page of the archive', async () => {
  expect(await keptOf(issue('b', 'type: page'))).toEqual([picturesOf('b'), 'archive/b/index.html'])
})

it('keeps nothing at an address that an issue gave up, not even when another issue has it now; its pictures have addresses of their own', async () => {
  expect(await keptOf(issue('b', 'slug: other'))).toEqual([picturesOf('b')])
  expect(await keptOf(issue('b', 'slug: other'), issue('c', 'slug: b'))).toEqual([picturesOf('b')])
  expect(await keptOf(issue('b', 'slug: b-2'))).toEqual([picturesOf('b')])
})

describe('a picture that several issues show', () => {
  const path = 'archive/assets/of-several.jpg'

  /** Who owns it when only `a` is built; null when it goes. */
  async function ownersAfter(owners: readonly string[], ...others: ReadonlyArray<Promise<IssueResult>>): Promise<string[] | null> {
    const before: Manifest = new Map([[path, { sha256: 'ab', bytes: 7, ...ownedBy(owners) }]])
    const entry = keptEntries(before, await Promise.all([issue('a'), ...others]), ['issues/a.md']).get(path)
    if (entry === undefined) return null
    expect(entry).toMatchObject({ sha256: 'ab', bytes: 7 })
    return ownersOf(entry)
  }

  it('is kept for those that are not built', async () => {
    expect(await ownersAfter(['issues/a.md', 'issues/b.md', 'issues/c.md'], issue('b'), issue('c'))).toEqual(['issues/b.md', 'issues/c.md'])
    expect(await ownersAfter(['issues/a.md', 'issues/b.md'], issue('b'))).toEqual(['issues/b.md'])
  })

  it('is kept while one of them may keep it, and no longer', async () => {
    const owners = ['issues/b.md', 'issues/c.md']
    expect(await ownersAfter(owners, issue('b', 'status: draft'), issue('c'))).toEqual(['issues/c.md'])
    expect(await ownersAfter(owners, issue('b'))).toEqual(['issues/b.md'])
    expect(await ownersAfter(owners, issue('b', 'audience: members'), issue('c', 'embargo: 2099-01-01'))).toBeNull()
    expect(await ownersAfter(owners)).toBeNull()
    expect(await ownersAfter(['issues/a.md', ...owners])).toBeNull()
  })
})
