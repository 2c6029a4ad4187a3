import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { beforeAll, describe, expect, it } from 'vitest'

import { buildJson, config, createProject, distOf, efcNews, issue, writeFiles, type Files } from '../project.js'

// Same input, same bytes: whatever the machine, its settings, and what was built before. Of files that are no text, the manifest
// that is compared with all others has the SHA-256.

const files: Files = {
  'newsletter.yaml': `${config}language: tr\ntimezone: Pacific/Auckland\naudiences: [members]\n`,
  'issues/b.md': issue('İstanbul', 'Istanbul ılık.\n\n:::event[Toplantı]{start="2015-04-17 22:00" end="2015-04-18 02:00" deadline=2015-04-16}\nMetin.\n:::', 'number: 2\nlang: tr'),
  'issues/a.md': issue('A', '## One\n\nWords.[^1]\n\n:::article[Two]{audience=members}\nMore.\n:::\n\n[^1]: Note.', 'number: 1'),
  'issues/a.de.md': issue('Ä', '## Eins\n\nWörter.\n\n:::event[Sitzung]{start="2015-04-17 10:30" timezone=Europe/Brussels}\nText.\n:::', 'number: 1\ntopics: [Übung, Ärzte, Zahlen]'),
  'issues/Z.md': issue('Z', 'Words.', 'number: 3\naliases: [former]\ntopics: [İzmir, Işık, éa, eb]'),
  'issues/é.md': issue('É', 'Words.'),
  'issues/2015/index.md': issue('Same day', 'Words.', 'credits: { Text: [B, A], Layout: C }'),
  'issues/about.md': issue('About', 'Words.', 'type: page'),
  'issues/held.md': issue('Held', 'Words.', 'embargo: 2015-03-30 00:30'),
  'templates/text/blocks/article.hbs': '{{#if title}}* {{{title}}}\n{{/if}}{{body}}\n',
}
/** A day in Auckland, and the evening before in Los Angeles. */
const time = ['--as-of', '2015-03-29T12:00:00Z']

describe('a build', () => {
  let project = ''
  let expected: Record<string, string>

  beforeAll(async () => {
    project = await createProject(files)
    await efcNews(['build', ...time], { cwd: project, env: { TZ: 'UTC', LC_ALL: 'C' } })
    expected = await distOf(project)
  }, 60_000)

  it('is a build', () => {
    expect(Object.keys(expected)).toContain('email/a/members.html')
    expect(Object.keys(expected)).toContain('archive/held/index.html')
    const kinds = [/^archive\/pagefind\/fragment\/tr_/, /^archive\/pagefind\/fragment\/de_/, /^archive\/assets\/card-[0-9a-f]+\.png$/, /^archive\/events\/.+\.ics$/, /^archive\/de\/events\.ics$/, /^archive\/de\/feed\.xml$/, /^archive\/topics\/.+\/index\.html$/, /^archive\/former\/index\.html$/]
    for (const kind of kinds) expect(Object.keys(expected)).toContainEqual(expect.stringMatching(kind))
  })

  it('is the same with a warm cache', async () => {
    expect(await readdir(join(project, '.cache/efc-news'))).not.toEqual([])
    await efcNews(['build', ...time, '--out', 'again'], { cwd: project, env: { TZ: 'America/Los_Angeles' } })
    expect(await distOf(project, 'again')).toEqual(expected)
    await rm(join(project, 'again'), { recursive: true })
  })

  it.each([
    ['in Los Angeles, in Turkish', { TZ: 'America/Los_Angeles', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }],
    ['on Kiritimati, in Arabic', { TZ: 'Pacific/Kiritimati', LANG: 'ar_EG.UTF-8', LANGUAGE: 'ar' }],
  ])('is the same %s, in another folder whose files were made in another order', async (name, env) => {
    const other = await createProject(Object.fromEntries(Object.entries(files).toReversed()), name)
    await efcNews(['build', ...time, '--project', other, '--out', join(other, 'out')], { cwd: '/', env })
    expect(await distOf(other, 'out')).toEqual(expected)
  })

  it('is the same with a cache that is damaged', async () => {
    const cache = join(project, '.cache/efc-news')
    for (const name of await readdir(cache)) await writeFile(join(cache, name), (await readFile(join(cache, name))).subarray(0, 500))
    await efcNews(['build', ...time, '--out', 'again'], { cwd: project })
    expect(await distOf(project, 'again')).toEqual(expected)
    await rm(join(project, 'again'), { recursive: true })
  })

  it('is the same when a bad build, and one of a single issue, came between', async () => {
    await writeFiles(project, { 'issues/a.md': '---\ntitle: A\n', 'issues/Z.md': issue('Other', 'Other.', 'number: 3') })
    expect((await buildJson(time, { cwd: project })).code).toBe(1)
    expect(await distOf(project)).toEqual(expected)
    await writeFiles(project, files)
    await writeFiles(project, { 'issues/Z.md': issue('Other', 'Other.', 'number: 3') })
    expect((await buildJson([...time, 'issues/Z.md'], { cwd: project })).code).toBe(0)
    expect(await distOf(project)).not.toEqual(expected)
    await writeFiles(project, files)
    expect((await buildJson(time, { cwd: project })).code).toBe(0)
    expect(await distOf(project)).toEqual(expected)
  })

  it('sees every change, whatever the cache holds', async () => {
    const text = async (): Promise<string | undefined> => (await distOf(project))['email/a/public.txt']
    await writeFiles(project, { 'newsletter.yaml': `${config}organisation: The Publisher\ntimezone: Pacific/Auckland\naudiences: [members]\n` })
    await efcNews(['build', ...time], { cwd: project })
    expect(await text()).toContain('The Publisher')
    await writeFiles(project, { 'templates/text/blocks/article.hbs': 'OTHER {{#if title}}{{title}} {{/if}}{{body}}\n' })
    await efcNews(['build', ...time], { cwd: project })
    expect(await text()).toContain('OTHER ')
    await rm(join(project, 'templates'), { recursive: true })
    await efcNews(['build', ...time], { cwd: project })
    expect(await text()).not.toContain('OTHER ')
  })
})
