import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join, posix } from 'node:path'
import { pid } from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'

import { beforeAll, describe, expect, it } from 'vitest'

import { buildJson, config, copyProject, createProject, createWarmProject, distOf, efcNews, foundIn, issue, readText, timesOf, writeFiles, type Files, type Report } from '../project.js'

// What a user types, and what comes of it: the real executable on newsletters in temporary folders.

const three = {
  'newsletter.yaml': config,
  'issues/one.md': issue('One'),
  'issues/two.md': issue('Two'),
  'issues/2015/three.md': issue('Three'),
}

/** One that the archive tells of in every way that it has, in two languages; for members there is more. */
const telling = {
  ...three,
  'newsletter.yaml': `${config}audiences: [members]\n`,
  'issues/two.md': issue('Two', ':::event[Hush]{start=2015-04-07}\nHush.\n:::\n\n:::article[More]{audience=members}\nMore.\n:::', 'aliases: [former]\ntopics: [Training]'),
  'issues/two.fr.md': issue('Deux', 'Silence.', 'topics: [Formation]'),
}

const filesIn = (dist: Readonly<Record<string, string>>): string[] => Object.keys(dist).filter((path) => dist[path] !== 'folder' && !path.startsWith('.'))

/** The files of an audience's emails at these addresses. */
const emailsAt = (audience: string, ...addresses: readonly string[]): string[] => addresses.flatMap((address) => ['draft.eml', 'eml', 'html', 'txt'].map((ending) => `email/${address}/${audience}.${ending}`))

/** The files with these words in them. */
const holding = (dist: Readonly<Record<string, string>>, words: RegExp): string[] => Object.keys(dist).filter((path) => words.test(dist[path] ?? ''))

/** What can be found in an archive: the index keeps each page's text in a file of its own. */
async function found(project: string): Promise<string> {
  const folder = join(project, 'dist/archive/pagefind/fragment')
  return (await Promise.all((await readdir(folder)).map(async (name) => gunzipSync(await readFile(join(folder, name))).toString('utf8')))).join('\n')
}

