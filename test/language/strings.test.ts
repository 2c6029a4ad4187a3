import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { fill, stringsFor, stringsLanguage, stringsSchema, type Strings } from '../../src/language/strings.js'
import { readYaml } from '../../src/schema/yaml.js'

const english = stringsSchema.parse(readYaml(await readFile(fileURLToPath(new URL('../../templates/strings/en.yaml', import.meta.url)), 'utf8'), 'en.yaml').yaml?.value)
const named = (email: string): Strings => ({ ...english, email })

describe('the words of the templates', () => {
  const all = new Map([['en', named('en')], ['fr', named('fr')], ['fr-CA', named('fr-CA')]])

  it.each([['fr-CA', 'fr-CA'], ['fr-BE', 'fr'], ['fr', 'fr'], ['en-GB', 'en'], ['de', 'en'], ['fr-Latn-BE', 'fr']])('for %s are those of %s', (lang, expected) => {
    expect(stringsFor(lang, all).email).toBe(expected)
    expect(stringsLanguage(lang, all)).toBe(expected)
  })

  it('must say everything, and hold what is filled in', () => {
    expect(stringsSchema.safeParse(english).success).toBe(true)
    expect(stringsSchema.safeParse({ ...english, issue: 'Issue' }).success).toBe(false)
    expect(stringsSchema.safeParse({ ...english, email: '' }).success).toBe(false)
    expect(stringsSchema.safeParse({ ...english, emial: 'x' }).success).toBe(false)
  })
})

it('has no word that no template and no code uses: translators write each of them', async () => {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const texts = await Promise.all(
    ['src', 'templates'].map(async (folder) => {
      const files = (await readdir(join(root, folder), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && /\.(?:ts|hbs|mjml)$/.test(entry.name))
      return Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')))
    }),
  )
  const all = texts.flat().join('\n')
  // `strings[status]` of an event, and the words that Markdown itself needs.
  const byOtherNames = new Set(['cancelled', 'postponed', 'footnotes', 'backToText', 'quoteOpen', 'quoteClose'])
  expect(Object.keys(english).filter((word) => !byOtherNames.has(word) && !all.includes(`strings.${word}`))).toEqual([])
})

describe('filling in', () => {
  it('leaves alone what has no value, and reads no value as a pattern', () => {
    expect(fill('Issue {number} of {name}', { number: '6' })).toBe('Issue 6 of {name}')
    expect(fill('{a}{a}', { a: '$& {b}', b: 'x' })).toBe('$& {b}$& {b}')
  })
})
