import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join, posix } from 'node:path'

import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'

import { ownersOf } from '../../src/artefact.js'
import { parseManifest } from '../../src/output/manifest.js'
import { photograph } from '../pictures/samples.js'
import { buildJson, config, copyProject, createWarmProject, distOf, efcNews, foundIn, issue, readText, timesOf, writeFiles } from '../project.js'

// Pictures from the editor's folder to what is sent and uploaded, by the real executable.

/** A photograph that says where and by whom it was taken. */
async function taken(width: number, height: number): Promise<Uint8Array> {
  return photograph(width, height)
    .withExif({ IFD0: { Artist: 'Secret Photographer' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '50/1 50/1 0/1' } })
    .jpeg({ quality: 90 })
    .toBuffer()
}

const [large, wide, tall, square] = await Promise.all([taken(1200, 600), taken(400, 200), taken(150, 200), taken(200, 200)])
const shown = '![The hemicycle in Brussels](pictures/minister%20secret.jpg "Our hosts")'

/** The pictures that an editor gave; not the cards that are made of titles. */
const assetsIn = (dist: Readonly<Record<string, string>>): string[] => Object.keys(dist).filter((path) => /^archive\/assets\/(?!card-).*\.(?:jpg|png|webp)$/.test(path))

describe('a photograph in an issue', () => {
  let project = ''
  let run: { code: unknown; err: string }
  let dist: Record<string, string>

  beforeAll(async () => {
    project = await createWarmProject({ 'newsletter.yaml': config, 'issues/a.md': issue('A', shown), 'issues/pictures/minister secret.jpg': large })
    run = await efcNews(['build'], { cwd: project })
    dist = await distOf(project)
  }, 60_000)

  it('says where it was taken before it is built', async () => {
    const { exif } = await sharp(large).metadata()
    expect(exif?.includes('Secret Photographer')).toBe(true)
  })

  it('is built without a word', () => {
    expect(run).toMatchObject({ code: 0, err: '' })
  })

  it('is fetched by the email from its absolute address, with its size, once it is hosted', async () => {
    const [image = ''] = /<img[^>]*hemicycle[^>]*>/.exec(dist['email/a/public.html'] ?? '') ?? []
    const [, path = ''] = / src="https:\/\/letter\.example\/(assets\/[0-9a-f]{16}\.jpg)"/.exec(image) ?? []
    expect(image).toMatch(/ width="552"/)
    expect(image).toMatch(/ height="276"/)
    expect(image).toContain('alt="The hemicycle in Brussels"')
    expect(dist['email/a/public.html']).toContain('Our hosts')
    // Twice as large as it is shown, for screens of today.
    expect(await sharp(join(project, 'dist/archive', path)).metadata()).toMatchObject({ format: 'jpeg', width: 1104, height: 552 })
  })

  it('is shown by the page in several sizes, all of which are there, and loaded when it is near', async () => {
    const [picture = ''] = /<picture>[\s\S]*?<\/picture>/.exec(dist['archive/a/index.html'] ?? '') ?? []
    const sources = [...picture.matchAll(/(\.\.\/assets\/[0-9a-f]{16}\.webp) (\d+)w/g)].map(([, path = '', width = '']) => ({ path: posix.join('archive/a', path), width: Number(width) }))
    expect(sources.map(({ width }) => width)).toEqual([480, 800, 1200])
    for (const { path, width } of sources) expect(await sharp(join(project, 'dist', path)).metadata()).toMatchObject({ format: 'webp', width })
    const [, fallback = ''] = /<img[^>]* src="(\.\.\/assets\/[0-9a-f]{16}\.jpg)"/.exec(picture) ?? []
    expect(existsSync(join(project, 'dist/archive/a', fallback))).toBe(true)
    for (const attribute of ['type="image/webp"', 'sizes="', 'width="608"', 'height="304"', 'loading="lazy"', 'alt="The hemicycle in Brussels"']) expect(picture).toContain(attribute)
    expect(assetsIn(dist)).toHaveLength(4)
  })

  it('is its description in the text', () => {
    expect(dist['email/a/public.txt']).toContain('The hemicycle in Brussels')
    expect(dist['email/a/public.txt']).not.toMatch(/assets|\.jpg/)
  })

  it('tells nobody where, when and by whom it was taken, nor what its file was called', async () => {
    for (const path of assetsIn(dist)) {
      const bytes = await readFile(join(project, 'dist', path))
      expect(await sharp(bytes).metadata()).not.toMatchObject({ exif: expect.anything() })
      expect(bytes.toString('latin1')).not.toMatch(/Exif|GPS|Secret|http:\/\/ns\.adobe\.com/)
    }
    expect(Object.entries(dist).flatMap(([path, text]) => (/secret/i.test(path + text) ? [path] : []))).toEqual([])
  })

  it('is not written again by a build without changes, whether or not the cache is there', async () => {
    const times = await timesOf(project)
    expect(await efcNews(['build'], { cwd: project })).toMatchObject({ code: 0, err: '' })
    expect(await timesOf(project)).toEqual(times)
    await rm(join(project, '.cache'), { recursive: true })
    expect(await efcNews(['build'], { cwd: project })).toMatchObject({ code: 0, err: '' })
    expect(await timesOf(project)).toEqual(times)
  })

  it('is worked on once: the next build does without what works on pictures, even for an output that is gone', async () => {
    // Tells at the end whether sharp was loaded.
    await writeFiles(project, { 'tell.cjs': "process.on('exit', () => process.stderr.write(Object.keys(require.cache).some((path) => /node_modules.sharp./.test(path)) ? 'loaded' : 'not loaded'))" })
    const build = async (): Promise<string> => (await efcNews(['build'], { cwd: project, env: { NODE_OPTIONS: '--require ./tell.cjs' } })).err
    await rm(join(project, '.cache'), { recursive: true })
    expect(await build()).toBe('loaded')
    await rm(join(project, 'dist'), { recursive: true })
    expect(await build()).toBe('not loaded')
    expect(await distOf(project)).toEqual(dist)
  })

  it('is made anew when its file changed: its new files have new names, and the old ones go', async () => {
    await writeFiles(project, { 'issues/pictures/minister secret.jpg': wide })
    expect(await efcNews(['build'], { cwd: project })).toMatchObject({ code: 0, err: '' })
    const after = await distOf(project)
    // It is narrower than the narrowest of them, and never enlarged.
    expect(assetsIn(after)).toHaveLength(2)
    expect(assetsIn(after).filter((path) => assetsIn(dist).includes(path))).toEqual([])
    for (const path of assetsIn(after)) expect((after['archive/a/index.html'] ?? '') + (after['email/a/public.html'] ?? '')).toContain(path.slice('archive/'.length))
  })

  it('that is gone is an error at its place, and the last good build stays', async () => {
    const before = await distOf(project)
    await rm(join(project, 'issues/pictures/minister secret.jpg'))
    await writeFiles(project, { 'issues/pictures/minister-secret.jpg': wide })
    const gone = await efcNews(['build'], { cwd: project })
    expect(gone).toMatchObject({ code: 1, out: '' })
    expect(gone.err).toContain('issues/a.md:6:1  error  Missing picture `pictures/minister secret.jpg`, expected a file in issues/pictures')
    expect(gone.err).toContain('Did you mean "minister-secret.jpg"?')
    expect(await distOf(project)).toEqual(before)
  })
})

