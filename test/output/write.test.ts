import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { link, mkdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import type { Artefact } from '../../src/artefact.js'
import { manifestName, parseManifest, printManifest } from '../../src/output/manifest.js'
import type { WriteReport } from '../../src/output/write.js'
import { artefact, filesOf, stored, temporaryFolder, treeOf, write } from './tree.js'

const build = (out: string, ...artefacts: Artefact[]): Promise<WriteReport> => write(out, artefacts)

/** A signal that lets a test look at the disk whenever the build asks whether to stop. */
function watched(onLook: (signal: { stop: () => void }) => void): AbortSignal {
  const controller = new AbortController()
  const aborted = (): boolean => {
    onLook({ stop: () => controller.abort() })
    return controller.signal.reason !== undefined
  }
  return Object.defineProperty(controller.signal, 'aborted', { get: aborted })
}

/** How many files are staged. */
function staged(out: string): number {
  const staging = readdirSync(out).find(name => name.startsWith('.efc-news-staging-'))
  return staging === undefined || !readdirSync(join(out, staging)).includes('new') ? 0 : readdirSync(join(out, staging, 'new')).length
}

describe('a full build', () => {
  it('writes every artefact, text and bytes, and says what it wrote, sorted by path', async () => {
    const out = await temporaryFolder()
    const report = await build(out, artefact('b/ü.html', 'é'), artefact('a.png', new Uint8Array([1, 2]), null, 'asset'))
    expect(await filesOf(out)).toEqual({ 'b/ü.html': 'é', 'a.png': '\u0001\u0002' })
    expect(report).toEqual({
      written: [
        { path: 'a.png', bytes: 2, sha256: 'a12871fee210fb8619291eaea194581cbd2531e4b23759d225f6806923f63222' },
        { path: 'b/ü.html', bytes: 2, sha256: '4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c' },
      ],
      removed: [],
      overwritten: [],
      left: [],
    })
  })

  it('leaves nothing of its own behind but the manifest', async () => {
    const out = await temporaryFolder()
    await build(out, artefact('a.html', 'a'))
    await build(out, artefact('a.html', 'b'))
    expect(readdirSync(out).sort()).toEqual([manifestName, 'a.html'])
  })

  it('lists in the manifest what it wrote', async () => {
    const out = await temporaryFolder()
    await build(out, artefact('x/a.html', 'a', 'issues/a.md'))
    expect([...parseManifest(await readFile(join(out, manifestName), 'utf8'))]).toEqual([
      ['x/a.html', { sha256: 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb', bytes: 1, source: 'issues/a.md' }],
    ])
  })

  it('lists of a page what it was made from, too', async () => {
    const out = await temporaryFolder()
    const [beside, from] = ['a'.repeat(64), 'b'.repeat(64)]
    await build(out, { ...artefact('a.html', 'a', 'issues/a.md'), beside, from })
    expect(parseManifest(await readFile(join(out, manifestName), 'utf8')).get('a.html')).toMatchObject({ beside, from })
  })

  it('removes what the last build wrote and this one does not, with the folders that this empties', async () => {
    const out = await temporaryFolder()
    await build(out, artefact('old/deep/a.html', 'a'), artefact('kept/b.html', 'b'), artefact('kept/c.html', 'c'))
    const report = await build(out, artefact('kept/b.html', 'b'))
    expect(report.removed).toEqual(['kept/c.html', 'old/deep/a.html'])
    expect(Object.keys(await treeOf(out))).toEqual([manifestName, 'kept', 'kept/b.html'])
  })

  it('keeps a folder that it emptied of its own files when other files are in it', async () => {
    const out = await temporaryFolder()
    await build(out, artefact('x/a.html', 'a'))
    await writeFile(join(out, 'x/notes.txt'), 'mine')
    await build(out)
    expect(await filesOf(out)).toEqual({ 'x/notes.txt': 'mine' })
  })

  it('never removes a file that somebody changed since, and forgets it', async () => {
    const out = await temporaryFolder()
    await build(out, artefact('a.html', 'a'))
    await writeFile(join(out, 'a.html'), 'A')
    expect((await build(out)).removed).toEqual([])
    expect(await filesOf(out)).toEqual({ 'a.html': 'A' })
    expect(parseManifest(await readFile(join(out, manifestName), 'utf8')).size).toBe(0)
  })

  it('does not rewrite files whose bytes did not change', async () => {
    const out = await temporaryFolder()
    await build(out, artefact('a.html', 'a'), artefact('b.html', 'b'))
    const then = new Date('2015-01-01T00:00:00Z')
    for (const path of ['a.html', 'b.html', manifestName]) await utimes(join(out, path), then, then)
    await build(out, artefact('a.html', 'a'), artefact('b.html', 'b'))
    for (const path of ['a.html', 'b.html', manifestName]) expect((await stat(join(out, path))).mtime).toEqual(then)
    expect((await build(out, artefact('a.html', 'a'), artefact('b.html', 'B'))).overwritten).toEqual([])
    expect((await stat(join(out, 'a.html'))).mtime).toEqual(then)
    expect(await filesOf(out)).toEqual({ 'a.html': 'a', 'b.html': 'B' })
  })

  it('mends a file of its own that somebody changed, even to the same size, or removed; and tells which was changed', async () => {
    const out = await temporaryFolder()
    await build(out, artefact('a.html', 'a'), artefact('b.html', 'b'))
    await writeFile(join(out, 'a.html'), 'X')
    await rm(join(out, 'b.html'))
    expect((await build(out, artefact('a.html', 'a'), artefact('b.html', 'b'))).overwritten).toEqual(['a.html'])
    expect(await filesOf(out)).toEqual({ 'a.html': 'a', 'b.html': 'b' })
  })

  it('leaves what should go but was changed by hand, and tells that it is still there', async () => {
    const out = await temporaryFolder()
    await build(out, artefact('a.html', 'a'), artefact('b.html', 'b'), artefact('c.html', 'c'))
    await writeFile(join(out, 'b.html'), 'mine')
    await rm(join(out, 'c.html'))
    const { left, removed } = await build(out, artefact('a.html', 'a'))
    expect([left, removed]).toEqual([['b.html'], []])
    expect(await filesOf(out)).toEqual({ 'a.html': 'a', 'b.html': 'mine' })
  })

  it('tells of no change when somebody wrote what it writes now', async () => {
    const out = await temporaryFolder()
    await build(out, artefact('a.html', 'a'))
    await writeFile(join(out, 'a.html'), 'new')
    expect((await build(out, artefact('a.html', 'new'))).overwritten).toEqual([])
  })

  it('turns a file of the last build into a folder, and back', async () => {
    const out = await temporaryFolder()
    await build(out, artefact('a', 'file'))
    expect((await build(out, artefact('a/b', '1'), artefact('a/c/d', '2'))).removed).toEqual(['a'])
    expect(await filesOf(out)).toEqual({ 'a/b': '1', 'a/c/d': '2' })
    expect((await build(out, artefact('a', 'file'))).removed).toEqual(['a/b', 'a/c/d'])
    expect(await filesOf(out)).toEqual({ a: 'file' })
  })

  it('writes the same bytes whatever the order of the artefacts', async () => {
    const [one, two] = [await temporaryFolder(), await temporaryFolder()]
    const artefacts = [artefact('b', '1', 'issues/b.md'), artefact('a', '2'), artefact('10', '3'), artefact('9', '4')]
    await build(one, ...artefacts)
    await build(two, ...artefacts.toReversed())
    expect(await treeOf(one)).toEqual(await treeOf(two))
  })

  it('writes a file called __proto__', async () => {
    const out = await temporaryFolder()
    await build(out, artefact('__proto__', 'a'), artefact('constructor', 'b'))
    expect(readdirSync(out).sort()).toEqual([manifestName, '__proto__', 'constructor'])
    expect((await build(out)).removed).toEqual(['__proto__', 'constructor'])
  })

  it('writes to a folder that is itself reached through a link', async () => {
    const parent = await temporaryFolder()
    await mkdir(join(parent, 'real'))
    await symlink('real', join(parent, 'dist'))
    await build(join(parent, 'dist'), artefact('a', '1'))
    expect(await filesOf(join(parent, 'real'))).toEqual({ a: '1' })
  })

  it('refuses two artefacts of one path', async () => {
    const out = await temporaryFolder()
    await expect(build(out, artefact('a', '1'), artefact('A', '2'))).rejects.toThrow(TypeError)
    expect(await treeOf(out)).toEqual({})
  })
})

describe('contents that are stored elsewhere', () => {
  it('are read when they are written, once, and listed like all others', async () => {
    const [out, readings] = [await temporaryFolder(), [] as string[]]
    const report = await build(out, artefact('a.jpg', stored('picture', readings), 'issues/a.md', 'asset'))
    expect(readings).toEqual(['picture'])
    expect(await filesOf(out)).toEqual({ 'a.jpg': 'picture' })
    expect(report).toEqual(await build(await temporaryFolder(), artefact('a.jpg', 'picture', 'issues/a.md', 'asset')))
    expect([...parseManifest(await readFile(join(out, manifestName), 'utf8'))]).toEqual([['a.jpg', expect.objectContaining({ bytes: 7, source: 'issues/a.md' })]])
  })

  it('are not read when the file is there already, and it is not rewritten', async () => {
    const [out, readings] = [await temporaryFolder(), [] as string[]]
    await build(out, artefact('a.jpg', stored('picture')))
    const { ino, mtimeNs } = await stat(join(out, 'a.jpg'), { bigint: true })
    await build(out, artefact('a.jpg', stored('picture', readings)), artefact('b.html', 'b'))
    expect(readings).toEqual([])
    expect(await stat(join(out, 'a.jpg'), { bigint: true })).toMatchObject({ ino, mtimeNs })
    // Nor when somebody else put the very file there.
    const other = await temporaryFolder()
    await writeFile(join(other, 'a.jpg'), 'picture')
    await build(other, artefact('a.jpg', stored('picture', readings)))
    expect(readings).toEqual([])
  })

  it('are written anew over a file that somebody changed, also to the same size, and over their own last ones', async () => {
    const out = await temporaryFolder()
    await build(out, artefact('a.jpg', stored('picture')), artefact('b.jpg', stored('old')))
    await writeFile(join(out, 'a.jpg'), 'PICTURE')
    expect((await build(out, artefact('a.jpg', stored('picture')), artefact('b.jpg', stored('new')))).overwritten).toEqual(['a.jpg'])
    expect(await filesOf(out)).toEqual({ 'a.jpg': 'picture', 'b.jpg': 'new' })
  })

  it('never replace a file of somebody else, and are not read then', async () => {
    const [out, readings] = [await temporaryFolder(), [] as string[]]
    await writeFile(join(out, 'a.jpg'), 'PICTURE')
    await expect(build(out, artefact('a.jpg', stored('picture', readings)))).rejects.toMatchObject({ code: 'foreign-file' })
    expect([readings, await filesOf(out)]).toEqual([[], { 'a.jpg': 'PICTURE' }])
  })

  it('that cannot be read leave the last build whole, and the error is theirs', async () => {
    const out = await temporaryFolder()
    await build(out, artefact('a.html', 'old'), artefact('gone.html', 'old'))
    const before = await treeOf(out)
    const error = new Error('The picture was changed during the build.')
    const broken = { ...stored('picture'), read: () => Promise.reject(error) }
    await expect(build(out, artefact('a.html', 'new'), artefact('b.jpg', broken, null, 'asset'), artefact('c.html', 'new'))).rejects.toBe(error)
    expect(await treeOf(out)).toEqual(before)
    await build(out, artefact('a.html', 'new'), artefact('b.jpg', stored('picture')))
    expect(await filesOf(out)).toEqual({ 'a.html': 'new', 'b.jpg': 'picture' })
  })
})

describe('a partial build', () => {
  const first = [artefact('a/1.html', '1', 'issues/a.md'), artefact('a/2.html', '2', 'issues/a.md'), artefact('b/1.html', '1', 'issues/b.md'), artefact('index.html', 'i', null, 'index')]

  it('removes only what is neither made nor kept', async () => {
    const out = await temporaryFolder()
    await build(out, ...first)
    const report = await write(out, [artefact('a/1.html', 'new', 'issues/a.md')], { keeps: path => !path.startsWith('a/') })
    expect(report.removed).toEqual(['a/2.html'])
    expect(await filesOf(out)).toEqual({ 'a/1.html': 'new', 'b/1.html': '1', 'index.html': 'i' })
  })

  it('keeps the other entries of the manifest as they were', async () => {
    const out = await temporaryFolder()
    await build(out, ...first)
    const before = parseManifest(await readFile(join(out, manifestName), 'utf8'))
    await writeFile(join(out, 'b/1.html'), 'changed by hand')
    await write(out, [artefact('a/1.html', 'new', 'issues/a.md')], { keeps: path => !path.startsWith('a/') })
    const after = parseManifest(await readFile(join(out, manifestName), 'utf8'))
    expect([...after.keys()]).toEqual(['a/1.html', 'b/1.html', 'index.html'])
    for (const path of ['b/1.html', 'index.html']) expect(after.get(path)).toEqual(before.get(path))
    expect(await filesOf(out)).toMatchObject({ 'b/1.html': 'changed by hand' })
  })

  it('never puts a folder where a file of another issue stands', async () => {
    const out = await temporaryFolder()
    await build(out, artefact('a', '1', 'issues/a.md'))
    const before = await treeOf(out)
    await expect(write(out, [artefact('a/b', '2', 'issues/b.md')], { keeps: () => true })).rejects.toMatchObject({ code: 'foreign-file' })
    expect(await treeOf(out)).toEqual(before)
  })
})

describe('what is not ours', () => {
  it.each<[string, (out: string) => Promise<unknown>, string]>([
    ['a file with other bytes', out => writeFile(join(out, 'x'), 'mine'), 'x'],
    ['a file of the same size', out => writeFile(join(out, 'x'), 'n'), 'x'],
    ['a folder in the place of a file', out => mkdir(join(out, 'x')), 'x'],
    ['a folder with files in it', out => mkdir(join(out, 'x/y'), { recursive: true }), 'x'],
    ['a file in the place of a folder', out => writeFile(join(out, 'sub'), 'mine'), 'sub'],
    ['a pipe', async out => spawnSync('mkfifo', [join(out, 'x')]), 'x'],
  ])('is never touched: %s stops the build before anything is changed', async (_, prepare, named) => {
    const out = await temporaryFolder()
    await build(out, artefact('a', 'old'), artefact('gone', 'old'))
    await prepare(out)
    const before = await treeOf(out)
    const again = build(out, artefact('a', 'new'), artefact('x', 'o'), artefact('sub/y', 'o'))
    await expect(again).rejects.toMatchObject({ code: 'foreign-file', message: expect.stringMatching(new RegExp(`^${named} .*Move it away`)) })
    expect(await treeOf(out)).toEqual(before)
  })

  it('is adopted when it has the very bytes', async () => {
    const out = await temporaryFolder()
    await writeFile(join(out, 'x'), 'same')
    const before = await stat(join(out, 'x'))
    expect((await build(out, artefact('x', 'same'))).overwritten).toEqual([])
    expect((await stat(join(out, 'x'))).ino).toBe(before.ino)
    expect((await build(out)).removed).toEqual(['x'])
  })

  it('saves a folder from being replaced, although files of the last build are in it', async () => {
    const out = await temporaryFolder()
    await build(out, artefact('a/b', '1'))
    await writeFile(join(out, 'a/mine'), 'mine')
    const before = await treeOf(out)
    await expect(build(out, artefact('a', '2'))).rejects.toMatchObject({ code: 'foreign-file' })
    await rm(join(out, 'a/mine'))
    await mkdir(join(out, 'a/empty'))
    await expect(build(out, artefact('a', '2'))).rejects.toMatchObject({ code: 'foreign-file' })
    await rm(join(out, 'a/empty'), { recursive: true })
    await writeFile(join(out, 'a/mine'), 'mine')
    expect(await treeOf(out)).toEqual(before)
  })

  it('saves a file of ours that somebody changed from becoming a folder', async () => {
    const out = await temporaryFolder()
    await build(out, artefact('a', '1'))
    await writeFile(join(out, 'a'), 'x')
    await expect(build(out, artefact('a/b', '2'))).rejects.toMatchObject({ code: 'foreign-file' })
    expect(await filesOf(out)).toEqual({ a: 'x' })
  })

  it('names the same file whenever there are several', async () => {
    const out = await temporaryFolder()
    const names = Array.from({ length: 40 }, (_, index) => `f${index + 10}`)
    for (const name of names) await writeFile(join(out, name), name.repeat(Number(name.slice(1)) * 100))
    for (let time = 0; time < 5; time += 1) {
      await expect(build(out, ...names.map(name => artefact(name, 'x')))).rejects.toThrow(/^f10 /)
    }
  })
})

describe('links', () => {
  it.each([
    ['in the place of a file', 'x', 'x', 'x'],
    ['in the place of a folder', 'x', 'x/y', 'x'],
    ['in the place of a folder further down', 'x/y', 'x/y/z/a', 'x/y'],
  ])('are never written through: %s', async (_, place, path, named) => {
    const parent = await temporaryFolder()
    const out = join(parent, 'dist')
    await mkdir(join(parent, 'elsewhere'))
    await build(out, artefact(path, 'old'))
    await rm(join(out, place), { recursive: true })
    await symlink(join(parent, 'elsewhere'), join(out, place))
    const before = await treeOf(parent)
    await expect(build(out, artefact(path, 'new'))).rejects.toMatchObject({ code: 'symlink', message: expect.stringMatching(new RegExp(`^${named} `)) })
    expect(await treeOf(parent)).toEqual(before)
  })

  it('are never followed when old files are removed', async () => {
    const parent = await temporaryFolder()
    const out = join(parent, 'dist')
    await build(out, artefact('x/a', 'a'), artefact('b', 'b'))
    await mkdir(join(parent, 'elsewhere'))
    await writeFile(join(parent, 'elsewhere/a'), 'a')
    await rm(join(out, 'x'), { recursive: true })
    await rm(join(out, 'b'))
    await symlink('../elsewhere', join(out, 'x'))
    await symlink('../elsewhere/a', join(out, 'b'))
    expect((await build(out)).removed).toEqual([])
    expect(await filesOf(parent)).toMatchObject({ 'elsewhere/a': 'a', 'dist/x': '→ ../elsewhere', 'dist/b': '→ ../elsewhere/a' })
  })

  it('are refused as the manifest', async () => {
    const out = await temporaryFolder()
    await symlink('nowhere', join(out, manifestName))
    await expect(build(out)).rejects.toMatchObject({ code: 'symlink' })
  })
})

describe('a manifest that somebody wrote', () => {
  it.each(['../victim', '/etc/hosts', 'a/../../victim', 'a//b', '.', '', '..', 'a\\..\\b', 'C:x', '.efc-news-lock', 'a\u0000b'])('never reaches outside of the folder: %j', async path => {
    const parent = await temporaryFolder()
    const out = join(parent, 'dist')
    await mkdir(out)
    await writeFile(join(parent, 'victim'), 'a')
    await writeFile(join(out, manifestName), printManifest(new Map([[path, { sha256: 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb', bytes: 1, source: null }]])))
    const before = await treeOf(parent)
    await expect(build(out, artefact('x', 'x'))).rejects.toMatchObject({ code: 'manifest' })
    expect(await treeOf(parent)).toEqual(before)
  })

  it('stops the build when it is a folder', async () => {
    const out = await temporaryFolder()
    await mkdir(join(out, manifestName, 'x'), { recursive: true })
    await expect(build(out, artefact('x', 'x'))).rejects.toMatchObject({ code: 'manifest' })
    expect(Object.keys(await treeOf(out))).toEqual([manifestName, `${manifestName}/x`])
  })
})

describe('a build that fails or is stopped', () => {
  it('leaves no folder behind that it made', async () => {
    const parent = await temporaryFolder()
    const controller = new AbortController()
    const signal = watched(({ stop }) => {
      if (readdirSync(parent).length > 0) stop()
    })
    await expect(write(join(parent, 'new/dist'), [artefact('a', 'a')], { signal })).rejects.toMatchObject({ code: 'aborted' })
    controller.abort()
    await expect(write(join(parent, 'new/dist'), [artefact('a', 'a')], { signal: controller.signal })).rejects.toMatchObject({ code: 'aborted' })
    expect(await treeOf(parent)).toEqual({})
  })

  it('leaves the last build as it was when it is stopped while files are staged', async () => {
    const out = await temporaryFolder()
    await build(out, artefact('a', 'old'), artefact('b', 'old'))
    const before = await treeOf(out)
    let most = 0
    const signal = watched(({ stop }) => {
      most = Math.max(most, staged(out))
      if (most > 20) stop()
    })
    const artefacts = Array.from({ length: 100 }, (_, index) => artefact(`x/${index}`, 'new'))
    await expect(write(out, artefacts, { signal })).rejects.toMatchObject({ code: 'aborted' })
    expect(most).toBeGreaterThan(20)
    expect(most).toBeLessThan(60)
    expect(await treeOf(out)).toEqual(before)
  })

  it('puts everything back when something gets in the way half-way', async () => {
    const out = await temporaryFolder()
    await build(out, artefact('a', 'old'), artefact('b', 'old'), artefact('dir/c', 'old'), artefact('file', 'old'), artefact('gone', 'old'))
    const before = await treeOf(out)
    // All is staged: five files and the manifest. What is last but the manifest finds its place taken.
    const signal = watched(() => {
      if (staged(out) === 6) mkdirSync(join(out, 'z/in the way'), { recursive: true })
    })
    const artefacts = [artefact('z', 'new', null, 'index'), artefact('a', 'new'), artefact('b', 'new'), artefact('dir', 'new'), artefact('file/x', 'new')]
    await expect(write(out, artefacts, { signal })).rejects.toMatchObject({
      code: 'io', message: 'z in the output folder cannot be written: a folder stands in its place.', cause: { code: 'EISDIR' },
    })
    expect(await treeOf(out)).toEqual({ ...before, z: 'folder', 'z/in the way': 'folder' })
    await rm(join(out, 'z'), { recursive: true })
    await write(out, artefacts)
    expect(await filesOf(out)).toEqual({ a: 'new', b: 'new', dir: 'new', 'file/x': 'new', z: 'new' })
  })

  it('is finished when the signal comes after the first rename', async () => {
    const out = await temporaryFolder()
    const controller = new AbortController()
    const done = write(out, [artefact('a', 'a'), artefact('b', 'b')], { signal: controller.signal })
    while (!readdirSync(out).includes('a')) await new Promise(resolve => setImmediate(resolve))
    controller.abort()
    await done
    expect(await filesOf(out)).toEqual({ a: 'a', b: 'b' })
  })

  it('says in a sentence what the disk refused', async () => {
    const parent = await temporaryFolder()
    writeFileSync(join(parent, 'file'), '')
    await expect(build(join(parent, 'file'), artefact('a', 'a'))).rejects.toMatchObject({ code: 'io', message: 'The output folder cannot be written: something else stands in its place.', cause: { code: 'EEXIST' } })
    await expect(build(join(parent, 'file/dist'), artefact('a', 'a'))).rejects.toMatchObject({ code: 'io', message: 'The output folder cannot be written: a file stands where a folder must be.' })
  })
})

describe('two builds', () => {
  it('never write at the same time', async () => {
    const out = await temporaryFolder()
    const results = await Promise.allSettled([build(out, artefact('a', '1')), build(out, artefact('a', '2'))])
    expect(results.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: { code: 'locked' } }])
    expect(Object.keys(await treeOf(out))).toEqual([manifestName, 'a'])
  })

  it('come after each other when the first one died: its lock and its staging folder go', async () => {
    const out = await temporaryFolder()
    const { pid } = spawnSync(process.execPath, ['--version'])
    await mkdir(join(out, `.efc-news-staging-${pid}/new`), { recursive: true })
    await writeFile(join(out, `.efc-news-staging-${pid}/new/0`), 'half')
    await writeFile(join(out, '.efc-news-lock'), JSON.stringify({ pid, host: hostname() }))
    await build(out, artefact('a', '1'))
    expect(Object.keys(await treeOf(out))).toEqual([manifestName, 'a'])
  })
})

it('keeps the hard-linked copy that somebody made of a file as it is', async () => {
  const parent = await temporaryFolder()
  const out = join(parent, 'dist')
  await build(out, artefact('a', 'old'))
  await link(join(out, 'a'), join(parent, 'copy'))
  await build(out, artefact('a', 'new'))
  expect(await filesOf(parent)).toMatchObject({ copy: 'old', 'dist/a': 'new' })
})
