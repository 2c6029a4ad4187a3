import { expect, it } from 'vitest'
import { directionOf } from '../../src/language/direction.js'

it.each([
  ['en', 'ltr'], ['en-GB', 'ltr'], ['ar', 'rtl'], ['he', 'rtl'], ['fa-IR', 'rtl'], ['ur', 'rtl'], ['az', 'ltr'], ['az-Arab', 'rtl'], ['ar-Latn', 'ltr'], ['dv', 'rtl'], ['zh', 'ltr'], ['und', 'ltr'],
])('%s runs %s', (lang, direction) => {
  expect(directionOf(lang)).toBe(direction)
})
