import { setImmediate } from 'node:timers/promises'

import { describe, expect, it } from 'vitest'

import { concurrently } from '../../src/output/concurrently.js'

describe('concurrently', () => {
  it('does all the work, some of it at the same time', async () => {
    const done: number[] = []
    let running = 0
    let most = 0
    await concurrently(Array.from({ length: 100 }, (_, index) => index), async item => {
      running += 1
      most = Math.max(most, running)
      await setImmediate()
      running -= 1
      done.push(item)
    })
    expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, index) => index))
    expect(most).toBe(16)
  })

  it('starts nothing more after a failure, and rejects when all is quiet', async () => {
    let started = 0
    let running = 0
    await expect(concurrently(Array.from({ length: 100 }, (_, index) => index), async item => {
      started += 1
      if (item === 3) throw new Error('three')
      running += 1
      await setImmediate()
      running -= 1
    })).rejects.toThrow('three')
    expect({ started, running }).toEqual({ started: 16, running: 0 })
  })

  it('rejects with the failure of the earliest item, not with the first one', async () => {
    const work = async (rounds: number): Promise<void> => {
      for (let round = 0; round < rounds; round += 1) await setImmediate()
      throw new Error(`after ${rounds}`)
    }
    await expect(concurrently([9, 3, 1, 5], work)).rejects.toThrow('after 9')
  })
})