/** The links within an archive that lead to no file. */
function deadLinks(dist: Readonly<Record<string, string>>): string[] {
  return filesIn(dist).flatMap((path) => {
    if (!/^archive\/.*\.html$/.test(path)) return []
    const links = [...(dist[path] ?? '').matchAll(/(?:href|src)="(?![a-z]+:|#)([^"#]*)/g)].map(([, link = '']) => posix.join(posix.dirname(path), decodeURIComponent(link)))
    return links.filter((link) => dist[link] === undefined).map((link) => `${path} → ${link}`)
  })
}

describe('efc-news', () => {
  it('prints its version, which is that of the package', async () => {
    const { version } = JSON.parse(await readText('.', 'package.json')) as { version: string } // our own file
    expect(await efcNews(['--version'], { cwd: '/', alone: true })).toEqual({ code: 0, out: `${version}\n`, err: '' })
  })

  it.each([[['--help']], [['help']], [['build', '--help']], [['help', 'build']]])('prints help with examples for %j', async (args) => {
    const run = await efcNews(args, { cwd: '/', alone: true })
    expect(run).toMatchObject({ code: 0, err: '' })
    expect(run.out).toContain('Usage: efc-news')
    expect(run.out).toMatch(/Examples:\n {2}efc-news build /)
  })

  it.each([
    ['a mistyped command', ['biuld'], /unknown command 'biuld'[\s\S]*Did you mean build\?/],
    ['a mistyped option', ['build', '--draft'], /unknown option '--draft'[\s\S]*Did you mean --drafts\?/],
    ['an unknown option', ['build', '--frobnicate'], /unknown option '--frobnicate'/],
    ['a format that is none', ['build', '--format', 'xml'], /'xml' is invalid[\s\S]*pretty, json/],
    ['a day that does not exist', ['build', '--as-of', '2015-02-30'], /'2015-02-30' is invalid[\s\S]*such as 2015-03-30/],
    ['a day in words', ['build', '--as-of', 'tomorrow'], /'tomorrow' is invalid/],
    ['a project that is not there', ['build', '--project', 'nowhere'], /There is no folder nowhere/],
    ['an issue that is not there', ['build', 'issues/four.md'], /issues\/four\.md is no issue of this newsletter[\s\S]*such as issues\/2015\/three\.md/],
    ['a path out of the project', ['build', '../letter/newsletter.yaml'], /is no issue of this newsletter/],
    ['the project as output', ['build', '--out', '.'], /is a folder that the newsletter is made from/],
    ['the issues as output', ['build', '--out', 'issues/out'], /is a folder that the newsletter is made from/],
    ['a file as output', ['build', '--out', 'newsletter.yaml'], /is a file/],
  ])('takes %s for a mistake of usage', async (_, args, expected) => {
    const cwd = await createProject(three)
    const run = await efcNews(args, { cwd })
    expect(run).toMatchObject({ code: 2, out: '' })
    expect(run.err).toMatch(expected)
    expect(run.err).not.toMatch(/^\s+at /m)
    expect((await readdir(cwd)).sort()).toEqual(['issues', 'newsletter.yaml'])
  })

  it('takes a folder without newsletter.yaml for a mistake of usage, and says what one needs', async () => {
    const run = await efcNews(['build'], { cwd: await createProject({}) })
    expect(run).toMatchObject({ code: 2, out: '' })
    expect(run.err).toContain('url: https://')
  })

  it('takes a SOURCE_DATE_EPOCH that is no number for a mistake of usage', async () => {
    const run = await efcNews(['build'], { cwd: await createProject(three), env: { SOURCE_DATE_EPOCH: 'yesterday' } })
    expect(run).toMatchObject({ code: 2, out: '' })
    expect(run.err).toContain('SOURCE_DATE_EPOCH is "yesterday"')
  })
})

describe('a good build', () => {
  let project = ''
  let first: { code: unknown; out: string; err: string }

  beforeAll(async () => {
    project = await createWarmProject(three)
    first = await efcNews(['build'], { cwd: project, env: { TERM: 'xterm-256color', FORCE_COLOR: '1' } })
  }, 60_000)

  it('prints a line an issue and a summary, without colour in a pipe', async () => {
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(first.out).toMatch(
      /^issues\/2015\/three\.md → email for public \d+\.\d KB, page\n {2}subject: Three\nissues\/one\.md → .*\n {2}subject: One\nissues\/two\.md → .*\n {2}subject: Two\n3 issues, \d+ files in dist\nLook at dist\/archive\/index\.html in a browser; send what is in dist\/email\/\.\nFor an email service: .*`efc-news send .*\nThe \.eml files name no sender: .*\n$/,
    )
    expect(first.out).toContain(`, ${filesIn(await distOf(project)).length} files in dist`)
    expect(first.out).not.toContain('\u001b')
  })

  it('writes whole files that refer to each other', async () => {
    const dist = await distOf(project)
    const style = Object.keys(dist).find((path) => /^archive\/assets\/style-[0-9a-f]{8}\.css$/.test(path))
    expect(dist['archive/one/index.html']).toContain(`href="../${style?.slice('archive/'.length)}"`)
    expect(dist['archive/index.html']).toContain(`href="${style?.slice('archive/'.length)}"`)
    expect(dist['archive/index.html']).toContain('href="three/index.html"')
    expect(dist['email/two/public.html']).toContain('href="https://letter.example/two/"')
    expect(deadLinks(dist)).toEqual([])
    for (const page of Object.keys(dist).filter((path) => path.endsWith('.html'))) expect(dist[page]).toMatch(/^<!doctype html>[\s\S]*<\/html>\s*$/i)
  })

  it('writes nothing when nothing changed', async () => {
    const times = await timesOf(project)
    const run = await efcNews(['build'], { cwd: project })
    expect(run.out).toBe(first.out)
    expect(await timesOf(project)).toEqual(times)
  })

  it('says nothing with --quiet', async () => {
    expect(await efcNews(['build', '--quiet'], { cwd: project })).toEqual({ code: 0, out: '', err: '' })
  })

  it('prints one JSON document and nothing else with --format json', async () => {
    const run = await efcNews(['build', '--format', 'json'], { cwd: project })
    expect(run).toMatchObject({ code: 0, err: '' })
    const report: unknown = JSON.parse(run.out)
    expect(report).toEqual({ ok: true, messages: [], artefacts: expect.any(Array), cuts: [] })
    const { artefacts } = report as Report // held against the disk below
    expect(artefacts.map(({ path }) => path)).toEqual(filesIn(await distOf(project)))
    for (const { path, bytes, sha256 } of artefacts) {
      const contents = await readFile(join(project, 'dist', path))
      expect({ path, bytes, sha256 }).toEqual({ path, bytes: contents.length, sha256: createHash('sha256').update(contents).digest('hex') })
    }
  })

  it('removes what it wrote and no longer makes, and nothing else', async () => {
    await writeFiles(project, { 'dist/mine.txt': 'mine', 'dist/email/two/note.txt': 'mine too', 'dist/archive/one/index.html.bak': 'a copy' })
    await rm(join(project, 'issues/two.md'))
    await rm(join(project, 'issues/one.md'))
    await writeFile(join(project, 'dist/email/one/public.txt'), 'changed by hand')
    const run = await efcNews(['build'], { cwd: project })
    expect(run.code).toBe(0)
    expect(run.err).toContain('email/one/public.txt belongs to the newsletter no more, but was changed by hand and is still there')
    expect(run.out).toMatch(/^1 issue, \d+ files in dist, \d+ removed$/m)
    const { 'mine.txt': mine, 'email/one': _, 'email/one/public.txt': changed, 'email/two': __, 'email/two/note.txt': note, 'archive/one': ___, 'archive/one/index.html.bak': copy, ...rest } = await distOf(project)
    expect([mine, changed, note, copy]).toEqual(['mine', 'changed by hand', 'mine too', 'a copy'])
    await efcNews(['build', '--out', 'anew'], { cwd: project })
    expect(rest).toEqual(await distOf(project, 'anew'))
  })
})

describe('a build of some issues', () => {
  const pagesOf = (dist: Readonly<Record<string, string>>): string[] => Object.keys(dist).flatMap((path) => /^archive\/(one|two|three)\/index\.html$/.exec(path)?.[1] ?? [])
  const linksOf = (dist: Readonly<Record<string, string>>): string[] => [...new Set([...(dist['archive/index.html'] ?? '').matchAll(/href="(one|two|three)\/index\.html"/g)].map(([, slug = '']) => slug))].toSorted()

  it('rewrites only these and the pages of the site', async () => {
    const project = await createWarmProject(three)
    await efcNews(['build'], { cwd: project })
    const before = await distOf(project)
    const times = await timesOf(project)
    await writeFiles(project, { 'issues/one.md': issue('One, new', 'New words.'), 'issues/two.md': issue('Two, new', 'New words.') })

    const run = await efcNews(['build', 'issues/one.md'], { cwd: project })
    expect(run.code).toBe(0)
    // Its page is left as it is, and leads to both under their old titles.
    expect(run.err).toMatch(/as it is now: archive\/three\/index\.html, archive\/two\/index\.html {2}page-outdated\n/)
    // Nor is its new text told elsewhere.
    expect(run.err).toMatch(/issues\/two\.md[^]*leave it out {2}issue-unbuilt\n[^]*\n\n2 warnings\n$/)
    expect(run.out).toMatch(/^1 issue, \d+ files in dist/m)
    const after = await distOf(project)
    const later = await timesOf(project)
    const ofIssues = (dist: object): string[] => Object.keys(dist).filter((path) => /^(?:email|archive\/(?:one|two|three))\//.test(path))
    expect(ofIssues(after)).toEqual(ofIssues(before))
    expect(ofIssues(later).filter((path) => later[path] !== times[path])).toEqual(['archive/one/email.html', 'archive/one/index.html', 'email/one/public.draft.eml', 'email/one/public.eml', 'email/one/public.html', 'email/one/public.txt'])
    expect(after['archive/index.html']).toContain('One, new')
    expect(after['archive/feed.xml']).not.toContain('Two')
    expect(after['email/one/public.txt']).toContain('New words.')
    expect(after['email/two/public.txt']).toBe(before['email/two/public.txt'])

    // The next whole build makes up for it.
    await efcNews(['build'], { cwd: project })
    expect((await distOf(project))['email/two/public.txt']).toContain('New words.')
  })

  it('links to nothing that is not there', async () => {
    const project = await createWarmProject(three)
    await efcNews(['build', 'issues/one.md'], { cwd: project })
    const first = await distOf(project)
    expect([pagesOf(first), linksOf(first), deadLinks(first)]).toEqual([['one'], ['one'], []])
    // The picture of links to it, and that of links to the site's own pages.
    expect(filesIn(first).filter((path) => path.includes('/card-'))).toHaveLength(2)
    await efcNews(['build', 'issues/two.md'], { cwd: project })
    const second = await distOf(project)
    expect([pagesOf(second), linksOf(second)]).toEqual([['one', 'two'], ['one', 'two']])
    expect(deadLinks(second)).toEqual([])
  })

  /** One that is built, all that it is then, and all that it would be without issue two. */
  let built = ''
  let whole: Record<string, string>
  let without: Record<string, string>

  beforeAll(async () => {
    built = await createWarmProject(telling)
    await efcNews(['build'], { cwd: built })
    whole = await distOf(built)
    const other = await copyProject(built)
    for (const name of ['two.md', 'two.fr.md']) await rm(join(other, 'issues', name))
    await efcNews(['build', '--out', 'without'], { cwd: other })
    without = await distOf(other, 'without')
  }, 60_000)

  it('makes the same, when it names all of them, as a build of everything', async () => {
    const project = await copyProject(built)
    expect(await efcNews(['build', 'issues/2015', 'issues/one.md', 'issues/two.md', 'issues/two.fr.md'], { cwd: project })).toMatchObject({ code: 0, err: '' })
    expect(await distOf(project)).toEqual(whole)
  })

  it('leaves all that can be found, and all that feeds and calendars tell of, as it was', async () => {
    const project = await copyProject(built)
    expect(Object.keys(whole)).toEqual(expect.arrayContaining(['archive/events.ics', 'archive/former/index.html', 'archive/topics/training/index.html', 'archive/fr/two/index.html', 'archive/pagefind/pagefind.js']))
    expect(await efcNews(['build', 'issues/one.md'], { cwd: project })).toMatchObject({ code: 0 })
    expect(await distOf(project)).toEqual(whole)
  })

  it.each<[string, Files, string[]]>([
    ['that is gone', {}, []],
    ['that is a draft again', { 'issues/two.md': issue('Two', 'Words.', 'status: draft\naliases: [former]'), 'issues/two.fr.md': issue('Deux', 'Mots.', 'status: draft') }, []],
    ['that is under embargo again', { 'issues/two.md': issue('Two', 'Words.', 'embargo: 2099-01-01'), 'issues/two.fr.md': issue('Deux', 'Mots.', 'embargo: 2099-01-01') }, []],
    ['that is now for members', { 'issues/two.md': issue('Two', 'Words.', 'audience: members'), 'issues/two.fr.md': issue('Deux', 'Mots.', 'audience: members') }, emailsAt('members', 'fr/two', 'two')],
    ['that moved to another address', { 'issues/two.md': issue('Two', 'Words.', 'slug: second'), 'issues/two.fr.md': issue('Deux', 'Mots.', 'slug: second') }, []],
  ])('leaves nothing of an issue %s, nor of its translation', async (name, files, left) => {
    const project = await copyProject(built)
    expect(holding(whole, /Hush|Two|Deux/)).toEqual(expect.arrayContaining(['archive/two/email.html', 'archive/feed.xml', 'archive/events.ics', 'archive/fr/feed.json', 'archive/topics/training/index.html']))
    expect(await found(project)).toMatch(/Hush/)
    for (const file of ['two.md', 'two.fr.md']) await rm(join(project, 'issues', file))
    await writeFiles(project, files)

    const { code, report } = await buildJson(['issues/one.md'], { cwd: project })
    expect([code, [...new Set(report.messages.map(({ rule }) => rule))]]).toEqual([0, ['page-outdated']])
    const told = report.messages.map(({ message }) => message)
    expect(told.filter((text) => text.endsWith(' as it is now: archive/three/index.html'))).toHaveLength(1)
    // At its new address nobody has built it.
    expect(told.filter((text) => text.startsWith('Unexpected archive of 2 of 4 issues'))).toHaveLength(name.includes('moved') ? 1 : 0)
    const dist = await distOf(project)
    expect(filesIn(dist).filter((path) => path.includes('two/'))).toEqual(left)
    // It leads there until it is built: that is what the message says.
    expect(holding(dist, /Hush|Two|Deux|Silence|two\/|former/).filter((path) => !left.includes(path) && path !== '.efc-news-manifest.json')).toEqual(['archive/three/index.html'])
    expect(await found(project)).not.toMatch(/Hush|Two|Deux|Silence/)
    expect(dist['.efc-news-manifest.json']).not.toMatch(/archive\/(?:fr|two|former)\//)
    // All else, byte for byte, is what there would be without the issue.
    const others = (all: Readonly<Record<string, string>>): object => Object.fromEntries(filesIn(all).flatMap((path) => (left.includes(path) || path === 'archive/three/index.html' ? [] : [[path, all[path]]])))
    expect(others(dist)).toEqual(others(without))
  })

  it('tells of an issue that cannot be read now, leaves it out of the site’s own pages, and leaves its page as it is', async () => {
    const project = await copyProject(built)
    for (const body of ['Hush.\n\n:::evnt[Course]\n:::', '<div>'.repeat(20_000)]) {
      await writeFiles(project, { 'issues/two.md': issue('Two', body) })
      const { code, report } = await buildJson(['issues/one.md'], { cwd: project })
      expect([code, foundIn(report, 'issues/two.md')]).toEqual([0, ['issue-unbuilt']])
      const dist = await distOf(project)
      expect(dist['archive/two/index.html']).toBe(whole['archive/two/index.html'])
      expect(dist['archive/two/email.html']).toBe(whole['archive/two/email.html'])
      expect(linksOf(dist)).toEqual(['one', 'three', 'two'])
      expect(holding(dist, /Hush/)).toEqual(['archive/two/email.html', 'archive/two/index.html', ...emailsAt('members', 'two'), ...emailsAt('public', 'two')])
    }
  })

  it('counts what the newsletter takes for a warning as none', async () => {
    const project = await createWarmProject({ ...three, 'newsletter.yaml': `${config}checks: { image-missing: warning }\n`, 'issues/two.md': issue('Two', 'Hush.\n\n![Not there](none.jpg)') })
    await efcNews(['build'], { cwd: project })
    const { report } = await buildJson(['issues/one.md'], { cwd: project })
    expect(report.messages).toEqual([])
    expect((await distOf(project))['archive/feed.xml']).toContain('Hush')
  })

  it('takes folders, and paths from the current folder as from the project’s', async () => {
    const project = await createWarmProject(three)
    const byFolder = await buildJson(['2015'], { cwd: join(project, 'issues') })
    expect(byFolder).toMatchObject({ code: 2 })
    const run = await buildJson(['--project', '..', '2015', 'issues/one.md'], { cwd: join(project, 'issues') })
    expect(run.code).toBe(0)
    expect(run.report.artefacts.flatMap(({ path }) => (/^email\/.*\.txt$/.test(path) ? [path] : []))).toEqual(['email/one/public.txt', 'email/three/public.txt'])
  })
})

describe('time', () => {
  const embargoed = { 'newsletter.yaml': `${config}timezone: Europe/Brussels\n`, 'issues/out.md': issue('Out'), 'issues/held.md': issue('Held', 'Words.', 'embargo: 2015-03-30 10:00') }
  const isOut = (report: Report): boolean => report.artefacts.some(({ path }) => path.includes('held'))

  it('comes from --as-of, then SOURCE_DATE_EPOCH, then the clock; an embargo ends to the second', async () => {
    const cwd = await createWarmProject(embargoed)
    const before = String(Date.parse('2015-03-30T07:59:59Z') / 1000)
    const after = String(Date.parse('2015-03-30T08:00:00Z') / 1000)
    expect(isOut((await buildJson([], { cwd, env: { SOURCE_DATE_EPOCH: before } })).report)).toBe(false)
    expect(isOut((await buildJson([], { cwd, env: { SOURCE_DATE_EPOCH: after } })).report)).toBe(true)
    expect(isOut((await buildJson(['--as-of', '2015-03-30T09:59:59+02:00'], { cwd, env: { SOURCE_DATE_EPOCH: after } })).report)).toBe(false)
    // What is under embargo again is gone again.
    expect(Object.keys(await distOf(cwd)).filter((path) => path.includes('held'))).toEqual([])
    expect(isOut((await buildJson(['--as-of', '2015-03-30 10:00+02:00'], { cwd })).report)).toBe(true)
    expect(isOut((await buildJson([], { cwd })).report)).toBe(true)
  })

  it('tells what was held back', async () => {
    const cwd = await createWarmProject({ ...embargoed, 'issues/draft.md': issue('Draft', 'Words.', 'status: draft') })
    const { out } = await efcNews(['build', '--as-of', '2015-03-29'], { cwd })
    expect(out).toContain('issues/draft.md → nothing: a draft\n')
    expect(out).toContain('issues/held.md → nothing: under embargo\n')
  })
})

describe('the text of the home page', () => {
  const welcome = issue('Welcome', 'Dear *readers*.', 'type: page\nhome: true')

  it('is on the home page alone, also when another issue alone is built, and goes with its file', async () => {
    const cwd = await createWarmProject({ ...three, 'issues/welcome.md': welcome })
    const { code, out } = await efcNews(['build'], { cwd })
    expect(code).toBe(0)
    expect(out).toContain('issues/welcome.md → text of the home page\n')
    const dist = await distOf(cwd)
    expect(Object.entries(dist).flatMap(([path, text]) => (text.includes('Dear') ? [path] : []))).toEqual(['archive/index.html'])
    expect(dist['archive/index.html']).toContain('<p>Dear <em>readers</em>.</p>')
    expect(Object.keys(dist).filter((path) => path.includes('welcome'))).toEqual([])

    await efcNews(['build', 'issues/one.md'], { cwd })
    expect(await distOf(cwd)).toEqual(dist)
    await rm(join(cwd, 'issues/welcome.md'))
    await efcNews(['build', 'issues/one.md'], { cwd })
    expect((await distOf(cwd))['archive/index.html']).not.toContain('Dear')
  })
})

describe('the way from issue to issue', () => {
  const on = (day: string, title: string): string => issue(title).replace('2015-03-30', day)
  const letters = { 'newsletter.yaml': config, 'issues/a.md': on('2014-12-01', 'A'), 'issues/b.md': on('2015-03-30', 'B $& <b>'), 'issues/c.md': on('2015-06-24', 'C') }

  it('follows their dates, and is mended on the pages around when one is gone', async () => {
    const cwd = await createWarmProject(letters)
    const waysOf = async (name: string): Promise<string[]> => [...((await distOf(cwd))[`archive/${name}/index.html`] ?? '').matchAll(/rel="(prev|next)" href="\.\.\/(\w+)\/index\.html"[^>]*>([^<]*)</g)].map(([, rel = '', slug = '', title = '']) => `${rel} ${slug} ${title}`)
    await efcNews(['build'], { cwd })
    expect(await Promise.all(['a', 'b', 'c'].map(waysOf))).toEqual([['next b B $&amp; &lt;b&gt;'], ['prev a A', 'next c C'], ['prev b B $&amp; &lt;b&gt;']])
    await rm(join(cwd, 'issues/b.md'))
    await efcNews(['build'], { cwd })
    expect(await Promise.all(['a', 'c'].map(waysOf))).toEqual([['next c C'], ['prev a A']])
  })

  it('is told to be outdated when a build of other issues leaves it to nowhere, until all are built', async () => {
    const cwd = await createWarmProject(letters)
    await efcNews(['build'], { cwd })
    await rm(join(cwd, 'issues/a.md'))
    await writeFiles(cwd, { 'issues/d.md': on('2015-07-08', 'D') })
    const { code, err } = await efcNews(['build', 'issues/d.md'], { cwd })
    expect(code).toBe(0)
    expect(err).toContain('as it is now: archive/b/index.html, archive/c/index.html')
    expect(err).toContain('Run `efc-news build` without a name before anybody uploads the archive.')
    expect(await readText(cwd, 'dist/archive/b/index.html')).toContain('../a/index.html')
    expect((await efcNews(['build', 'issues/d.md'], { cwd })).err).toBe(err)
    expect(await efcNews(['build'], { cwd })).toMatchObject({ code: 0, err: '' })
    expect(Object.values(await distOf(cwd)).filter((text) => text.includes('a/index.html'))).toEqual([])
    expect(await readText(cwd, 'dist/archive/c/index.html')).toContain('../d/index.html')
  })
})

describe('a draft', () => {
  it('is built with --drafts, says in each of its outputs what it is, and goes with the next build', async () => {
    const cwd = await createWarmProject({ 'newsletter.yaml': config, 'issues/draft.md': issue('Sketch', 'Words.', 'status: draft'), 'issues/out.md': issue('Out') })
    await efcNews(['build', '--drafts'], { cwd })
    const dist = await distOf(cwd)
    for (const path of ['email/draft/public.html', 'email/draft/public.txt', 'archive/draft/index.html', 'archive/index.html']) expect([path, dist[path]?.includes('Draft')]).toEqual([path, true])
    for (const path of ['archive/draft/index.html', 'archive/index.html']) expect(dist[path]).toContain('<meta name="robots" content="noindex">')
    expect(dist['archive/out/index.html']).not.toMatch(/Draft|noindex/)

    await efcNews(['build'], { cwd })
    const next = await distOf(cwd)
    expect(Object.keys(next).filter((path) => path.includes('/draft/') || next[path]?.includes('Sketch'))).toEqual([])
  })

  it('is checked all the same', async () => {
    const cwd = await createWarmProject({ 'newsletter.yaml': config, 'issues/draft.md': issue('Sketch', '[x](javascript:alert(1))', 'status: draft') })
    expect((await buildJson([], { cwd })).code).toBe(1)
  })
})

describe('where things are', () => {
  it('is up to the user: any current folder, any output folder, names with spaces and in any script', async () => {
    const name = 'Информ бюллетень № 6'
    const project = await createWarmProject({ 'newsletter.yaml': config, 'issues/été 2015/issue-ж.md': issue('Ünïcode'), 'issues/été 2015/نشرة.md': issue('نشرة') }, name)
    const elsewhere = await createProject({}, 'some where')
    const run = await efcNews(['build', '--project', `../../${project.split('/').at(-2)}/${name}`, '--out', 'out put'], { cwd: elsewhere })
    expect(run).toMatchObject({ code: 0, err: '' })
    expect(run.out).toMatch(/^2 issues, \d+ files in out put$/m)
    expect(existsSync(join(elsewhere, 'out put/email/issue-ж/public.html'))).toBe(true)
    expect(await readText(elsewhere, 'out put/archive/نشرة/index.html')).toContain('https://letter.example/%D9%86%D8%B4%D8%B1%D8%A9/')
    expect(await readText(elsewhere, 'out put/archive/index.html')).toContain('href="issue-%D0%B6/index.html"')
    expect(await readdir(project)).not.toContain('dist')
  })

  it('must be a folder that can be written: a file in its way is an error of the disk', async () => {
    const cwd = await createWarmProject({ ...three, file: 'not a folder' })
    const run = await efcNews(['build', '--out', 'file/dist'], { cwd })
    expect(run).toMatchObject({ code: 3, out: '' })
    expect(run.err).toMatch(/^efc-news: .*cannot be written: .*\.\n$/)
    expect(await readText(cwd, 'file')).toBe('not a folder')
  })

  it('must be free: a file of somebody else in the way of an output is an error, and stays', async () => {
    const cwd = await createWarmProject({ ...three, 'dist/archive/index.html': 'by hand' })
    const run = await efcNews(['build'], { cwd })
    expect(run).toMatchObject({ code: 3, out: '' })
    expect(run.err).toContain('archive/index.html')
    expect(await distOf(cwd)).toEqual({ archive: 'folder', 'archive/index.html': 'by hand' })
  })
})

describe('an output that somebody changed', () => {
  it('is written anew, with a warning that names it and says where to change it instead', async () => {
    const cwd = await createWarmProject(three)
    await efcNews(['build'], { cwd })
    const before = await distOf(cwd)
    await writeFiles(cwd, { 'dist/email/one/public.txt': 'by hand', 'dist/archive/index.html': 'by hand' })
    const { code, report } = await buildJson([], { cwd })
    expect([code, report.ok]).toEqual([0, true])
    expect(report.messages).toEqual(
      [['issues/one.md', 'email/one/public.txt'], [null, 'archive/index.html']].map(([file, path]) =>
        expect.objectContaining({ file, rule: 'output-changed', severity: 'warning', message: expect.stringContaining(`${path} was changed by hand since the last build; it has been written anew`), note: 'Change the issue or a template instead.' }),
      ),
    )
    expect(await distOf(cwd)).toEqual(before)
    expect((await buildJson([], { cwd })).report.messages).toEqual([])
  })

  it('is not spoken of when the rule is off, and is never an error: it is written already', async () => {
    const cwd = await createWarmProject(three)
    await efcNews(['build'], { cwd })
    for (const [setting, expected] of [['off', []], ['error', ['warning']]] as const) {
      await writeFiles(cwd, { 'newsletter.yaml': `${config}checks: { output-changed: ${setting} }\n`, 'dist/email/one/public.txt': 'by hand' })
      const { code, report } = await buildJson([], { cwd })
      expect([code, report.messages.map(({ severity }) => severity)]).toEqual([0, expected])
    }
  })
})

describe('two builds at a time', () => {
  it('are refused while the lock’s process lives', async () => {
    const cwd = await createWarmProject({ ...three, 'dist/.efc-news-lock': `${JSON.stringify({ pid, host: hostname() })}\n` })
    const before = await distOf(cwd)
    const run = await efcNews(['build'], { cwd })
    expect(run).toMatchObject({ code: 4, out: '' })
    expect(run.err).toContain(`process ${pid}`)
    expect(await distOf(cwd)).toEqual(before)
  })

  it('are refused from the first file that is read, so that an older text never replaces a newer one', async () => {
    // One that takes longer than any machine has time for.
    const cwd = await createWarmProject({ 'newsletter.yaml': `${config}limits: { parseSeconds: 600 }\n`, 'issues/a.md': issue('A', '>'.repeat(20_000)) })
    let second: { code: unknown } | null = null
    const first = await efcNews(['build'], {
      cwd,
      during: async (child) => {
        while (!existsSync(join(cwd, 'dist/.efc-news-lock')) && child.exitCode === null) await wait(10)
        await writeFiles(cwd, { 'issues/a.md': issue('A', 'Short.') })
        second = await efcNews(['build'], { cwd })
        child.kill('SIGTERM')
      },
    })
    expect([second, first]).toMatchObject([{ code: 4, out: '' }, { code: 130 }])
    // Nothing was written, so nothing is left: no lock, and no folder either.
    expect(await readdir(cwd)).not.toContain('dist')
    expect(await efcNews(['build'], { cwd })).toMatchObject({ code: 0, err: '' })
  })

  it('leave no lock and no folder when there are errors', async () => {
    const cwd = await createWarmProject(three)
    for (const [files, code] of [[{ 'issues/one.md': '---\ntitle: One\n' }, 1], [{ 'newsletter.yaml': 'name: [\n' }, 2]] as const) {
      await writeFiles(cwd, files)
      expect(await efcNews(['build'], { cwd })).toMatchObject({ code, out: '' })
      expect(await readdir(cwd)).not.toContain('dist')
    }
  })

  it('end with one whole build, whoever comes first', async () => {
    const cwd = await createWarmProject(three)
    const runs = await Promise.all([efcNews(['build'], { cwd, alone: true }), efcNews(['build'], { cwd, alone: true })])
    expect([0, 4]).toEqual(expect.arrayContaining(runs.map(({ code }) => code)))
    expect(runs.map(({ code }) => code)).toContain(0)
    const dist = await distOf(cwd)
    await rm(join(cwd, 'dist'), { recursive: true })
    await efcNews(['build'], { cwd })
    expect(dist).toEqual(await distOf(cwd))
  })
})

describe('an interrupted build', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('ends with 130 on %s, and dist/ is as it was', async (signal) => {
    const cwd = await createWarmProject({ 'newsletter.yaml': config, 'issues/good.md': issue('Good') })
    await efcNews(['build'], { cwd })
    const before = await distOf(cwd)
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, number) => [`issues/issue-${number}.md`, issue(`Issue ${number}`, 'New words.', `number: ${number + 1}`)]))
    // One that takes longer than any machine has time for, so that the signal always comes before the end.
    await writeFiles(cwd, { ...many, 'newsletter.yaml': `${config}limits: { parseSeconds: 600 }\n`, 'issues/good.md': issue('Good', '>'.repeat(20_000)) })
    await rm(join(cwd, '.cache'), { recursive: true })
    const run = await efcNews(['build'], {
      cwd,
      // The compiled templates in the cache are the last thing that comes before the issues.
      during: async (child) => {
        while (!existsSync(join(cwd, '.cache/efc-news')) && child.exitCode === null) await wait(10)
        child.kill(signal)
      },
    })
    expect(run).toEqual({ code: 130, out: '', err: 'Interrupted: nothing was written.\n' })
    expect(await distOf(cwd)).toEqual(before)
  })
})
