import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { fill, stringsFor, stringsLanguage, stringsSchema, type Strings } from '../../src/language/strings.js'
import { readYaml } from '../../src/schema/yaml.js'

const english = stringsSchema.parse(readYaml(await readFile(fileURLToPath(new URL('../../templates/strings/en.yaml', import.meta.url)), 'utf8'), 'en.yaml').yaml?.value)
const named = (home: string): Strings => ({ ...english, home })

describe('the words of the templates', () => {
  const all = new Map([['en', named('en')], ['fr', named('fr')], ['fr-CA', named('fr-CA')]])

  it.each([['fr-CA', 'fr-CA'], ['fr-BE', 'fr'], ['fr', 'fr'], ['en-GB', 'en'], ['de', 'en'], ['fr-Latn-BE', 'fr']])('for %s are those of %s', (lang, expected) => {
    expect(stringsFor(lang, all).home).toBe(expected)
    expect(stringsLanguage(lang, all)).toBe(expected)
  })

  it('must say everything, and hold what is filled in', () => {
    expect(stringsSchema.safeParse(english).success).toBe(true)
    expect(stringsSchema.safeParse({ ...english, issue: 'Issue' }).success).toBe(false)
    expect(stringsSchema.safeParse({ ...english, home: '' }).success).toBe(false)
    expect(stringsSchema.safeParse({ ...english, hoem: 'x' }).success).toBe(false)
  })
})

describe('filling in', () => {
  it('leaves alone what has no value, and reads no value as a pattern', () => {
    expect(fill('Issue {number} of {name}', { number: '6' })).toBe('Issue 6 of {name}')
    expect(fill('{a}{a}', { a: '$& {b}', b: 'x' })).toBe('$& {b}$& {b}')
  })
})
