import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearest, suggestion } from '../../src/messages/nearest.js'

const kinds = ['article', 'editorial', 'event', 'interview', 'brief']

describe('nearest', () => {
  it.each([
    ['evnt', 'event'],
    ['EVENT', 'event'],
    ['breif', 'brief'],
    ['intervews', 'interview'],
    ['editrorail', 'editorial'],
  ])('reads %s as %s', (word, meant) => {
    expect(nearest(word, kinds)).toBe(meant)
  })

  it.each(['summary', 'ever-after', '', 'x'])('does not guess at "%s"', (word) => {
    expect(nearest(word, kinds)).toBeNull()
  })

  it('allows a third of a long word, and two errors in a short one', () => {
    expect(nearest('abcdefXXX', ['abcdefghi'])).toBe('abcdefghi')
    expect(nearest('abcdeXXXX', ['abcdefghi'])).toBeNull()
    expect(nearest('aXY', ['abc'])).toBe('abc')
    expect(nearest('aXYZ', ['abcd'])).toBeNull()
  })

  it('does not take one short name for another that shares no letter with it', () => {
    expect(nearest('by', ['id'])).toBeNull()
  })

  it('prefers the nearer, then the first', () => {
    expect(nearest('date', ['dat', 'dates', 'date'])).toBe('date')
    expect(nearest('fate', ['date', 'rate'])).toBe('date')
  })

  it('finds every known name by itself', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 }), (known) => known.every((name) => nearest(name, known)?.toLowerCase() === name.toLowerCase())))
  })
})

describe('suggestion', () => {
  it('asks whether the nearest was meant', () => {
    expect(suggestion('evnt', kinds)).toBe('Did you mean "event"?')
  })

  it('names all when none is near', () => {
    expect(suggestion('zzz', ['public', 'members', 'police'])).toBe('Use "public", "members" or "police".')
    expect(suggestion('zzz', ['public'])).toBe('Use "public".')
  })

  it('does not list more than twenty', () => {
    const names = Array.from({ length: 21 }, (_, index) => `name-${index}`)
    expect(suggestion('zzz', names.slice(1))).toMatch(/^Use "name-1", .* or "name-20"\.$/)
    expect(suggestion('zzz', names)).toBe('Check the spelling.')
  })

  it('says so when there is nothing to choose from', () => {
    expect(suggestion('zzz', [])).toBe('Delete it: none is known here.')
  })
})
