import { readdirSync } from 'node:fs'
import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { afterEach, describe, expect, it, vi } from 'vitest'

import { manifestName } from '../../src/output/manifest.js'
import { OutputError } from '../../src/output/output-error.js'
import { artefact, filesOf, temporaryFolder, treeOf, write } from './tree.js'

/** How many more changes the disk takes before the power fails; the ones that put files in place are synchronous. */
let left = Number.POSITIVE_INFINITY

let canLink = true

vi.mock('node:fs', async importOriginal => {
  const fs = await importOriginal<typeof import('node:fs')>()
  const failing = <A extends unknown[], R>(change: (...given: A) => R) => (...given: A): R => {
    left -= 1
    if (left < 0) throw Object.assign(new Error('EIO: the power failed'), { code: 'EIO', syscall: 'any' })
    return change(...given)
  }
  return {
    ...fs,
    linkSync: failing((from: string, to: string) => {
      if (!canLink) throw Object.assign(new Error('EPERM: no links here'), { code: 'EPERM', syscall: 'link' })
      fs.linkSync(from, to)
    }),
    mkdirSync: failing(fs.mkdirSync), renameSync: failing(fs.renameSync),
    rmdirSync: failing(fs.rmdirSync), rmSync: failing(fs.rmSync), writeFileSync: failing(fs.writeFileSync),
  }
})

afterEach(() => {
  left = Number.POSITIVE_INFINITY
  canLink = true
})

const before = [artefact('a', 'old'), artefact('b', 'old'), artefact('dir/c', 'old'), artefact('file', 'old'), artefact('gone/d', 'old'), artefact('same', 'same')]
const after = [artefact('a', 'new', null, 'index'), artefact('b', 'new'), artefact('dir', 'new'), artefact('file/deep/x', 'new', null, 'asset'), artefact('fresh/e', 'new'), artefact('same', 'same')]

/** An output folder in which the power failed after a number of changes; null when the build got through. */
async function interrupted(changes: number): Promise<{ out: string, old: Record<string, string> } | null> {
  const out = join(await temporaryFolder(), 'dist')
  await write(out, before)
  await writeFile(join(out, 'mine'), 'mine')
  const old = await treeOf(out)
  left = changes
  // Clearing up after the last change that counts may fail without a word.
  await write(out, after).catch((error: unknown) => {
    if (!(error instanceof OutputError) || error.code !== 'io') throw error
  })
  const isThrough = left >= 0
  left = Number.POSITIVE_INFINITY
  return isThrough ? null : { out, old }
}

/** What a build without any changes of its own makes of the folder. */
async function afterNextBuild(out: string): Promise<Record<string, string>> {
  // Only a build that stops before it changes anything shows what the recovery did.
  await expect(write(out, [artefact('mine', 'other')])).rejects.toMatchObject({ code: 'foreign-file' })
  return treeOf(out)
}

