import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fit, type Step } from '../../src/cards/fit.js'
import { halfEm } from './cards.js'

/** Letters of half an em: at 20 px, 20 of them are 200 px wide. */
const box = { width: 200, whole: 10, steps: [{ size: 20, lines: 2 }] as readonly Step[] }

describe('the lines of a text', () => {
  it('are as few as can be, and as even as can be', () => {
    expect(fit('one two three four five six', halfEm, box)).toEqual({ lines: ['one two three', 'four five six'], size: 20 })
    expect(fit('one two three', halfEm, box)).toEqual({ lines: ['one two three'], size: 20 })
  })

  it('are set in the largest size that has room for them', () => {
    const steps = [{ size: 40, lines: 2 }, { size: 20, lines: 2 }, { size: 10, lines: 2 }]
    expect(fit('short', halfEm, { ...box, steps }).size).toBe(40)
    expect(fit('not as short as that', halfEm, { ...box, steps })).toEqual({ lines: ['not as short as that'], size: 20 })
    expect(fit('so long that neither of them has room for it', halfEm, { ...box, steps }).size).toBe(10)
  })

  it('end with … when there is no room at all, and the comma before it goes', () => {
    expect(fit('one two three four, five six, seven eight nine', halfEm, box)).toEqual({ lines: ['one two three four,', 'five six, seven…'], size: 20 })
    expect(fit('one two three four five six, seven eight nine', halfEm, { ...box, steps: [{ size: 20, lines: 1 }] }).lines).toEqual(['one two three four…'])
    expect(fit('one two three four, nine', halfEm, { ...box, steps: [{ size: 20, lines: 1 }] }).lines).toEqual(['one two three four…'])
  })

  it('may end after a hyphen or a slash between letters, and where a zero width space is', () => {
    expect(fit('North-South-dialogue wins', halfEm, box).lines).toEqual(['North-South-', 'dialogue wins'])
    expect(fit('conferences/seminarium', halfEm, box).lines).toEqual(['conferences/', 'seminarium'])
    expect(fit('conference\u200Binternational', halfEm, box).lines).toEqual(['conference', 'international'])
    expect(fit('figures 2014-2015, tables', halfEm, box).lines.join('|')).toContain('2014-2015')
  })

  it('do not end before a mark that French sets apart, nor within its quotation marks', () => {
    expect(fit('voilà tout le reste !', halfEm, box).lines).toEqual(['voilà tout', 'le reste\u00A0!'])
    expect(fit('on dit : « oui » partout', halfEm, box).lines).toEqual(['on dit\u00A0:', '«\u00A0oui\u00A0» partout'])
    expect(fit('der »gute« Mann und Frau', halfEm, box).lines).toEqual(['der »gute«', 'Mann und Frau'])
  })

  it('do not break a word that fits into one in a smaller size', () => {
    const steps = [{ size: 20, lines: 3 }, { size: 10, lines: 3 }]
    expect(fit('Donaudampfschifffahrtsrecht', halfEm, { ...box, steps })).toEqual({ lines: ['Donaudampfschifffahrtsrecht'], size: 10 })
  })

  it('break a word that fits into none, and say so with a hyphen', () => {
    const { lines, size } = fit('Grundstücksverkehrsgenehmigung', halfEm, { ...box, whole: 20 })
    expect(size).toBe(20)
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/\p{L}-$/u)
    expect(lines.join('').replace('-', '')).toBe('Grundstücksverkehrsgenehmigung')
  })

  it('break it where its author allows it', () => {
    expect(fit('Grundstücks\u00ADverkehrs\u00ADgenehmigung', halfEm, { ...box, whole: 20 }).lines).toEqual(['Grundstücks-', 'verkehrsgenehmigung'])
    expect(fit('Grund\u00ADstück', halfEm, box).lines).toEqual(['Grundstück'])
  })

  it('fit, whatever the text is, and lose nothing but its end', () => {
    const steps = [{ size: 30, lines: 2 }, { size: 20, lines: 3 }, { size: 12, lines: 4 }]
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'n', 'sch', 'e', ' ', ' ', '-', '.', ':', '«', '»', '1', '\u00AD'), minLength: 1, maxLength: 200 }), (text) => {
        const { lines, size } = fit(text, halfEm, { width: 200, whole: 14, steps })
        expect(lines.length).toBeLessThanOrEqual(steps.find((step) => step.size === size)?.lines ?? 0)
        for (const line of lines) expect(halfEm(line) * size).toBeLessThanOrEqual(200)
        const bare = (words: string): string => words.replaceAll(/[\s\u00AD-]/g, '')
        const set = bare(lines.join(''))
        expect(set.endsWith('…') ? bare(text).slice(0, set.length - 1) + '…' : bare(text)).toBe(set)
      }),
      { seed: 1 },
    )
  })
})
