import { describe, expect, it } from 'vitest'
import { topicPath, topicsOf, topicSlug } from '../../src/archive/topics.js'
import { headOf } from '../issue/reading.js'

const names = (...heads: Parameters<typeof topicsOf>[0]): string[] => topicsOf(heads, 'en').map(({ name, slug, issues }) => `${name} ${slug}: ${issues.map((head) => head.slug).join(' ')}`)

describe('topics', () => {
  it('gather the issues that deal with them, newest first, whatever the order of files', () => {
    const heads = [headOf('a', 'date: 2014-12-01', 'topics: [Hotlines, Training]'), headOf('b', 'date: 2015-03-30', 'topics: [Training]')]
    expect(names(...heads)).toEqual(['Hotlines hotlines: a', 'Training training: b a'])
    expect(names(...heads.toReversed())).toEqual(names(...heads))
  })

  it('are one in other capitals and another Unicode form, under the name that the newest issue writes', () => {
    expect(names(headOf('a', 'date: 2014-12-01', 'topics: [EU policy]'), headOf('b', 'topics: [EU Policy]'))).toEqual(['EU Policy eu-policy: b a'])
    expect(topicSlug('E\u0301te\u0301')).toBe(topicSlug('\u00c9t\u00e9'))
  })

  it('count an issue once that names one twice', () => {
    expect(names(headOf('a', 'topics: [Training, training]'))).toEqual(['training training: a'])
  })

  it('stand in the order of the alphabet of their language', () => {
    const heads = [headOf('a', 'topics: [Zug, Öl, Oper, apfel]')]
    expect(topicsOf(heads, 'de').map(({ name }) => name)).toEqual(['apfel', 'Öl', 'Oper', 'Zug'])
    expect(topicsOf(heads, 'sv').map(({ name }) => name)).toEqual(['apfel', 'Oper', 'Zug', 'Öl'])
  })
})

describe('the address of a topic', () => {
  it('is made of its words alone', () => {
    expect([topicSlug('Law & order'), topicSlug('Droits de l’enfant'), topicSlug('児童保護'), topicPath('Training')]).toEqual(['law-order', 'droits-de-l-enfant', '児童保護', 'topics/training/index.html'])
  })

  it.each(['!!!', 'con', 'index', '2015', 'x'.repeat(101), '🎉', '-'])('is one that every disk can hold and the archive has no other use for: %s', (name) => {
    const slug = topicSlug(name)
    expect(slug).toMatch(/^topic-[0-9a-f]{8}$/)
    expect(topicSlug(name)).toBe(slug)
  })

  it('is another for another sign, which may be all that tells two words apart', () => {
    expect(topicSlug('!!!')).not.toBe(topicSlug('???'))
    expect(new Set(['C', 'C++', 'C#', 'C🎉'].map(topicSlug)).size).toBe(4)
    expect(topicSlug('C++')).toMatch(/^c-[0-9a-f]{8}$/)
    expect(topicSlug('c++ ')).not.toBe(topicSlug('c'))
  })

  it('may be one that the archive has another use for at its root: it lies in a folder of topics', () => {
    expect(['Events', 'events', 'EVENTS', 'ｅｖｅｎｔｓ'].map(topicSlug)).toEqual(['events', 'events', 'events', 'events'])
    expect(['Search', 'Members', 'Topics'].map(topicSlug)).toEqual(['search', 'members', 'topics'])
  })
})