describe('a build that was killed at any moment', () => {
  it.each([['', true], [', on a disk without hard links too', false]])('is undone by the next one, or had come to its end%s', async (_, links) => {
    canLink = links
    const built = join(await temporaryFolder(), 'dist')
    await write(built, after)
    await writeFile(join(built, 'mine'), 'mine')
    const files = JSON.stringify(await filesOf(built))
    const outcomes: string[] = []
    const trees: [found: object, expected: object][] = []
    for (let changes = 0; ; changes += 1) {
      const state = await interrupted(changes)
      if (state === null) break
      const tree = await afterNextBuild(state.out)
      const isNew = JSON.stringify(await filesOf(state.out)) === files
      if (!isNew) trees.push([tree, state.old])
      outcomes.push(isNew ? 'new' : 'old')
    }
    for (const [found, expected] of trees) expect(found).toEqual(expected)
    expect(outcomes.length).toBeGreaterThan(15)
    expect(outcomes).toEqual([...outcomes].sort((a, b) => (a === b ? 0 : a === 'old' ? -1 : 1)))
    expect(new Set(outcomes)).toEqual(new Set(['old', 'new']))
  })

  it('is undone although the power failed while it was being undone', async () => {
    for (let changes = 4; changes < 17; changes += 11) {
      for (let second = 0; second < 24; second += 1) {
        const state = await interrupted(changes)
        if (state === null) throw new Error('The build got through.')
        left = second
        await write(state.out, [artefact('mine', 'other')]).catch(() => undefined)
        left = Number.POSITIVE_INFINITY
        expect(await afterNextBuild(state.out)).toEqual(state.old)
      }
    }
  }, 30_000)

  it('never leaves a reader without a page that both builds have', async () => {
    for (let changes = 0; ; changes += 1) {
      const state = await interrupted(changes)
      if (state === null) break
      expect(Object.keys(await treeOf(state.out))).toEqual(expect.arrayContaining(['a', 'b', 'same', manifestName]))
    }
  })

  it('says that the old files are kept when it could not put them back itself', async () => {
    const out = await temporaryFolder()
    await write(out, before)
    left = 10
    await expect(write(out, after)).rejects.toMatchObject({ code: 'io', message: expect.stringContaining('the old files are kept in .efc-news-staging-') })
    expect(readdirSync(out).some(name => name.startsWith('.efc-news-staging-'))).toBe(true)
    left = Number.POSITIVE_INFINITY
    await write(out, after)
    expect(readdirSync(out).sort()).toEqual([manifestName, 'a', 'b', 'dir', 'file', 'fresh', 'same'])
  })

  it('never costs a file that somebody put there since', async () => {
    const state = await interrupted(11)
    if (state === null) throw new Error('The build got through.')
    expect(await filesOf(state.out)).toMatchObject({ 'file/deep/x': 'new' })
    await writeFile(join(state.out, 'file/deep/x'), 'mine')
    await afterNextBuild(state.out)
    expect(await filesOf(state.out)).toMatchObject({ 'file/deep/x': 'mine', a: 'old' })
  })
})

describe('the notes of an interrupted build', () => {
  const steps = (path: string): string => JSON.stringify({ version: 1, steps: [{ action: 'take', path }] })

  it.each([['damaged', '{"version":1,'], ['of no steps', '{"version":1,"steps":[{}]}'], ['that lead outside', steps('../victim')], ['about our own files', steps('.efc-news-lock')]])('stop the build when they are %s', async (_, journal) => {
    const parent = await temporaryFolder()
    await mkdir(join(parent, 'dist/.efc-news-staging-1/old'), { recursive: true })
    await writeFile(join(parent, 'dist/.efc-news-staging-1/old/0'), 'evil')
    await writeFile(join(parent, 'dist/.efc-news-staging-1/journal.json'), journal)
    const tree = await treeOf(parent)
    await expect(write(join(parent, 'dist'), [artefact('a', 'a')])).rejects.toMatchObject({ code: 'manifest', message: expect.stringContaining('build again') })
    expect(await treeOf(parent)).toEqual(tree)
  })

  it('are not followed through a link', async () => {
    const parent = await temporaryFolder()
    await mkdir(join(parent, 'dist/.efc-news-staging-1/old'), { recursive: true })
    await writeFile(join(parent, 'dist/.efc-news-staging-1/old/0'), 'evil')
    await writeFile(join(parent, 'dist/.efc-news-staging-1/journal.json'), steps('x/victim'))
    await symlink('..', join(parent, 'dist/x'))
    const tree = await treeOf(parent)
    await expect(write(join(parent, 'dist'), [artefact('a', 'a')])).rejects.toMatchObject({ code: 'symlink' })
    expect(await treeOf(parent)).toEqual(tree)
  })

  it('are not sought in what is no folder of ours', async () => {
    const out = await temporaryFolder()
    await writeFile(join(out, '.efc-news-staging-note'), 'mine')
    await rename(join(out, '.efc-news-staging-note'), join(out, '.efc-news-staging-1'))
    await write(out, [artefact('a', 'a')])
    expect(await readFile(join(out, '.efc-news-staging-1'), 'utf8')).toBe('mine')
    await rm(out, { recursive: true })
  })
})