describe('a picture that cannot be sent', () => {
  it('is an error at the line and column that name it, says what to do, and nothing is written', async () => {
    const body = ['![Cut off](cut.jpg)', 'Words ![A drawing](drawing.svg)', '> ![Not there](pictures/none.jpg)', '![](whole.jpg)', '![Elsewhere](../../elsewhere.jpg)', ':::editorial[Letter]{by="Ada Lovelace" photo=drawing.svg alt=""}\nx\n:::', '<img src="page.jpg" alt="A page">']
    const project = await createWarmProject({
      'newsletter.yaml': config, 'issues/a.md': issue('A', body.join('\n\n')), 'issues/cut.jpg': wide.subarray(0, wide.length / 2), 'issues/whole.jpg': tall, 'issues/page.jpg': '<!doctype html><p>Please log in',
      'issues/drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    })
    const { code, report } = await buildJson([], { cwd: project })
    expect(code).toBe(1)
    expect(foundIn(report, 'issues/a.md')).toEqual(['6:1 image-broken', '8:7 image-format', '10:3 image-missing', '12:1 image-alt', '14:1 file-link', '16:40 image-format', '20:1 image-format'])
    for (const { note } of report.messages) expect(note).not.toBe('')
    expect(existsSync(join(project, 'dist'))).toBe(false)
  })

  it('is its description where that is only a warning', async () => {
    const checks = 'checks: { image-missing: warning, image-format: warning }\n'
    const project = await createWarmProject({ 'newsletter.yaml': config + checks, 'issues/a.md': issue('A', '![The hemicycle](none.jpg)\n\n:::editorial[Letter]{by="Ada Lovelace" photo=drawing.svg alt=""}\nx\n:::'), 'issues/drawing.svg': '<svg/>' })
    const { code, report } = await buildJson([], { cwd: project })
    expect([code, foundIn(report, 'issues/a.md')]).toEqual([0, ['6:1 image-missing', '8:40 image-format']])
    const dist = await distOf(project)
    for (const path of ['email/a/public.html', 'archive/a/index.html']) {
      expect(dist[path]).toContain('The hemicycle')
      expect(dist[path]).not.toMatch(/<img|<picture/)
    }
    expect(assetsIn(dist)).toEqual([])
  })

  it('for members is nowhere, not even as a file, where that is only a warning', async () => {
    const project = await createWarmProject({
      'newsletter.yaml': `${config}audiences: [members]\nchecks: { image-audience: warning }\n`,
      'issues/a.md': issue('A', `:::article[For members]{audience=members}\n![Members alone](secret.jpg)\n:::\n\nFor all\n\n![For all](open.jpg)`),
      'issues/b.md': issue('B', '![All members](secret.jpg)', 'audience: members\ncover: secret.jpg\nalt: Cover'),
      'issues/secret.jpg': wide,
      'issues/open.jpg': tall,
    })
    const { code, report } = await buildJson([], { cwd: project })
    expect([code, foundIn(report, 'issues/a.md'), foundIn(report, 'issues/b.md')]).toEqual([0, ['7:1 image-audience'], ['5:8 image-audience', '9:1 image-audience']])
    const dist = await distOf(project)
    expect(assetsIn(dist).length).toBeGreaterThan(0)
    // Each file is one of the public picture, by what the page or the email names.
    for (const path of assetsIn(dist)) expect((dist['archive/a/index.html'] ?? '') + (dist['email/a/public.html'] ?? '')).toContain(path.slice('archive/'.length))
    for (const { width = 0, height = 0 } of await Promise.all(assetsIn(dist).map((path) => sharp(join(project, 'dist', path)).metadata()))) expect(height).toBeGreaterThan(width)
    expect(dist['email/a/members.html']).toContain('Members alone')
    expect(dist['email/b/members.html']).toContain('All members')
  })
})

describe('a picture that several issues show', () => {
  const both = { 'newsletter.yaml': config, 'issues/a.md': issue('A', '![One](one.jpg)'), 'issues/2015/b.md': issue('B', '![One](../one.jpg)\n\n![Two](two.jpg)'), 'issues/c.md': issue('C', '![Three](three.jpg)'), 'issues/one.jpg': wide, 'issues/2015/two.jpg': tall, 'issues/three.jpg': square }
  /** Of which issues the pictures in the archive are, each set of owners once. */
  const ownersIn = async (project: string): Promise<string[]> => [...new Set([...parseManifest(await readText(project, 'dist/.efc-news-manifest.json'))].flatMap(([path, entry]) => (assetsIn({ [path]: '' }).length > 0 ? [ownersOf(entry).join(' ')] : [])))].toSorted()

  let built = ''

  beforeAll(async () => {
    built = await createWarmProject(both)
    await efcNews(['build'], { cwd: built })
  }, 60_000)

  it('lies in the archive once, and stays until the last of them is gone', async () => {
    const project = await copyProject(built)
    const all = assetsIn(await distOf(project))
    expect(await ownersIn(project)).toEqual(['issues/2015/b.md', 'issues/2015/b.md issues/a.md', 'issues/c.md'])
    await rm(join(project, 'issues/a.md'))
    await efcNews(['build'], { cwd: project })
    expect(assetsIn(await distOf(project))).toEqual(all)
    expect(await ownersIn(project)).toEqual(['issues/2015/b.md', 'issues/c.md'])
    await rm(join(project, 'issues/2015/b.md'))
    await efcNews(['build'], { cwd: project })
    expect(await ownersIn(project)).toEqual(['issues/c.md'])
  })

  it('stays, as those of all other issues do, when one issue alone is built', async () => {
    const project = await copyProject(built)
    const before = await distOf(project)
    expect(await efcNews(['build', 'issues/a.md'], { cwd: project })).toMatchObject({ code: 0, err: '' })
    expect(await distOf(project)).toEqual(before)
    // Also when that one shows it no more, and when it now shows one of the others.
    await writeFiles(project, { 'issues/a.md': issue('A', '![Three](three.jpg)') })
    expect(await efcNews(['build', 'issues/a.md'], { cwd: project })).toMatchObject({ code: 0, err: '' })
    const after = await distOf(project)
    expect(assetsIn(after)).toEqual(assetsIn(before))
    expect(await ownersIn(project)).toEqual(['issues/2015/b.md', 'issues/a.md issues/c.md'])
    // A build of everything comes to the same.
    expect(await efcNews(['build'], { cwd: project })).toMatchObject({ code: 0, err: '' })
    expect(await distOf(project)).toEqual(after)
  })

  it('goes with an issue that is no longer public, in a build of another one too', async () => {
    const project = await copyProject(built)
    const before = assetsIn(await distOf(project))
    await writeFiles(project, { 'issues/c.md': issue('C', '![Three](three.jpg)', 'status: draft') })
    expect(await efcNews(['build', 'issues/a.md'], { cwd: project })).toMatchObject({ code: 0 })
    expect(assetsIn(await distOf(project))).toHaveLength(before.length - 2)
  })

  it('goes with the last of them that is public, in a build of another one too', async () => {
    const project = await copyProject(built)
    await writeFiles(project, { 'issues/2015/b.md': issue('B', '![One](../one.jpg)') })
    await efcNews(['build'], { cwd: project })
    const before = assetsIn(await distOf(project))
    await writeFiles(project, { 'issues/a.md': issue('A', '![One](one.jpg)', 'status: draft') })
    expect(await efcNews(['build', 'issues/c.md'], { cwd: project })).toMatchObject({ code: 0 })
    expect(assetsIn(await distOf(project))).toEqual(before)
    expect(await ownersIn(project)).toEqual(['issues/2015/b.md', 'issues/c.md'])
    await rm(join(project, 'issues/2015/b.md'))
    expect(await efcNews(['build', 'issues/c.md'], { cwd: project })).toMatchObject({ code: 0 })
    expect(await ownersIn(project)).toEqual(['issues/c.md'])
    expect(assetsIn(await distOf(project))).toHaveLength(before.length - 2)
  })
})

describe('the newsletter’s own pictures', () => {
  const settings = `${config}brand:\n  logo: { file: art/logo.png, alt: The Letter }\nfunding:\n  isec: { text: Funded by the Union, emblem: eu, alt: Emblem of the European Union }\n`

  it('are its logo, and the emblem of the Union, which comes with efc-news', async () => {
    const project = await createWarmProject({ 'newsletter.yaml': settings, 'art/logo.png': await sharp({ create: { width: 960, height: 192, channels: 3, background: '#0b3d91' } }).png().toBuffer(), 'issues/a.md': issue('A', 'Words.', 'funding: isec'), 'issues/b.md': issue('B') })
    expect(await efcNews(['build'], { cwd: project })).toMatchObject({ code: 0, err: '' })
    const dist = await distOf(project)
    for (const [path, root] of [['email/a/public.html', 'https://letter\\.example/'], ['archive/a/index.html', '\\.\\./']] as const) {
      for (const alt of ['The Letter', 'Emblem of the European Union']) {
        const [, asset = 'none'] = new RegExp(`<img[^>]* src="${root}(assets/[0-9a-f]{16}\\.(?:png|jpg))"[^>]* alt="${alt}"`).exec(dist[path] ?? '') ?? []
        expect(Object.keys(dist)).toContain(`archive/${asset}`)
      }
    }
    expect(dist['archive/b/index.html']).toContain('alt="The Letter"')
    expect(dist['archive/b/index.html']).not.toContain('Emblem of the European Union')
    // A build of one issue leaves them as they are.
    const times = await timesOf(project)
    expect(await efcNews(['build', 'issues/b.md'], { cwd: project })).toMatchObject({ code: 0, err: '' })
    expect(await timesOf(project)).toEqual(times)
  })

  it('that are wrong are errors at their place in newsletter.yaml', async () => {
    const project = await createWarmProject({ 'newsletter.yaml': settings.replace('emblem: eu', 'emblem: union'), 'issues/a.md': issue('A') })
    const { code, report } = await buildJson([], { cwd: project })
    expect(code).toBeGreaterThan(0)
    expect(foundIn(report, 'newsletter.yaml')).toEqual(['4:17 image-missing', '6:46 image-missing'])
    expect(existsSync(join(project, 'dist'))).toBe(false)
  })
})

it('shows pictures in the text of the home page, from where that stands', async () => {
  const project = await createWarmProject({ 'newsletter.yaml': config, 'issues/welcome.md': issue('Welcome', '![The hemicycle](a.jpg)', 'type: page\nhome: true'), 'issues/b.md': issue('B'), 'issues/a.jpg': tall })
  expect(await efcNews(['build', 'issues/b.md'], { cwd: project })).toMatchObject({ code: 0, err: '' })
  const dist = await distOf(project)
  const [, asset = 'none'] = /<img[^>]* src="(assets\/[0-9a-f]{16}\.jpg)"/.exec(dist['archive/index.html'] ?? '') ?? []
  expect(Object.keys(dist)).toContain(`archive/${asset}`)
  expect(Object.keys(dist).filter((path) => path.includes('welcome'))).toEqual([])
})

it('writes no pictures of a draft', async () => {
  const project = await createWarmProject({ 'newsletter.yaml': config, 'issues/a.md': issue('A', '![The hemicycle](a.jpg)', 'status: draft'), 'issues/a.jpg': tall })
  expect(await efcNews(['build'], { cwd: project })).toMatchObject({ code: 0, err: '' })
  expect(assetsIn(await distOf(project))).toEqual([])
  await efcNews(['build', '--drafts'], { cwd: project })
  expect(assetsIn(await distOf(project)).length).toBeGreaterThan(0)
})
