import { describe, expect, it } from 'vitest'
import { translations } from '../../src/checks/translations.js'
import type { IssueHead } from '../../src/issue/parse-issue.js'
import { headOf } from '../issue/reading.js'

const found = (heads: readonly IssueHead[], stems = heads.flatMap(({ stem, translation }) => (translation === null ? [stem] : []))): string[] =>
  translations(heads, new Set(stems)).map(({ rule, file, place, message }) => `${file}:${place?.line ?? '-'} ${rule} ${message}`)

describe('a translation', () => {
  it('stands beside the issue that it translates', () => {
    expect(found([headOf('a'), headOf('a.fr')])).toEqual([])
    expect(found([headOf('b'), headOf('a.fr')])).toEqual(['issues/a.fr.md:- translation-alone Unexpected translation of an issue that is not there, expected issues/a.md'])
  })

  it('may have an address of its own', () => {
    expect(found([headOf('a'), headOf('a.fr', 'slug: numero-1', 'title: Numéro 1')])).toEqual([])
  })

  it('is not alone when its issue cannot be read: one mistake is told once', () => {
    expect(found([headOf('a.fr')], ['issues/a'])).toEqual([])
  })

  it('is told how to be an issue in another language', () => {
    const [message] = translations([headOf('a.fr')], new Set())
    expect(message?.note).toContain('`lang: fr`')
  })

  it('is the same issue: type, number and date are told where they are another', () => {
    expect(found([headOf('a', 'number: 6'), headOf('a.fr', 'number: 7', 'date: 2015-03-31')])).toEqual([
      'issues/a.fr.md:3 translation-differs Unexpected `number`: 7, expected 6, as in issues/a.md',
      'issues/a.fr.md:4 translation-differs Unexpected `date`: 2015-03-31, expected 2015-03-30, as in issues/a.md',
    ])
    expect(found([headOf('a', 'number: 6'), headOf('a.fr')])).toEqual([expect.stringContaining('Unexpected `number`: none, expected 6')])
    expect(found([headOf('a'), headOf('a.fr', 'type: page')])).toEqual([expect.stringContaining('Unexpected `type`: page, expected issue')])
  })

  it('is held to its own issue, in whatever order the files come', () => {
    const heads = [headOf('a', 'number: 1'), headOf('b', 'number: 2'), headOf('a.fr', 'number: 2'), headOf('b.fr', 'number: 2'), headOf('b.de', 'number: 2')]
    expect(found(heads)).toHaveLength(1)
    expect(found(heads.toReversed())).toEqual(found(heads))
  })

  it('is for no other readers than its issue, and not out before it', () => {
    const opened = (mine: readonly string[], its: readonly string[]): string[] => translations([headOf('a', ...its), headOf('a.fr', ...mine)], new Set(['issues/a'])).map(({ rule, severity, message }) => `${severity} ${rule} ${message}`)
    expect(opened([], ['audience: members'])).toEqual(['error translation-audience Unexpected `audience`: everyone, expected members, as in issues/a.md'])
    expect(opened(['audience: members'], [])).toEqual(['error translation-audience Unexpected `audience`: members, expected everyone, as in issues/a.md'])
    expect(opened([], ['embargo: 2015-04-01 10:00'])).toEqual(['error translation-audience Unexpected `embargo`: none, expected 2015-04-01T10:00, as in issues/a.md'])
    expect(opened(['embargo: 2015-03-31'], ['embargo: 2015-04-01 10:00'])).toHaveLength(1)
    expect(opened([], ['status: draft'])).toEqual(['error translation-audience Unexpected `status`: ready, expected draft, as in issues/a.md'])
    // It may be later.
    expect(opened(['embargo: 2015-04-02'], ['embargo: 2015-04-01 10:00'])).toEqual([])
    expect(opened(['status: draft'], [])).toEqual([])
    expect(opened(['audience: members'], ['audience: members'])).toEqual([])
  })
})
