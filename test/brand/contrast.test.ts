import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast, luminance, ratioText } from '../../src/brand/contrast.js'
import { anyColor } from './colors.js'

describe('the contrast of two colours', () => {
  // As WebAIM's contrast checker shows them.
  it.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#ff0000', '#ffffff', 4],
    ['#0000ff', '#ffffff', 8.59],
    ['#008000', '#ffffff', 5.14],
    ['#FF0000', '#0000ff', 2.15],
  ])('is what other tools say: %s on %s', (foreground, background, ratio) => {
    expect(contrast(foreground, background)).toBeCloseTo(ratio, 2)
  })

  it('is the same whichever is in front, and lies between 1 and 21', () => {
    fc.assert(
      fc.property(anyColor, anyColor, (first, second) => {
        const ratio = contrast(first, second)
        expect(contrast(second, first)).toBe(ratio)
        expect(ratio).toBeGreaterThanOrEqual(1)
        expect(ratio).toBeLessThanOrEqual(21)
        expect(contrast(first, first)).toBe(1)
      }),
    )
  })

  it('is refused for what is no colour, since that would pass every check', () => {
    for (const text of ['', '#fff', 'blue', '#0b3d9g', '#0b3d911', '0b3d91']) expect(() => contrast(text, '#ffffff')).toThrow(RangeError)
  })
})

describe('luminance', () => {
  it('goes from black to white, and weighs green most', () => {
    expect(['#000000', '#0000ff', '#ff0000', '#00ff00', '#ffffff'].map((color) => luminance(color).toFixed(4))).toEqual(['0.0000', '0.0722', '0.2126', '0.7152', '1.0000'])
  })
})

describe('a ratio in a message', () => {
  it('is rounded down, so that what is not enough never reads as enough', () => {
    expect([4.499, 4.4999999, 4.5, 4.509, 21, 1].map(ratioText)).toEqual(['4.49:1', '4.49:1', '4.50:1', '4.50:1', '21.00:1', '1.00:1'])
  })
})
