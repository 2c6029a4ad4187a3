import { readdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { holdOutput } from '../../src/output/hold.js'
import { lockName } from '../../src/output/lock.js'
import { manifestName } from '../../src/output/manifest.js'
import { artefact, temporaryFolder, treeOf, write } from './tree.js'

describe('holdOutput', () => {
  it('keeps a second build out until the first one is through', async () => {
    const out = await temporaryFolder()
    await holdOutput(out, async () => {
      expect(readdirSync(out)).toEqual([lockName])
      await expect(holdOutput(out, () => Promise.resolve())).rejects.toMatchObject({ code: 'locked' })
      expect(readdirSync(out)).toEqual([lockName])
    })
    expect(await holdOutput(out, () => Promise.resolve('second'))).toBe('second')
    expect(readdirSync(out)).toEqual([])
  })

  it('gives back what the work returns, and hands it what the last build wrote', async () => {
    const out = await temporaryFolder()
    await write(out, [artefact('a', 'a', 'issues/a.md')])
    expect(await holdOutput(out, ({ folder, manifest }) => Promise.resolve([folder, ...manifest.keys()]))).toEqual([out, 'a'])
  })

  it('lets go when the work fails, at once or later', async () => {
    const out = await temporaryFolder()
    await expect(holdOutput(out, () => Promise.reject(new Error('later')))).rejects.toThrow('later')
    await expect(
      holdOutput(out, () => {
        throw new Error('at once')
      }),
    ).rejects.toThrow('at once')
    expect(readdirSync(out)).toEqual([])
  })

  it('leaves no folder behind that it made and nobody wrote to', async () => {
    const parent = await temporaryFolder()
    await mkdir(join(parent, 'there'))
    await holdOutput(join(parent, 'there/new/dist'), () => Promise.resolve())
    await expect(holdOutput(join(parent, 'there/new/dist'), () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await treeOf(parent)).toEqual({ there: 'folder' })
    await holdOutput(join(parent, 'dist'), ({ folder }) => writeFile(join(folder, 'mine'), 'mine'))
    expect(await treeOf(parent)).toEqual({ there: 'folder', dist: 'folder', 'dist/mine': 'mine' })
  })

  it('starts no work on a folder whose manifest cannot be trusted, and lets go', async () => {
    const out = await temporaryFolder()
    await writeFile(join(out, manifestName), 'damaged')
    await expect(holdOutput(out, () => Promise.reject(new Error('work')))).rejects.toMatchObject({ code: 'manifest' })
    expect(readdirSync(out)).toEqual([manifestName])
  })
})
