import { readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cacheKey, diskCache } from '../../src/project/cache.js'
import { folderWith } from './folder.js'

const [first, second] = [cacheKey(['a']), cacheKey(['b'])]

describe('a key', () => {
  it('tells its parts apart', () => {
    expect(cacheKey(['ab', 'c'])).not.toBe(cacheKey(['a', 'bc']))
    expect(cacheKey(['a', ''])).not.toBe(cacheKey(['a']))
    expect(cacheKey(['1:a'])).not.toBe(cacheKey(['a', 'a']))
    expect(cacheKey(['é'])).toBe(cacheKey(['é']))
    expect(cacheKey(['é'])).toBe(cacheKey([Buffer.from('é')]))
    expect(cacheKey([Uint8Array.of(1), Uint8Array.of(2)])).not.toBe(cacheKey([Uint8Array.of(1, 2), Uint8Array.of()]))
    expect(first).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('the cache on the disk', () => {
  it('gives back what it was given', async () => {
    const root = await folderWith({})
    expect(await diskCache(root).get(first)).toBeNull()
    await diskCache(root).set(first, 'text\n')
    expect(await diskCache(root).get(first)).toBe('text\n')
    expect(await readdir(join(root, '.cache/efc-news'))).toEqual([first])
  })

  it('gives back bytes as they were, which are no text', async () => {
    const [root, bytes] = [await folderWith({}), Uint8Array.of(0xff, 0xd8, 0, 0x0a, 0xff)]
    expect(await diskCache(root).getBytes(first)).toBeNull()
    await diskCache(root).set(first, bytes)
    expect(await diskCache(root).getBytes(first)).toEqual(Buffer.from(bytes))
    await diskCache(root).set(second, 'é')
    expect(await diskCache(root).getBytes(second)).toEqual(Buffer.from('é'))
  })

  it('says whether it has stored something', async () => {
    expect(await diskCache(await folderWith({})).set(first, 'a')).toBe(true)
    expect(await diskCache(await folderWith({ '.cache': 'a file' })).set(first, Uint8Array.of(1))).toBe(false)
  })

  it('forgets a text that was cut short, changed or emptied', async () => {
    const root = await folderWith({})
    const path = join(root, '.cache/efc-news', first)
    await diskCache(root).set(first, 'some text')
    const whole = await readFile(path, 'utf8')
    for (const broken of [whole.slice(0, -1), `${whole}x`, whole.replace('some', 'same'), whole.slice(0, 30), '']) {
      await writeFile(path, broken)
      expect(await diskCache(root).get(first)).toBeNull()
      expect(await diskCache(root).getBytes(first)).toBeNull()
    }
  })

  it('costs nothing but time where no folder can be written', async () => {
    const root = await folderWith({ '.cache': 'a file' })
    await diskCache(root).set(first, 'text')
    await diskCache(root).keepOnly([])
    expect(await diskCache(root).get(first)).toBeNull()
  })

  it('keeps what the last build needed', async () => {
    const root = await folderWith({})
    const cache = diskCache(root)
    await cache.set(first, 'a')
    await cache.set(second, 'b')
    await cache.keepOnly([second])
    expect([await cache.get(first), await cache.get(second)]).toEqual([null, 'b'])
  })

  it('deletes nothing that it did not write, not even where its folder leads to somebody’s own', async () => {
    const own = await folderWith({ 'thesis.txt': 'years of work', README: 'x' })
    const root = await folderWith({ '.cache/x': '' })
    await symlink(own, join(root, '.cache/efc-news'))
    await diskCache(root).set(first, 'a')
    await diskCache(root).keepOnly([])
    expect((await readdir(own)).toSorted()).toEqual(['README', 'thesis.txt'])
  })
})
