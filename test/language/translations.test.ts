import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { stringsSchema } from '../../src/language/strings.js'
import { readYaml } from '../../src/schema/yaml.js'

const folder = new URL('../../templates/strings/', import.meta.url)

async function wordsOf(file: string): Promise<Record<string, string>> {
  const read = readYaml(await readFile(fileURLToPath(new URL(file, folder)), 'utf8'), file)
  expect(read.messages).toEqual([])
  return stringsSchema.parse(read.yaml?.value)
}

const english = await wordsOf('en.yaml')
const files = (await readdir(fileURLToPath(folder))).filter((file) => file !== 'en.yaml').toSorted()
const translations = await Promise.all(files.map(async (file) => ({ lang: file.replace(/\.yaml$/, ''), words: await wordsOf(file) })))

/** Words that a language shares with English. */
const same: Readonly<Record<string, readonly string[]>> = {
  de: ['editorial', 'interview', 'links', 'website'],
  fr: ['publication', 'contact', 'pages'],
}

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted()

/** What typographers of a language would not let pass, and how it looks. */
const unset: Readonly<Record<string, RegExp>> = {
  // Lexique des règles typographiques en usage à l'Imprimerie nationale: U+202F before ; ! ?, U+00A0 before : and within « ».
  fr: /[^\u202f][;!?]|[^\u00a0][:»]|«(?!\u00a0)|['"“”]/u,
  // DIN 5008: „ and “ around a quotation, a space before the ellipsis that stands for words and before %.
  de: /['"”«»]|[^\u00a0][…%]/u,
}

it('are there in French and in German', () => {
  expect(translations.map(({ lang }) => lang)).toEqual(expect.arrayContaining(['de', 'fr']))
})

describe.each(translations)('the words in $lang', ({ lang, words }) => {
  it('are those that there are in English, in the same order', () => {
    expect(Object.keys(words)).toEqual(Object.keys(english))
  })

  it('leave room for the same values', () => {
    const found = Object.entries(words).map(([key, text]) => [key, placeholders(text)])
    expect(found).toEqual(Object.entries(english).map(([key, text]) => [key, placeholders(text)]))
  })

  it('are not English by mistake', () => {
    const kept = Object.keys(words).filter((key) => words[key] === english[key] && /\p{L}{2}/u.test(english[key]?.replace(/\{\w+\}/g, '') ?? ''))
    expect(kept.toSorted()).toEqual((same[lang] ?? []).toSorted())
  })

  it('end as the English ones do: a sentence with its full stop, a label with none', () => {
    const end = (text: string | undefined): string => /[.:…]$/.exec(text ?? '')?.[0] ?? ''
    expect(Object.keys(english).filter((key) => end(words[key]) !== end(english[key]))).toEqual([])
  })

  it('are set as the language is', () => {
    const rule = unset[lang]
    const lone = new Set(['quoteOpen', 'quoteClose'])
    expect(Object.entries(words).filter(([key, text]) => !lone.has(key) && rule?.test(text) === true)).toEqual([])
  })
})
