import { expect, it } from 'vitest'
import { budgetOf, cutInWords } from '../../src/email/budget.js'
import type { Part } from '../../src/email/parts.js'

const block = (name: string, bytes: number): Part => ({ kind: 'block', id: name, within: null, name: `“${name}”`, bytes, place: null, toPage: null })

it('a budget has the parts of an email, the largest first, and last the frame around them', () => {
  const footnotes: Part = { kind: 'footnotes', name: 'the footnotes', bytes: 300, place: null }
  expect(budgetOf([block('A', 100), footnotes, block('B', 500)], 1000)).toEqual([
    { name: '“B”', bytes: 500, share: 0.5 },
    { name: 'the footnotes', bytes: 300, share: 0.3 },
    { name: '“A”', bytes: 100, share: 0.1 },
    { name: 'the frame of the templates', bytes: 100, share: 0.1 },
  ])
})

it('a budget has no frame of less than nothing, and no share of nothing', () => {
  expect(budgetOf([block('A', 600), block('B', 500)], 1000).at(-1)).toEqual({ name: 'the frame of the templates', bytes: 0, share: 0 })
  expect(budgetOf([], 0)).toEqual([{ name: 'the frame of the templates', bytes: 0, share: 0 }])
})

it('a cut is told with what it had and has', () => {
  expect(cutInWords({ id: 'a', name: '“A”', from: 30_190, to: 2400 })).toBe('“A” from 30.1 KB to 2.4 KB')
})
