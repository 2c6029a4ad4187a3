import { rm } from 'node:fs/promises'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { buildJson, config, createWarmProject, distOf, efcNews, issue, readText, writeFiles } from '../project.js'

// The archive as a whole, by the real executable: its languages, former addresses, days, and what it does without search.

const pathsIn = (dist: Readonly<Record<string, string>>, start: string): string[] => Object.keys(dist).filter((path) => path.startsWith(start) && dist[path] !== 'folder')

describe('a translation beside its issue', () => {
  const english = { 'newsletter.yaml': config, 'issues/a.md': issue('The year', 'Words.'), 'issues/b.md': issue('Only English', 'Words.') }

  it('has its page and its email in its language’s folder, each edition leads to the other, and the folder goes with the last of them', async () => {
    const cwd = await createWarmProject({ ...english, 'issues/a.fr.md': issue('L’année', 'Des mots.') })
    expect(await efcNews(['build'], { cwd })).toMatchObject({ code: 0, err: '' })
    const dist = await distOf(cwd)
    expect(Object.keys(dist)).toEqual(expect.arrayContaining(['email/fr/a/public.html', 'email/fr/a/public.txt', 'archive/fr/a/email.html', 'archive/fr/index.html', 'archive/fr/feed.xml']))
    expect(dist['archive/fr/a/index.html']).toMatch(/<html lang="fr" dir="ltr"[\s\S]*hreflang="en" href="https:\/\/letter\.example\/a\/"[\s\S]*<h1>L’année<\/h1>/)
    expect(dist['archive/a/index.html']).toContain('href="../fr/a/index.html"')
    expect(dist['archive/a/index.html']).not.toContain('L’année')
    expect(dist['email/fr/a/public.html']).toContain('https://letter.example/fr/a/')
    // What is not translated is found there all the same.
    expect(dist['archive/fr/index.html']).toContain('href="../b/index.html"')
    expect(pathsIn(dist, 'archive/fr/b')).toEqual([])

    await rm(join(cwd, 'issues/a.fr.md'))
    expect(await efcNews(['build'], { cwd })).toMatchObject({ code: 0, err: '' })
    const after = await distOf(cwd)
    expect(Object.keys(after).filter((path) => /^(?:archive|email)\/fr(?:\/|$)/.test(path))).toEqual([])
    expect(Object.keys(after).filter((path) => /hreflang="fr"|année|\bfr\//.test(after[path] ?? ''))).toEqual([])
  })

  it('is built alone by its name', async () => {
    const cwd = await createWarmProject({ ...english, 'issues/a.fr.md': issue('L’année', 'Des mots.') })
    await efcNews(['build'], { cwd })
    const before = await distOf(cwd)
    await writeFiles(cwd, { 'issues/a.fr.md': issue('L’année', 'D’autres mots.'), 'issues/a.md': issue('The year', 'Other words.') })
    // The other is told of as it was when it was built.
    expect(await efcNews(['build', 'issues/a.fr.md'], { cwd })).toMatchObject({ code: 0, err: expect.stringMatching(/^issues\/a\.md  warning  [^\n]*issue-unbuilt\n/) })
    expect(await readText(cwd, 'dist/email/fr/a/public.txt')).toContain('D’autres mots.')
    expect(await readText(cwd, 'dist/email/a/public.txt')).toBe(before['email/a/public.txt'])
  })
})

describe('a former address', () => {
  it('leads to the issue, until the issue gives it up', async () => {
    const cwd = await createWarmProject({ 'newsletter.yaml': config, 'issues/a.md': issue('A', 'Words.', 'slug: autumn\naliases: [issue-06]') })
    await efcNews(['build'], { cwd })
    const page = await readText(cwd, 'dist/archive/issue-06/index.html')
    expect(page).toContain('content="0; url=../autumn/index.html"')
    expect(page).toContain('<link rel="canonical" href="https://letter.example/autumn/">')
    expect(await readText(cwd, 'dist/archive/sitemap.xml')).not.toContain('issue-06')
    await writeFiles(cwd, { 'issues/a.md': issue('A', 'Words.', 'slug: autumn') })
    await efcNews(['build'], { cwd })
    expect(Object.keys(await distOf(cwd)).filter((path) => path.includes('issue-06'))).toEqual([])
  })
})

describe('events', () => {
  const event = (title: string, start: string): string => `:::event[${title}]{start=${start}}\nWords.\n:::`
  const files = { 'newsletter.yaml': `${config}timezone: Europe/Brussels\n`, 'issues/a.md': issue('A', `${event('Course', '2015-04-07')}\n\n${event('Meeting', '2015-06-01')}`), 'issues/b.md': issue('B', event('Course', '2015-04-07'), 'topics: [Training]') }
  const split = async (cwd: string): Promise<string[]> => {
    const titles = ['Course', 'Meeting']
    const [upcoming = '', past = ''] = ((await distOf(cwd))['archive/events/index.html'] ?? '').split('data-year="2015"')
    return [upcoming, past].map((part) => titles.filter((title) => part.includes(`>${title}<`)).join(' '))
  }

  it('are upcoming or past on the day that --as-of says, and the build says until when that is right', async () => {
    const cwd = await createWarmProject(files)
    const build = async (day: string): Promise<string[]> => (await buildJson(['--as-of', day], { cwd })).report.messages.map(({ rule, message }) => `${rule} ${/\d{4}-\d\d-\d\d/.exec(message)?.[0]}`)
    expect([await build('2015-04-07'), await split(cwd)]).toEqual([['events-passing 2015-04-08'], ['Course Meeting', '']])
    expect([await build('2015-04-08'), await split(cwd)]).toEqual([['events-passing 2015-06-02'], ['Meeting', 'Course']])
    expect([await build('2015-06-02'), await split(cwd)]).toEqual([[], ['', 'Course Meeting']])
  })

  it('go, with their calendars and topics, when the last issue that tells of them goes', async () => {
    const cwd = await createWarmProject(files)
    const day = ['build', '--as-of', '2015-07-01']
    await efcNews(day, { cwd })
    const calendars = async (): Promise<number> => pathsIn(await distOf(cwd), 'archive/events/').filter((path) => path.endsWith('.ics')).length
    expect(await calendars()).toBe(2)
    await rm(join(cwd, 'issues/b.md'))
    await efcNews(day, { cwd })
    expect(await calendars()).toBe(2)
    expect(pathsIn(await distOf(cwd), 'archive/topics')).toEqual([])
    await writeFiles(cwd, { 'issues/a.md': issue('A') })
    await efcNews(day, { cwd })
    const dist = await distOf(cwd)
    expect(pathsIn(dist, 'archive/events')).toEqual([])
    expect(Object.keys(dist).filter((path) => dist[path]?.includes('events/index.html'))).toEqual([])
  })
})

describe('a machine without pagefind', () => {
  it('gets an archive without search, to which no page leads, and a warning', async () => {
    const cwd = await createWarmProject({
      'newsletter.yaml': config,
      'issues/a.md': issue('A', 'Words that nobody has searched before.'),
      // As npm leaves it where pagefind has no program.
      'without.cjs': "const modules = require('module'); const find = modules._resolveFilename; modules._resolveFilename = function (name, ...rest) { if (name.startsWith('@pagefind/')) throw new Error('not installed'); return find.call(this, name, ...rest) }",
    })
    const { code, report } = await buildJson([], { cwd, env: { NODE_OPTIONS: '--require ./without.cjs' } })
    expect([code, report.messages.map(({ rule, severity }) => `${severity} ${rule}`)]).toEqual([0, ['warning search-missing']])
    const dist = await distOf(cwd)
    expect(Object.keys(dist).filter((path) => /search|pagefind/.test(path))).toEqual([])
    expect(Object.keys(dist).filter((path) => /search\/index\.html/.test(dist[path] ?? ''))).toEqual([])
    // The next build on a machine that has it makes up for it.
    expect(await efcNews(['build'], { cwd })).toMatchObject({ code: 0, err: '' })
    expect((await distOf(cwd))['archive/a/index.html']).toContain('href="../search/index.html"')
  })
})
