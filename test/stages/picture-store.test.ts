import { createHash } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Artefact } from '../../src/artefact.js'
import type { PictureUse } from '../../src/pictures/picture.js'
import { pictureStore, type PictureAnswer, type PictureRequest } from '../../src/stages/picture-store.js'
import type { Cache } from '../../src/project/cache.js'
import { folderWith } from '../project/folder.js'
import { memoryCache, pictureOf } from './stage.js'

// What is made of a picture is tested in test/pictures/. Here one file comes of each: its use, and what was in it.

const work = vi.hoisted(() => ({ done: [] as string[], sources: [] as WeakRef<Uint8Array>[], running: 0, most: 0 }))

vi.mock('../../src/pictures/process.js', () => ({
  async processPicture(bytes: Uint8Array, use: PictureUse) {
    const text = new TextDecoder().decode(bytes)
    work.done.push(`${use} ${text}`)
    work.sources.push(new WeakRef(bytes))
    work.running++
    work.most = Math.max(work.most, work.running)
    await new Promise((resolve) => setTimeout(resolve, 5))
    work.running--
    if (text === 'broken') return { problem: { rule: 'image-broken', text: 'Broken', note: '' } }
    const contents = new TextEncoder().encode(`${use} ${text}`)
    const path = `assets/${hashOf(contents).slice(0, 16)}.jpg`
    return { picture: { ...pictureOf(''), file: { path, width: 1, height: 1 }, modern: [] }, files: [{ path, contents }] }
  },
}))

beforeEach(() => {
  Object.assign(work, { done: [], sources: [], running: 0, most: 0 })
})

function hashOf(contents: Uint8Array | string): string {
  return createHash('sha256').update(contents).digest('hex')
}

const wanted = (path: string, from = 'issues/a.md', use: PictureUse = 'figure'): PictureRequest => ({ from, path, use })

function fileOf(answer: PictureAnswer | undefined): string {
  if (answer === undefined || !('picture' in answer)) throw new Error(`No picture: ${JSON.stringify(answer)}`)
  return answer.picture.file.path
}

async function textOf({ contents }: Artefact): Promise<string> {
  if (typeof contents === 'string' || contents instanceof Uint8Array) throw new Error('At hand')
  const bytes = await contents.read()
  expect({ sha256: hashOf(bytes), bytes: bytes.byteLength }).toEqual({ sha256: contents.sha256, bytes: contents.bytes })
  return new TextDecoder().decode(bytes)
}

describe('a picture', () => {
  it('is found beside the file that names it, and its file is read when it is written', async () => {
    const store = pictureStore(await folderWith({ 'issues/pictures/a.jpg': 'one' }), memoryCache())
    const [answer] = await store.ask([wanted('pictures/a.jpg')])
    const artefact = store.artefact(fileOf(answer), ['issues/a.md'])
    expect(artefact).toMatchObject({ path: `archive/${fileOf(answer)}`, kind: 'asset', source: 'issues/a.md' })
    expect(await textOf(artefact)).toBe('figure one')
  })

  it('is made once, however many issues show it, and wherever its copies lie', async () => {
    const store = pictureStore(await folderWith({ 'issues/a.jpg': 'one', 'issues/2015/b.jpg': 'one' }), memoryCache())
    const answers = await Promise.all([store.ask([wanted('a.jpg'), wanted('a.jpg')]), store.ask([wanted('a.jpg', 'issues/b.md')]), store.ask([wanted('b.jpg', 'issues/2015/c.md'), wanted('../a.jpg', 'issues/2015/c.md')])])
    expect(new Set(answers.flat().map(fileOf)).size).toBe(1)
    expect(work.done).toEqual(['figure one'])
  })

  it('is made once for each use: a portrait is cut in another way', async () => {
    const store = pictureStore(await folderWith({ 'issues/a.jpg': 'one' }), memoryCache())
    const [figure, portrait] = await store.ask([wanted('a.jpg'), wanted('a.jpg', 'issues/a.md', 'portrait')])
    expect(fileOf(figure)).not.toBe(fileOf(portrait))
    expect(work.done.toSorted()).toEqual(['figure one', 'portrait one'])
  })

  it('that cannot be made is a problem, which is told to each that asks', async () => {
    const store = pictureStore(await folderWith({ 'issues/a.jpg': 'broken' }), memoryCache())
    const answers = await store.ask([wanted('a.jpg'), wanted('b.jpg'), wanted('a.jpg', 'issues/b.md'), wanted('../../a.jpg')])
    expect(answers.map((answer) => 'problem' in answer && answer.problem.rule)).toEqual(['image-broken', 'image-missing', 'image-broken', 'file-link'])
    expect(work.done).toEqual(['figure broken'])
  })

  it('may come from another folder, as emblems do', async () => {
    const [project, program] = [await folderWith({ 'emblems/eu.png': 'own' }), await folderWith({ 'emblems/eu.png': 'packaged' })]
    const store = pictureStore(project, memoryCache())
    const request = wanted('emblems/eu.png', 'newsletter.yaml', 'emblem')
    const answers = [await store.askIn(program, request), (await store.ask([request]))[0]]
    expect(work.done).toEqual(['emblem packaged', 'emblem own'])
    expect(await Promise.all(answers.map((answer) => textOf(store.artefact(fileOf(answer), []))))).toEqual(['emblem packaged', 'emblem own'])
  })

  it('is a bug when nobody asked for it', async () => {
    expect(() => pictureStore('/nowhere', memoryCache()).artefact('assets/a.jpg', [])).toThrow('No picture was made for assets/a.jpg')
  })
})

