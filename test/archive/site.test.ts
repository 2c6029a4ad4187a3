import { describe, expect, it } from 'vitest'
import { hasOwnPage, placeIn, siteOf } from '../../src/archive/site.js'
import { headOf } from '../issue/reading.js'
import { newsletterWith } from '../stages/stage.js'
import { strings } from './events/telling.js'
import { contextOf, siteWith } from './site.js'

describe('an archive', () => {
  it('has a section for each language, with its words, its own first', () => {
    const french = { ...strings, topics: 'Sujets' }
    const { sections } = siteOf([headOf('a'), headOf('a.fr'), headOf('a.de')], newsletterWith({ language: 'en-GB' }), new Map([['en', strings], ['fr', french]]), () => [])
    expect(sections.map(({ lang, prefix }) => [lang, prefix])).toEqual([['en-GB', ''], ['de', 'de/'], ['fr', 'fr/']])
    expect(sections.map((section) => section.strings)).toEqual([strings, strings, french])
  })

  it('has a home page and an accessibility statement from the first day, and no page that would be empty', () => {
    expect(siteWith([]).sections.map(({ places }) => [...places])).toEqual([['home', 'accessibility']])
  })

  it('has what is told by all that a section shows, texts of its own pages too', () => {
    const asked: string[][] = []
    const heads = [headOf('a'), headOf('a.fr'), headOf('b'), headOf('events', 'type: page')]
    siteOf(heads, newsletterWith({ language: 'en-GB' }), new Map([['en', strings]]), (shown) => {
      asked.push(shown.map(({ path }) => path))
      return []
    })
    expect(asked).toEqual([['issues/a.md', 'issues/b.md', 'issues/events.md'], ['issues/a.fr.md', 'issues/b.md', 'issues/events.md']])
  })

  it('lists only what has a page of its own', () => {
    const { sections: [section] } = siteWith([headOf('a'), headOf('welcome', 'type: page', 'home: true'), headOf('events', 'type: page'), headOf('members', 'type: page'), headOf('about', 'type: page')])
    expect(section?.listed.map(({ slug }) => slug)).toEqual(['a', 'about'])
    expect(section?.written.map(({ slug }) => slug)).toEqual(['a', 'about'])
    expect([headOf('about', 'type: page'), headOf('x', 'type: page', 'home: true'), headOf('events', 'type: page')].map(hasOwnPage)).toEqual([true, false, false])
  })
})

describe('a section’s own page', () => {
  it('lies in its folder, when it is there', () => {
    const site = siteWith([headOf('a', 'topics: [Law]'), headOf('a.fr')], { places: ['events'] })
    const [own, french] = [contextOf(site).section, contextOf(site, 'fr/').section]
    expect([placeIn(own, 'topics'), placeIn(french, 'topics'), placeIn(french, 'events'), placeIn(french, 'search')]).toEqual(['topics/index.html', null, 'fr/events/index.html', null])
  })
})

describe('pages that an editor wrote', () => {
  it('stand in the order of the alphabet of their language, whatever the order of files', () => {
    const heads = [headOf('c', 'type: page', 'title: Öl'), headOf('b', 'type: page', 'title: oper'), headOf('a', 'type: page', 'title: Zug'), headOf('issue')]
    const order = (list: typeof heads): string[] => contextOf(siteWith(list, { settings: { language: 'de' } })).section.pages.map(({ title }) => title)
    expect(order(heads)).toEqual(['Öl', 'oper', 'Zug'])
    expect(order(heads.toReversed())).toEqual(order(heads))
  })
})
