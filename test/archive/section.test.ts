import { describe, expect, it } from 'vitest'
import { listedIn, sectionOf, sectionsOf, writtenIn } from '../../src/archive/section.js'
import { headOf } from '../issue/reading.js'

const english = headOf('issue-06')
const french = headOf('issue-06.fr')
const old = headOf('issue-05')
const brazilian = headOf('issue-05.pt-BR')
const all = [french, english, old, brazilian]
const fr = { lang: 'fr', prefix: 'fr/' }

describe('the sections of an archive', () => {
  it('are the newsletter’s own, and one for each language of translations, in one order', () => {
    const sections = [{ lang: 'en-GB', prefix: '' }, fr, { lang: 'pt-BR', prefix: 'pt-br/' }]
    expect(sectionsOf(all, 'en-GB')).toEqual(sections)
    expect(sectionsOf(all.toReversed(), 'en-GB')).toEqual(sections)
    expect(sectionsOf([], 'en-GB')).toEqual([{ lang: 'en-GB', prefix: '' }])
  })

  it('have no place for the language of an issue that translates none: it stands among the others', () => {
    const spanish = headOf('issue-04', 'lang: es')
    expect(sectionsOf([spanish], 'en-GB')).toHaveLength(1)
    expect(sectionOf(spanish, 'en-GB')).toEqual({ lang: 'en-GB', prefix: '' })
    expect(sectionOf(french, 'en-GB')).toEqual(fr)
  })
})

describe('a section', () => {
  it('has what is written in its language', () => {
    expect(writtenIn(fr, all)).toEqual([french])
    expect(writtenIn({ lang: 'en-GB', prefix: '' }, all)).toEqual([english, old])
  })

  it('lists each issue once: in its language, or in the newsletter’s own, never in a third', () => {
    expect(listedIn(fr, all)).toEqual([french, old])
    expect(listedIn({ lang: 'en-GB', prefix: '' }, all)).toEqual([english, old])
  })

  it('lists no original where a translation has another address', () => {
    const renamed = headOf('issue-06.fr', 'slug: numero-6')
    expect(listedIn(fr, [english, renamed])).toEqual([renamed])
  })
})
