import { describe, expect, it } from 'vitest'
import { entryOf, entrySchema, listByYear, type ListPlace } from '../../src/archive/entries.js'
import { longestList } from '../../src/archive/years.js'
import { headOf } from '../issue/reading.js'
import { strings } from './events/telling.js'

const place: ListPlace = { path: 'topics/law/index.html', lang: 'en-GB', strings }

describe('an issue in a list', () => {
  it('says what it is, when it came out and what it is about, and leads to its page', () => {
    const entry = entryOf(headOf('é', 'title: T', 'number: 6', 'summary: S'), place)
    expect(entrySchema.parse(entry)).toEqual(entry)
    expect(entry).toEqual({ href: '../../%C3%A9/index.html', title: 'T', label: 'Issue 6', date: { iso: '2015-03-30', text: '30 March 2015' }, summary: 'S', draft: null, lang: 'en-GB', language: null })
  })

  it('has its date in the words of the list, and its title in its own', () => {
    expect(entryOf(headOf('a.fr'), place)).toMatchObject({ href: '../../fr/a/index.html', date: { text: '30 March 2015' }, lang: 'fr', language: 'In French' })
  })

  it('is in no other language for being of another country', () => {
    expect(entryOf(headOf('a', 'lang: en-US'), place).language).toBeNull()
  })

  it('is marked when it is a draft', () => {
    expect(entryOf(headOf('a', 'status: draft'), place).draft).toBe(strings.draft)
  })
})

describe('a list of issues', () => {
  it('names the pages of the years that it has no room for, and what they hold', () => {
    const heads = [headOf('a', 'date: 2015-03-30'), ...Array.from({ length: longestList }, (_, at) => headOf(`b-${at}`, 'date: 2014-03-30'))]
    const { view, folded } = listByYear(heads, place, 'topics/law/')
    expect(view.years.map(({ year, issues }) => [year, issues.length])).toEqual([['2015', 1]])
    expect(view.folded).toEqual([{ year: '2014', href: '../../topics/law/2014/index.html', count: longestList }])
    expect(folded.map(({ path, heads: left }) => [path, left.length])).toEqual([['topics/law/2014/index.html', longestList]])
  })

  it('begins the newest year, and names the pages of all of it, when it is too long itself', () => {
    const heads = Array.from({ length: longestList + 1 }, (_, at) => headOf(`a-${at}`))
    const { view, folded } = listByYear(heads, place, 'topics/law/')
    expect(view.years.map(({ year, issues }) => [year, issues.length])).toEqual([['2015', longestList]])
    expect(view.folded).toEqual([{ year: '2015', href: '../../topics/law/2015/index.html', count: longestList + 1 }])
    expect(folded.map(({ heads: left }) => left.length)).toEqual([longestList + 1])
  })
})
