import { beforeAll, describe, expect, it } from 'vitest'
import type { Manifest, ManifestEntry } from '../../src/output/manifest.js'
import type { IssueResult } from '../../src/stages/issue-result.js'
import { searchablePages } from '../../src/stages/searchable-pages.js'
import { selectIssues } from '../../src/stages/select-issues.js'
import { issueFile, siteOf, stageWith, type MadeSite, type Stage } from './stage.js'

/** A newsletter that has something for each of the site's own pages; the files are small. */
const files: Readonly<Record<string, readonly [body: string, ...frontMatter: string[]]>> = {
  a: [':::event[Course]{start=2017-04-07}\nx\n:::', 'date: 2014-12-01', 'topics: [Law]', 'aliases: [old]'],
  b: ['words', 'date: 2015-03-30', 'topics: [Law, Training]'],
  'b.fr': [':::event[Cours]{start=2017-04-07}\nx\n:::', 'date: 2015-03-30', 'topics: [Droit]'],
  c: ['words', 'date: 2015-06-24', 'type: special'],
  about: [':::roster[Board]\n- A\n:::', 'date: 2015-01-01', 'type: page'],
  welcome: ['Dear readers', 'date: 2015-01-01', 'type: page', 'home: true'],
  events: ['All events', 'date: 2015-01-01', 'type: page'],
}

const sourceOf = (name: string, [body, ...more]: readonly [string, ...string[]]) => ({ ...issueFile(body, [`title: ${name}`, ...more]), path: `issues/${name}.md` })

let stage: Stage

beforeAll(async () => {
  stage = await stageWith({ audiences: ['members'] })
})

interface Built {
  readonly site: MadeSite
  readonly manifest: Manifest
  readonly found: readonly string[]
}

/** A build of the issues called `built`, or of all, after another one. */
async function build(all: typeof files, last: Manifest = new Map(), built: readonly string[] | null = null): Promise<Built> {
  const sources = Object.entries(all).map(([name, file]) => sourceOf(name, file))
  const staged = await Promise.all(sources.map((source): Promise<IssueResult> => stage.run(source)))
  const { results, kept, findable } = selectIssues(staged, sources, { paths: built?.map((name) => `issues/${name}.md`) ?? null, last, context: stage.context })
  const site = siteOf(stage, results, { kept })
  const made = [...site.issues.flatMap(({ artefacts }) => artefacts), ...site.artefacts].map(({ path, source, beside, from }): [string, ManifestEntry] => [path, { sha256: '', bytes: 0, source, ...(beside !== undefined && { beside }), ...(from !== undefined && { from }) }])
  return { site, manifest: new Map([...kept, ...made]), found: searchablePages({ issues: findable, artefacts: site.artefacts }, stage.context.newsletter).map(({ url }) => url) }
}

const ownFiles = ({ site }: Built): Map<string, string> => new Map(site.artefacts.map(({ path, contents }) => [path, String(contents)]))

describe('a build of some issues', () => {
  it.each([[['a']], [['b.fr']], [['c', 'welcome']], [['events']], [[]]])('makes the site’s own pages as a build of all does, and lets the same be found, when nothing changed: %s', async (built) => {
    const full = await build(files)
    const some = await build(files, full.manifest, built)
    expect(some.site.messages).toEqual(full.site.messages)
    expect(ownFiles(some)).toEqual(ownFiles(full))
    expect(some.found.toSorted()).toEqual(full.found.toSorted())
    expect(new Map([...some.manifest].toSorted())).toEqual(new Map([...full.manifest].toSorted()))
  })

  it('writes nothing of an issue that is not named', async () => {
    const { site } = await build(files, (await build(files)).manifest, ['a'])
    expect(new Set(site.issues.flatMap(({ artefacts }) => artefacts.map(({ source }) => source)))).toEqual(new Set(['issues/a.md']))
  })

  it('tells nothing of a new text of which the page is old, and says so', async () => {
    const { manifest } = await build(files)
    const more = { ...files, 'b.fr': [':::event[Secret]{#secret start=2017-04-07}\nx\n:::', 'date: 2015-03-30', 'topics: [Droit]'], about: [':::roster[Secret]\n- Secret\n:::', 'date: 2015-01-01', 'type: page'] } as const
    const some = await build(more, manifest, ['a'])
    expect([...some.site.files].filter(([path, text]) => /secret/i.test(path + text)).map(([path]) => path)).toEqual([])
    expect(some.site.issues.flatMap(({ messages }) => messages).map(({ rule, file }) => [rule, file])).toEqual([['issue-unbuilt', 'issues/b.fr.md'], ['issue-unbuilt', 'issues/about.md']])
    expect(some.found.filter((url) => /^(?:fr\/b|about)\//.test(url))).toEqual([])
    // The next build, too, knows that the page is old.
    expect((await build(more, some.manifest, ['a'])).site.files).toEqual(some.site.files)
    expect([...(await build(more, some.manifest, ['b.fr', 'about'])).site.files].filter(([, text]) => text.includes('Secret'))).not.toEqual([])
  })

  it('tells of no issue that nobody built yet', async () => {
    const { manifest } = await build(files)
    const more = { ...files, secret: [':::event[Secret]{start=2017-04-07}\nx\n:::', 'date: 2015-03-31', 'topics: [Secret]', 'aliases: [secret-old]'] } as const
    const some = await build(more, manifest, ['a'])
    expect([...some.site.files].filter(([path, text]) => /secret/i.test(path + text)).map(([path]) => path)).toEqual([])
    expect(some.found.filter((url) => url.includes('secret'))).toEqual([])
  })

  it.each([
    ['became a draft', ['x', 'date: 2014-12-01', 'status: draft']],
    ['is under embargo now', ['x', 'date: 2014-12-01', 'embargo: 2099-01-01']],
    ['is the members’ now', [':::event[Course]{start=2017-04-07}\nx\n:::', 'date: 2014-12-01', 'audience: members', 'topics: [Law]', 'aliases: [old]']],
    ['is gone', null],
  ] as const)('tells nowhere of an issue that %s since the last build', async (_, file) => {
    const { a: _a, ...others } = files
    const { manifest } = await build(files)
    const some = await build(file === null ? others : { ...others, a: file }, manifest, ['b'])
    const text = [...ownFiles(some)].map(([path, contents]) => `${path} ${contents}`).join('\n')
    expect(text).not.toMatch(/Course|\ba\/index\.html|archive\/old\//)
    expect(some.found).not.toContain('a/index.html')
    expect([...some.manifest].filter(([path]) => /^archive\/(?:a|old)\//.test(path))).toEqual([])
  })
})
