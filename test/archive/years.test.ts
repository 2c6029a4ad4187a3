import { describe, expect, it } from 'vitest'
import { foldYears, longestList, partsOf } from '../../src/archive/years.js'

/** Things of these years: how many, newest first. */
const things = (counts: Readonly<Record<number, number>>): string[] => Object.entries(counts).toSorted(([a], [b]) => Number(b) - Number(a)).flatMap(([year, count]) => Array.from({ length: count }, () => `${year}-03-30`))
const fold = (counts: Readonly<Record<number, number>>, limit?: number): string => {
  const { shown, folded } = foldYears(things(counts), (date) => date, limit)
  return [shown, folded].map((years) => years.map(({ year, items }) => `${year}:${items.length}`).join(' ')).join(' | ')
}

describe('a list by year', () => {
  it('stands on one page while it is short', () => {
    expect(fold({ 2015: 2, 2014: 3 })).toBe('2015:2 2014:3 | ')
    expect(fold({ 2015: 2, 2014: longestList - 2 })).toBe(`2015:2 2014:${longestList - 2} | `)
    expect(fold({})).toBe(' | ')
  })

  it('shows whole years from the newest on, and leaves the rest to pages of their own', () => {
    expect(fold({ 2015: 2, 2014: 3, 2013: 1 }, 4)).toBe('2015:2 | 2014:3 2013:1')
    expect(fold({ 2015: 2, 2014: 3, 2013: 1 }, 5)).toBe('2015:2 2014:3 | 2013:1')
  })

  it('always shows the newest year', () => {
    expect(fold({ 2015: 9, 2014: 1 }, 4)).toBe('2015:9 | 2014:1')
  })
})

describe('a list in parts', () => {
  it('has all of its entries, in order, and one part at least', () => {
    expect(partsOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
    expect(partsOf([1, 2], 2)).toEqual([[1, 2]])
    expect(partsOf([], 2)).toEqual([[]])
  })
})
