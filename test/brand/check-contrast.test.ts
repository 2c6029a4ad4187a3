import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Brand } from '../../src/brand/brand.js'
import { checkBrand, unreadablePairs } from '../../src/brand/check-contrast.js'
import { contrast } from '../../src/brand/contrast.js'
import { anyColor, brand } from './colors.js'

const place = { line: 7, column: 12 }
const check = (brand: Brand) => checkBrand(brand, () => place)
const anyBrand = fc.record({ primary: anyColor, accent: anyColor, dark: fc.record({ primary: anyColor, accent: anyColor }) })

describe('a brand', () => {
  it('passes when all of it can be read', () => {
    expect(unreadablePairs(brand)).toEqual([])
    expect(check({ ...brand, dark: { primary: '#9cc2ff', accent: '#f0b94d' } })).toEqual([])
  })

  it('is held against everything that its colours meet in the templates', () => {
    const pairs = unreadablePairs({ primary: '#ffffff', accent: '#ffffff', dark: { primary: '#000000', accent: '#000000' } })
    expect(pairs.map(({ key, foreground, background, where }) => `${key.join('.')}: ${where}, ${foreground} on ${background}`)).toEqual([
      'brand.primary: links and rules, #ffffff on #ffffff',
      'brand.primary: links in a boxed note, #ffffff on #f4f6f9',
      'brand.primary: initials and buttons, #ffffff on #ffffff',
      'brand.accent: deadlines and figures, #ffffff on #ffffff',
      'brand.accent: figures in a boxed note, #ffffff on #f4f6f9',
      'brand.dark.primary: links and rules, #000000 on #10171f',
      'brand.dark.primary: links in a boxed note, #000000 on #18212b',
      'brand.dark.accent: deadlines and figures, #000000 on #10171f',
      'brand.dark.accent: figures in a boxed note, #000000 on #18212b',
    ])
  })

  it('has white letters on its colour, not its colour on them', () => {
    const pairs = unreadablePairs({ ...brand, primary: '#8ab4ff' })
    expect(pairs.find(({ where }) => where === 'initials and buttons')).toMatchObject({ foreground: '#ffffff', background: '#8ab4ff' })
  })

  it('reports every pair below 4.5:1 and none above, with its ratio', () => {
    fc.assert(
      fc.property(anyBrand, (brand) => {
        const pairs = unreadablePairs(brand)
        for (const { foreground, background, ratio } of pairs) {
          expect(ratio).toBe(contrast(foreground, background))
          expect(ratio).toBeLessThan(4.5)
        }
        expect(pairs.some(({ where, key }) => key[1] === 'primary' && where === 'links and rules')).toBe(contrast(brand.primary, '#ffffff') < 4.5)
        expect(pairs.some(({ where, key }) => key[1] === 'accent' && where === 'figures in a boxed note')).toBe(contrast(brand.accent, '#f4f6f9') < 4.5)
        expect(pairs.some(({ where, key }) => key[2] === 'primary' && where === 'links in a boxed note')).toBe(contrast(brand.dark.primary, '#18212b') < 4.5)
      }),
      { numRuns: 200 },
    )
  })
})

describe('the message', () => {
  it('names the pair and the ratio, where it meets, and a colour that would do', () => {
    const asked: Array<readonly PropertyKey[]> = []
    const messages = checkBrand({ ...brand, accent: '#a06a00' }, (path) => {
      asked.push(path)
      return place
    })
    expect(messages).toEqual([
      {
        file: 'newsletter.yaml',
        place,
        rule: 'brand-contrast',
        severity: 'error',
        message: 'Unexpected colour #a06a00 for `brand.accent`: it has a contrast of 4.25:1 on pale grey (#f4f6f9), where figures in a boxed note are, expected at least 4.5:1',
        note: 'Many readers could not read it. "#9b6600" would do: the same hue, darker.',
      },
    ])
    expect(asked).toEqual([['brand', 'accent']])
  })

  it('is one for each colour, however many pairs it spoils', () => {
    expect(check({ ...brand, primary: '#8ab4ff' }).map(({ message }) => message)).toEqual([
      'Unexpected colour #8ab4ff for `brand.primary`: it has a contrast of 2.08:1 on white (#ffffff), where links and rules are; 1.92:1 on pale grey (#f4f6f9), where links in a boxed note are; 2.08:1 under white letters (#ffffff), where initials and buttons are; expected at least 4.5:1',
    ])
  })

  it('offers a lighter colour for dark mode', () => {
    const [found] = check({ ...brand, dark: { primary: '#0b3d91' } })
    expect(found?.message).toContain('`brand.dark.primary`: it has a contrast of 1.79:1 on the dark page (#10171f), where links and rules are; 1.61:1 on dark grey')
    expect(found?.note).toContain('the same hue, lighter.')
  })

  it('never says that 4.498 is enough', () => {
    expect(contrast('#e32b38', '#ffffff')).toBeCloseTo(4.498, 3)
    expect(check({ ...brand, accent: '#e32b38' })[0]?.message).toContain('a contrast of 4.49:1 on white (#ffffff), where deadlines and figures are;')
  })
})

describe('the colour that is offered', () => {
  it('passes itself, whatever the brand', () => {
    fc.assert(
      fc.property(anyBrand, (brand) => {
        const offers = check(brand).map(({ message, note }) => ({ key: /`brand\.([\w.]+)`/.exec(message)?.[1], color: /"(#[0-9a-f]{6})"/.exec(note)?.[1] ?? '' }))
        const offered = (key: string, otherwise: string): string => offers.find((offer) => offer.key === key)?.color ?? otherwise
        const mended = {
          primary: offered('primary', brand.primary),
          accent: offered('accent', brand.accent),
          dark: { primary: offered('dark.primary', brand.dark.primary), accent: offered('dark.accent', brand.dark.accent) },
        }
        expect(unreadablePairs(mended)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('is hardly darker than it must be', () => {
    const note = check({ ...brand, primary: '#8ab4ff' })[0]?.note ?? ''
    const color = /"(#[0-9a-f]{6})"/.exec(note)?.[1] ?? ''
    expect(contrast(color, '#f4f6f9')).toBeLessThan(4.7)
  })
})
