import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeContents } from '../../src/output/hash.js'
import { holds, inspector } from '../../src/output/inspect.js'
import { stored, temporaryFolder } from './tree.js'

const kinds = [['text', 'words'], ['bytes', new TextEncoder().encode('words')], ['stored contents', stored('words')]] as const

describe('whether a file holds', () => {
  it.each(kinds)('%s is seen by its bytes', async (_, contents) => {
    const out = await temporaryFolder()
    for (const [name, text] of [['same', 'words'], ['other', 'Words'], ['longer', 'words!']] as const) await writeFile(join(out, name), text)
    const inspect = inspector(out)
    const held = await Promise.all(['same', 'other', 'longer', 'missing'].map(async (name) => holds(out, name, await inspect(name), contents)))
    expect(held).toEqual([true, false, false, false])
  })

  it.each(kinds)('%s is never said of what is no file', async (_, contents) => {
    const out = await temporaryFolder()
    await mkdir(join(out, 'folder'))
    await writeFile(join(out, 'file'), 'words')
    await symlink('file', join(out, 'link'))
    const inspect = inspector(out)
    expect(await Promise.all(['folder', 'link'].map(async (name) => holds(out, name, await inspect(name), contents)))).toEqual([false, false])
  })

  it('stored contents is seen by their hash, without reading them', async () => {
    const [out, readings] = [await temporaryFolder(), [] as string[]]
    await writeFile(join(out, 'a'), 'words')
    const standing = await inspector(out)('a')
    expect(await holds(out, 'a', standing, stored('words', readings))).toBe(true)
    expect(await holds(out, 'a', standing, { ...stored('words', readings), sha256: describeContents('other').sha256 })).toBe(false)
    expect(readings).toEqual([])
  })
})
