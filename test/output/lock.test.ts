import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'

import { afterEach, describe, expect, it, vi } from 'vitest'

import { lockName, takeLock } from '../../src/output/lock.js'
import { temporaryFolder } from './tree.js'

/** What happens in between, when a build asks whether the holder of the lock is alive. */
let meanwhile: () => void = () => undefined

vi.mock('node:process', async importOriginal => {
  const { kill, pid } = await importOriginal<typeof import('node:process')>()
  const ask: typeof kill = (...given) => {
    meanwhile()
    return kill(...given)
  }
  return { kill: ask, pid }
})

afterEach(() => {
  meanwhile = () => undefined
})

/** The number of a process that is no more. */
function deadPid(): number {
  return spawnSync(process.execPath, ['--version']).pid
}

describe('takeLock', () => {
  it('says who holds the lock, and gives it back', async () => {
    const out = await temporaryFolder()
    const lock = await takeLock(out)
    expect(JSON.parse(await readFile(join(out, lockName), 'utf8'))).toEqual({ pid: process.pid, host: hostname() })
    await lock.release()
    expect(readdirSync(out)).toEqual([])
    await (await takeLock(out)).release()
  })

  it('keeps a second build out, and tells it which process and which file', async () => {
    const out = await temporaryFolder()
    const lock = await takeLock(out)
    await expect(takeLock(out)).rejects.toMatchObject({ code: 'locked', message: expect.stringMatching(new RegExp(`process ${process.pid} on .*delete ${lockName}`)) })
    await lock.release()
  })

  it('gives the lock to one of many', async () => {
    const out = await temporaryFolder()
    const results = await Promise.allSettled(Array.from({ length: 50 }, () => takeLock(out)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(readdirSync(out)).toEqual([lockName])
  })

  it('takes over from a process that is dead', async () => {
    const out = await temporaryFolder()
    await writeFile(join(out, lockName), JSON.stringify({ pid: deadPid(), host: hostname() }))
    const lock = await takeLock(out)
    expect(readdirSync(out)).toEqual([lockName])
    await lock.release()
    expect(readdirSync(out)).toEqual([])
  })

  it('gives a dead process’s lock to at most one of many', async () => {
    const dead = JSON.stringify({ pid: deadPid(), host: hostname() })
    for (let time = 0; time < 30; time += 1) {
      const out = await temporaryFolder()
      await writeFile(join(out, lockName), dead)
      const results = await Promise.allSettled(Array.from({ length: 30 }, () => takeLock(out)))
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(readdirSync(out)).toEqual([lockName])
    }
  })

  it('never removes the lock of a build that was quicker to take over', async () => {
    const out = await temporaryFolder()
    await writeFile(join(out, lockName), JSON.stringify({ pid: deadPid(), host: hostname() }))
    const quicker = JSON.stringify({ pid: 1, host: hostname() })
    meanwhile = () => writeFileSync(join(out, lockName), quicker)
    await expect(takeLock(out)).rejects.toMatchObject({ code: 'locked', message: expect.stringContaining('process 1 on') })
    expect(await readFile(join(out, lockName), 'utf8')).toBe(quicker)
    expect(readdirSync(out)).toEqual([lockName])
  })

  it.each([
    ['another machine’s', { pid: 1, host: 'elsewhere.invalid' }],
    ['a whole group’s', { pid: 0, host: hostname() }],
    ['a negative', { pid: -5, host: hostname() }],
    ['one without a host', { pid: 1 }],
    ['an empty', null],
  ])('never takes over what may be alive: %s lock', async (_, holder) => {
    const out = await temporaryFolder()
    const text = holder === null ? '' : JSON.stringify(holder)
    await writeFile(join(out, lockName), text)
    await expect(takeLock(out)).rejects.toMatchObject({ code: 'locked' })
    expect(await readFile(join(out, lockName), 'utf8')).toBe(text)
  })

  it('never takes over another machine’s lock although the process is dead here', async () => {
    const out = await temporaryFolder()
    await writeFile(join(out, lockName), JSON.stringify({ pid: deadPid(), host: 'elsewhere.invalid' }))
    await expect(takeLock(out)).rejects.toMatchObject({ code: 'locked', message: expect.stringContaining('elsewhere.invalid') })
  })

  it('names the file to delete when a build died while it took over', async () => {
    const out = await temporaryFolder()
    const dead = JSON.stringify({ pid: deadPid(), host: hostname() })
    await writeFile(join(out, lockName), dead)
    await writeFile(join(out, `${lockName}-claim`), dead)
    await expect(takeLock(out)).rejects.toMatchObject({ code: 'locked', message: expect.stringContaining(`delete ${lockName}-claim.`) })
    expect(await readFile(join(out, lockName), 'utf8')).toBe(dead)
  })

  it('never removes a lock that is no longer its own', async () => {
    const out = await temporaryFolder()
    const lock = await takeLock(out)
    await writeFile(join(out, lockName), 'another')
    await lock.release()
    expect(await readFile(join(out, lockName), 'utf8')).toBe('another')
    await rm(join(out, lockName))
    await lock.release()
  })

  it('says so when a folder stands in its place', async () => {
    const out = await temporaryFolder()
    await mkdir(join(out, lockName))
    await expect(takeLock(out)).rejects.toMatchObject({ code: 'io', message: expect.stringContaining(lockName) })
  })
})
