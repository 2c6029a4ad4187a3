import { describe, expect, it } from 'vitest'
import { byAppearance, lastChangeOf } from '../../src/archive/order.js'
import { headOf } from '../issue/reading.js'

describe('the order in which issues came out', () => {
  it('is that of their dates, numbers, slugs and files', () => {
    const heads = [headOf('z', 'date: 2014-12-01'), headOf('b', 'number: 1'), headOf('a', 'number: 2'), headOf('c', 'number: 2'), { ...headOf('c', 'number: 2'), path: 'issues/x/c.md' }]
    expect(heads.toReversed().toSorted(byAppearance)).toEqual(heads)
  })

  it('is the same both ways', () => {
    const [a, b] = [headOf('a'), headOf('a.fr')]
    expect([byAppearance(a, a), Math.sign(byAppearance(a, b)) + Math.sign(byAppearance(b, a))]).toEqual([0, 0])
  })
})

it('issues were last changed when the latest of them was', () => {
  expect(lastChangeOf([headOf('a', 'updated: 2016-01-01'), headOf('b', 'date: 2015-12-31')])).toBe('2016-01-01')
  expect(lastChangeOf([])).toBeNull()
})
