import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromOklab, toOklab } from '../../src/brand/oklab.js'
import { anyColor } from './colors.js'

describe('OKLab', () => {
  // The primaries as CSS Color 4 and its tests have them.
  it.each([
    ['#ffffff', 1, 0, 0],
    ['#ff0000', 0.628, 0.2249, 0.1258],
    ['#00ff00', 0.8664, -0.2339, 0.1795],
    ['#0000ff', 0.452, -0.0325, -0.3115],
  ])('has the known coordinates of %s', (hex, lightness, a, b) => {
    const color = toOklab(hex)
    expect(color.lightness).toBeCloseTo(lightness, 3)
    expect(color.a).toBeCloseTo(a, 3)
    expect(color.b).toBeCloseTo(b, 3)
  })

  it('gives every colour back as it was', () => {
    fc.assert(fc.property(anyColor, (hex) => fromOklab(toOklab(hex)) === hex), { numRuns: 1000 })
  })
})

describe('a colour that no screen can show', () => {
  it('loses chroma, not its lightness or hue', () => {
    const lightness = fc.double({ min: 0.3, max: 0.95, noNaN: true })
    const hue = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true })
    fc.assert(
      fc.property(lightness, hue, (lightness, hue) => {
        const shown = toOklab(fromOklab({ lightness, a: 0.5 * Math.cos(hue), b: 0.5 * Math.sin(hue) }))
        expect(shown.lightness).toBeCloseTo(lightness, 1.7)
        // What lies across the hue: as little as a byte's rounding makes.
        expect(Math.abs(shown.b * Math.cos(hue) - shown.a * Math.sin(hue))).toBeLessThan(0.01)
        expect(shown.a * Math.cos(hue) + shown.b * Math.sin(hue)).toBeGreaterThan(0.02)
      }),
    )
  })
})
