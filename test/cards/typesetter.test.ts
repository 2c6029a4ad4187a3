import { describe, expect, it } from 'vitest'
import { typesetterFor, type Typesetter } from '../../src/cards/typesetter.js'

async function setterFor(text: string, lang = 'en', tracking = 0): Promise<Typesetter> {
  const setter = await typesetterFor(text, { weight: 600, lang, tracking })
  if (setter === null) throw new Error(`${text} cannot be set`)
  return setter
}

async function widthOf(text: string, lang?: string, tracking?: number): Promise<number> {
  return (await setterFor(text, lang, tracking)).measure(text)
}

describe('the typeface', () => {
  it('joins f and i, but not in Turkish and Azerbaijani, which tell i from ı', async () => {
    const outline = async (lang: string): Promise<string> => (await setterFor('fi', lang)).outline('fi', 0, 0, 100)
    expect(await outline('de')).toBe(await outline('en'))
    expect(await outline('tr')).not.toBe(await outline('en'))
    expect(await outline('az-Latn')).toBe(await outline('tr'))
  })

  it('kerns', async () => {
    expect(await widthOf('AV')).toBeLessThan((await widthOf('A')) + (await widthOf('V')))
  })

  it('gives a mark no room of its own', async () => {
    expect(await widthOf('за́мок', 'ru', 0.1)).toBeCloseTo(await widthOf('замок', 'ru', 0.1), 5)
  })

  it('widens each letter by the tracking', async () => {
    expect(await widthOf('money', 'en', 0.1)).toBeCloseTo((await widthOf('money')) + 0.5, 5)
  })

  it('has all that a line may have more than its text', async () => {
    const setter = await setterFor('a')
    expect([' ', '\u00A0', '-', '…'].map((ours) => setter.measure(ours) > 0)).toEqual([true, true, true, true])
    expect(() => setter.measure('b')).toThrow('"b" is no part of the text')
  })

  it('stands on the baseline, from where it is told to', async () => {
    const numbers = ((await setterFor('H')).outline('H', 100, 500, 100).match(/-?[\d.]+/g) ?? []).map(Number)
    const [xs, ys] = [numbers.filter((_, index) => index % 2 === 0), numbers.filter((_, index) => index % 2 === 1)]
    expect(Math.max(...ys)).toBe(500)
    // The typeface's capitals are two thirds of an em high.
    expect(500 - Math.min(...ys)).toBeCloseTo(66.7, 0)
    expect(Math.min(...xs)).toBeGreaterThan(100)
    expect(Math.max(...xs)).toBeLessThan(200)
  })

  it('sets no more of a text than a card has room for', async () => {
    expect((await setterFor('word '.repeat(10_000))).text.length).toBeLessThanOrEqual(600)
  })
})