describe('many pictures', () => {
  const files = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`issues/${index}.jpg`, String(index)]))
  const all = Object.keys(files).map((path) => wanted(path.replace('issues/', '')))

  it('are worked on two at a time, and all of them, also after one that is broken', async () => {
    const store = pictureStore(await folderWith({ ...files, 'issues/0.jpg': 'broken' }), memoryCache())
    const answers = await store.ask(all)
    expect(answers.map((answer) => 'picture' in answer)).toEqual([false, ...Array.from({ length: 19 }, () => true)])
    expect([work.most, work.done.length]).toEqual([2, 20])
  })

  it('are not all read at once: an archive has more of them than fit into memory', async () => {
    const cache = memoryCache()
    let [open, most] = [0, 0]
    let goOn = (): void => {}
    const held = new Promise<void>((resolve) => {
      goOn = resolve
    })
    // Held until eight are open, and a while longer, in which others could come.
    const get: Cache['get'] = async (key) => {
      most = Math.max(most, ++open)
      if (open === 8) setTimeout(goOn, 50)
      await held
      open--
      return cache.get(key)
    }
    await pictureStore(await folderWith(files), { ...cache, get }).ask(all)
    expect(most).toBe(8)
  })
})

describe('the source of a picture', () => {
  it('leaves memory when its files are made: all of an archive’s would not fit', async () => {
    setFlagsFromString('--expose-gc')
    const collectGarbage = runInNewContext('gc') as () => void // V8's own, which that flag shows
    const store = pictureStore(await folderWith({ 'issues/a.jpg': 'one', 'issues/b.jpg': 'broken' }), memoryCache())
    const answers = await store.ask([wanted('a.jpg'), wanted('a.jpg', 'issues/a.md', 'portrait'), wanted('b.jpg')])
    expect(work.sources).toHaveLength(3)
    // What a WeakRef was made of in one turn of the event loop lives to the end of that turn.
    await wait(0)
    collectGarbage()
    expect(work.sources.map((source) => source.deref()?.toString())).toEqual([undefined, undefined, undefined])
    expect(await textOf(store.artefact(fileOf(answers[1]), []))).toBe('portrait one')
  })
})

describe('the next build', () => {
  it('makes nothing again, and gives the same answers and files', async () => {
    const [root, cache] = [await folderWith({ 'issues/a.jpg': 'one', 'issues/b.jpg': 'two' }), memoryCache()]
    const requests = [wanted('a.jpg'), wanted('b.jpg'), wanted('c.jpg')]
    const first = await pictureStore(root, cache).ask(requests)
    work.done = []
    const store = pictureStore(root, cache)
    const second = await store.ask(requests)
    expect(JSON.stringify(second)).toBe(JSON.stringify(first))
    expect(await textOf(store.artefact(fileOf(second[1]), []))).toBe('figure two')
    expect(work.done).toEqual([])
  })

  it('makes what has changed, and only that', async () => {
    const [root, cache] = [await folderWith({ 'issues/a.jpg': 'one', 'issues/b.jpg': 'two' }), memoryCache()]
    await pictureStore(root, cache).ask([wanted('a.jpg'), wanted('b.jpg')])
    await writeFile(join(root, 'issues/b.jpg'), 'three')
    work.done = []
    await pictureStore(root, cache).ask([wanted('a.jpg'), wanted('b.jpg')])
    expect(work.done).toEqual(['figure three'])
  })

  it('tries a broken picture again: it may have been a bad hour of the machine', async () => {
    const [root, cache] = [await folderWith({ 'issues/a.jpg': 'broken' }), memoryCache()]
    await pictureStore(root, cache).ask([wanted('a.jpg')])
    await pictureStore(root, cache).ask([wanted('a.jpg')])
    expect(work.done).toEqual(['figure broken', 'figure broken'])
  })

  it('keeps in the cache what it used, and nothing else', async () => {
    const [root, cache] = [await folderWith({ 'issues/a.jpg': 'one', 'issues/b.jpg': 'two' }), memoryCache()]
    const first = pictureStore(root, cache)
    await first.ask([wanted('a.jpg'), wanted('b.jpg'), wanted('gone.jpg')])
    const stored = [...cache.texts.keys(), ...cache.bytes.keys()]
    expect(first.keys().toSorted()).toEqual(stored.toSorted())
    const second = pictureStore(root, cache)
    await second.ask([wanted('a.jpg')])
    expect(second.keys()).toHaveLength(2)
    expect(stored).toEqual(expect.arrayContaining(second.keys()))
  })
})

