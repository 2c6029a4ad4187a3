import { describe, expect, it } from 'vitest'
import { ownedBy, ownersOf } from '../../src/artefact.js'
import type { Manifest, ManifestEntry } from '../../src/output/manifest.js'
import type { IssueResult } from '../../src/stages/issue-result.js'
import { keptEntries } from '../../src/stages/kept-entries.js'
import { issueFile, stageWith } from './stage.js'

const stage = await stageWith({ audiences: ['members'] })

const issue = (name: string, ...more: readonly string[]): Promise<IssueResult> => stage.run({ ...issueFile('x', [`title: ${name}`, 'date: 2015-03-30', ...more]), path: `issues/${name}.md` })

const cardOf = (name: string): string => `archive/assets/card-${name}.png`
const picturesOf = (name: string): string => `archive/assets/of-${name}.jpg`
const pagesOf = (name: string): string[] => [cardOf(name), `archive/${name}/index.html`, `archive/${name}/email.html`]
const filesOf = (name: string): string[] => [picturesOf(name), ...pagesOf(name), ...['public', 'members'].flatMap((audience) => [`email/${name}/${audience}.html`, `email/${name}/${audience}.txt`])]
/** What older pages refer to, and the site's own pages and files, which each build makes anew. */
const shared = ['archive/assets/style-0123abcd.css', 'archive/assets/icon-0123abcd.svg', 'archive/assets/0123456789abcdef.png']
const site = ['assets/card-0123456789abcdef.png', 'assets/events-0123abcd.js', 'assets/site-0123abcd.css', 'index.html', 'events/index.html', 'events/course-01234567.ics', 'events.ics', 'feed.xml', 'topics/training/index.html', 'fr/index.html', 'pagefind/fragment/en_0123abc.pf_fragment', 'sitemap.xml', '_headers'].map((path) => `archive/${path}`)
const entry = (path: string, source: string | null): [string, ManifestEntry] => [path, { sha256: '', bytes: 0, source }]
const last: Manifest = new Map([...[...shared, ...site].map((path) => entry(path, null)), ...['a', 'b'].flatMap((name) => [...filesOf(name), `archive/former-${name}/index.html`].map((path) => entry(path, `issues/${name}.md`)))])

/** What is kept of issues when only `a` is built. */
async function keptOf(...others: ReadonlyArray<Promise<IssueResult>>): Promise<string[]> {
  const kept = keptEntries(last, await Promise.all([issue('a'), ...others]), ['issues/a.md'])
  return [...kept].flatMap(([path, { source }]) => (source === null ? [] : [path]))
}

it('keeps nothing when everything is built', async () => {
  expect(keptEntries(last, await Promise.all([issue('a'), issue('b')]), null).size).toBe(0)
  expect(keptEntries(last, await Promise.all([issue('a'), issue('b')]), ['issues/a.md', 'issues/b.md']).size).toBe(0)
})

it('keeps what belongs to the issues that are not built, as it is in the manifest, and of the site only what their files refer to', async () => {
  const kept = keptEntries(last, await Promise.all([issue('a'), issue('b')]), ['issues/a.md'])
  expect([...kept.keys()]).toEqual([...shared, ...filesOf('b')])
  for (const [path, entry] of kept) expect(entry).toBe(last.get(path))
})

it('leaves the pages that lead on from former addresses to the site, which makes them anew', async () => {
  expect(await keptOf(issue('b', 'aliases: [former-b]'))).toEqual(filesOf('b'))
})

it('keeps a translation in its own folder, and not what another language has at the same name', async () => {
  const before: Manifest = new Map([entry('archive/fr/b/index.html', 'issues/b.fr.md'), entry('archive/b/index.html', 'issues/b.fr.md'), entry('email/fr/b/public.txt', 'issues/b.fr.md'), entry('email/b/public.txt', 'issues/b.fr.md')])
  const kept = keptEntries(before, [await issue('b.fr')], [])
  expect([...kept.keys()]).toEqual(['archive/fr/b/index.html', 'email/fr/b/public.txt'])
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

it('keeps the pictures of an email for everybody that has no page, for it fetches them from the archive', async () => {
  const sent = stage.run({ ...issueFile(':::article[B]{only=email}\nWords.\n:::'), path: 'issues/b.md' })
  expect(await keptOf(sent)).toEqual(filesOf('b').filter((path) => !pagesOf('b').includes(path)))
  const hidden = stage.run({ ...issueFile(':::article[B]{audience=members}\nWords.\n:::'), path: 'issues/b.md' })
  expect(await keptOf(hidden)).not.toContain(picturesOf('b'))
})

it('keeps no email of what became a page of the archive', async () => {
  expect(await keptOf(issue('b', 'type: page'))).toEqual([picturesOf('b'), ...pagesOf('b')])
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
