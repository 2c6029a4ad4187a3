import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstBelow } from '../../src/email/first-below.js'

/** Which version is found, and which were measured. */
function search(limit: number, sizes: readonly number[], estimates: readonly number[] = sizes): { found: number | null; measured: number[] } {
  const measured: number[] = []
  const found = firstBelow(limit, estimates, (index) => {
    measured.push(index)
    return sizes[index] ?? 0
  })
  return { found, measured }
}

describe('the first version that is short enough', () => {
  it('is found with two measurements where the estimates are right', () => {
    expect(search(55, [90, 80, 70, 60, 50, 40, 30])).toEqual({ found: 4, measured: [4, 3] })
  })

  it('is found where they are all wrong by the same', () => {
    expect(search(55, [90, 80, 70, 60, 50, 40, 30], [190, 180, 170, 160, 150, 140, 130])).toEqual({ found: 4, measured: [6, 4, 3] })
  })

  it('is not there when the last is too large: at the limit is not below it', () => {
    expect(search(30, [50, 40, 30]).found).toBeNull()
    expect(search(31, [50, 40, 30]).found).toBe(2)
    expect(search(30, [])).toEqual({ found: null, measured: [] })
  })

  it('is the one that it is whatever the estimates say, after a few measurements', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(1000), fc.integer({ min: -5000, max: 5000 })), { maxLength: 3000 }), fc.nat(1000), (versions, limit) => {
        const sizes = versions.map(([size]) => size).toSorted((a, b) => b - a)
        const { found, measured } = search(limit, sizes, versions.map(([, estimate]) => estimate))
        const first = sizes.findIndex((size) => size < limit)
        expect(found).toBe(first === -1 ? null : first)
        expect(measured.length).toBeLessThanOrEqual(9 + Math.log2(versions.length + 1))
        expect(new Set(measured).size).toBe(measured.length)
      }),
    )
  })
})
