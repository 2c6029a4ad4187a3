import { beforeAll, expect, it } from 'vitest'
import { labelOf } from '../../src/issue/label.js'
import type { Strings } from '../../src/language/strings.js'
import { stageWith } from '../stages/stage.js'

let strings: Strings

beforeAll(async () => {
  const english = (await stageWith()).compiled.strings.get('en')
  if (english === undefined) throw new Error('No English strings')
  strings = { ...english, issue: 'Numéro {number}' }
})

it('names an issue by its number, a special by its kind, and nothing else', () => {
  expect(labelOf({ type: 'issue', number: 6 }, strings)).toBe('Numéro 6')
  expect(labelOf({ type: 'special', number: 6 }, strings)).toBe('Special')
  expect(labelOf({ type: 'special', number: undefined }, strings)).toBe('Special')
  expect(labelOf({ type: 'issue', number: undefined }, strings)).toBeNull()
  expect(labelOf({ type: 'page', number: undefined }, strings)).toBeNull()
})