describe('the cache', () => {
  const readAfter = async (cache: Cache, change: (root: string) => Promise<void> = async () => {}): Promise<string> => {
    const root = await folderWith({ 'issues/a.jpg': 'one' })
    const store = pictureStore(root, cache)
    const [answer] = await store.ask([wanted('a.jpg')])
    await change(root)
    return textOf(store.artefact(fileOf(answer), []))
  }

  it('may be a folder that cannot be written', async () => {
    expect(await readAfter({ ...memoryCache(), set: () => Promise.resolve(false) })).toBe('figure one')
    expect(work.done).toEqual(['figure one'])
  })

  it('may lose a file: then it is made once more', async () => {
    expect(await readAfter({ ...memoryCache(), getBytes: () => Promise.resolve(null) })).toBe('figure one')
    expect(work.done).toEqual(['figure one', 'figure one'])
  })

  it('may hold another file under its name: then it is made once more', async () => {
    expect(await readAfter({ ...memoryCache(), getBytes: () => Promise.resolve(new TextEncoder().encode('<script>')) })).toBe('figure one')
  })

  it.each([
    ['was changed', (root: string) => writeFile(join(root, 'issues/a.jpg'), 'other')],
    ['went', (root: string) => rm(join(root, 'issues/a.jpg'))],
  ])('that lost a file of a picture that %s since is an error that says what to do', async (_, change) => {
    await expect(readAfter({ ...memoryCache(), getBytes: () => Promise.resolve(null) }, change)).rejects.toThrow('The picture a.jpg of issues/a.md was changed during the build. Build once more.')
  })

  it.each(['assets/0123456789abcdef.html', 'assets/../../x.jpg', 'x.jpg', 'assets/0123456789abcdef.jpg'])('from elsewhere cannot make a file called %s', async (path) => {
    const [root, cache] = [await folderWith({ 'issues/a.jpg': 'one' }), memoryCache()]
    const [answer] = await pictureStore(root, cache).ask([wanted('a.jpg')])
    for (const [key, text] of cache.texts) cache.texts.set(key, text.replaceAll(fileOf(answer), path))
    work.done = []
    const store = pictureStore(root, cache)
    expect(await store.ask([wanted('a.jpg')])).toEqual([answer])
    expect(work.done).toEqual(['figure one'])
    expect(() => store.artefact(path, [])).toThrow('No picture was made')
  })

  type Entry = { picture: object & { file: object; email: object }; files: object[] }

  it.each<[string, (entry: Entry) => unknown]>([
    ['null', () => null],
    ['an empty object', () => ({})],
    ['a list', () => []],
    ['a picture without its files', (entry) => ({ ...entry, files: [] })],
    ['a picture with files of another', (entry) => ({ ...entry, picture: { ...entry.picture, modern: [{ path: 'assets/0123456789abcdef.webp', width: 1, height: 1 }] } })],
    ['a picture by another name than its file', (entry) => ({ ...entry, picture: { ...entry.picture, file: { ...entry.picture.file, path: 'assets/0123456789abcdef.jpg' } } })],
    ['a width that is no number', (entry) => ({ ...entry, picture: { ...entry.picture, email: { ...entry.picture.email, width: '1" onload="alert(1)' } } })],
    ['a picture and more', (entry) => ({ ...entry, picture: { ...entry.picture, alt: '' } })],
    ['a file of no size', (entry) => ({ ...entry, files: entry.files.map((file) => ({ ...file, bytes: -1 })) })],
    ['a file without a hash', (entry) => ({ ...entry, files: entry.files.map((file) => ({ ...file, sha256: null })) })],
    ['a problem', () => ({ problem: { rule: 'image-broken', text: 'Broken', note: '' } })],
  ])('that holds %s has nothing', async (_, spoil) => {
    const [root, cache] = [await folderWith({ 'issues/a.jpg': 'one' }), memoryCache()]
    const [answer] = await pictureStore(root, cache).ask([wanted('a.jpg')])
    expect(cache.texts.size).toBe(1)
    // One picture is in it, as the first build put it there.
    for (const [key, text] of cache.texts) cache.texts.set(key, JSON.stringify(spoil(JSON.parse(text) as Entry)))
    work.done = []
    const store = pictureStore(root, cache)
    expect(await store.ask([wanted('a.jpg')])).toEqual([answer])
    expect(work.done).toEqual(['figure one'])
    expect(await textOf(store.artefact(fileOf(answer), []))).toBe('figure one')
  })

  it.each(['', '{"picture":', 'x'])('that holds the text %j has nothing', async (text) => {
    const [root, cache] = [await folderWith({ 'issues/a.jpg': 'one' }), memoryCache()]
    const [answer] = await pictureStore(root, { ...cache, get: () => Promise.resolve(text) }).ask([wanted('a.jpg')])
    expect(fileOf(answer)).toMatch(/^assets\//)
  })
})
