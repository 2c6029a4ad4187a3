import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { syllablesOf } from '../../src/cards/syllables.js'

describe('a word that fits into no line', () => {
  it.each([
    ['Grundstücksverkehrsgenehmigung', 'Grund-stücks-ver-kehrs-geneh-migung'],
    ['Verantwortungsbewusstsein', 'Verant-wor-tungs-bewusst-sein'],
    ['responsibilities', 'respon-sibi-lities'],
    ['constitutionnellement', 'con-sti-tution-nel-lement'],
    ['oikeudenmukaisuuteen', 'oikeu-den-mukai-suu-teen'],
  ])('%s is broken before the last consonant that a vowel follows, and three letters stay together: %s', (word, parts) => {
    expect(syllablesOf(word).join('-')).toBe(parts)
  })

  it('keeps together what is one sound', () => {
    expect(syllablesOf('Nachrichtenaustauscherinnen').join('·')).toMatch(/rich·ten.*tau·sche·rin·nen/)
    expect(syllablesOf('Übertragungen').join('·')).toContain('·tra')
  })

  it('may be Greek, Cyrillic, or written with marks of its own', () => {
    expect(syllablesOf('ηλεκτρονικές').length).toBeGreaterThan(2)
    expect(syllablesOf('достопримечательность').length).toBeGreaterThan(3)
    expect(syllablesOf('дoсто\u0301примеча').join('')).toBe('дoсто\u0301примеча')
  })

  it('without vowels is broken all the same', () => {
    expect(syllablesOf('0123456789'.repeat(4))).toEqual(['012345678901', '234567890123', '456789012345', '6789'])
  })

  it('is whole when its parts are put together, and no mark leaves its letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'e', 'b', 'c', 'h', 's', '1', '.', 'e\u0301'), minLength: 1, maxLength: 60 }), (word) => {
        const parts = syllablesOf(word)
        expect(parts.join('')).toBe(word)
        expect(parts.every((part) => part !== '' && !part.startsWith('\u0301'))).toBe(true)
        expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(40)
      }),
      { seed: 1 },
    )
  })
})
