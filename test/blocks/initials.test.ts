import { expect, it } from 'vitest'
import { initials } from '../../src/blocks/initials.js'

it.each([
  ['Olivier Burgersdijk', 'OB'], ['Maud de Boer-Buquicchio', 'MB'], ['Ada', 'A'], ['Ada Maria Lovelace', 'AL'], ['van der Berg', 'B'], ['de', 'D'], ['Élodie Ångström', 'ÉÅ'], ['محمد علي', 'مع'], ['𝒜 B', '𝒜B'], ['李 小龍', '李小'], ['A. (Europol)', 'A'], ['42', ''],
])('of %s are %s', (name, expected) => {
  expect(initials(name)).toBe(expected)
})
