import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { luminance } from '../../src/brand/contrast.js'
import { toOklab } from '../../src/brand/oklab.js'
import { darker, darkest, lighter } from '../../src/brand/shade.js'
import { anyColor } from './colors.js'

describe('a shade', () => {
  it('is the colour itself when that is enough', () => {
    fc.assert(fc.property(anyColor, (hex) => lighter(hex, () => true) === hex && darker(hex, () => true) === hex))
  })

  it('is white or black when nothing on the way is enough', () => {
    fc.assert(fc.property(anyColor, (hex) => lighter(hex, () => false) === '#ffffff' && darker(hex, () => false) === '#000000'), { numRuns: 30 })
  })

  it('goes no further than it must', () => {
    const isEnough = (hex: string): boolean => luminance(hex) >= 0.3
    const found = luminance(lighter('#0b3d91', isEnough))
    expect(found).toBeGreaterThanOrEqual(0.3)
    expect(found).toBeLessThan(0.31)
    const darkest = luminance(darker('#9cc2ff', (hex) => luminance(hex) <= 0.3))
    expect(darkest).toBeLessThanOrEqual(0.3)
    expect(darkest).toBeGreaterThan(0.29)
  })

  it('keeps the hue, and the part of the chroma that is asked for', () => {
    const [brand, muted] = [toOklab('#0b3d91'), toOklab(darkest('#0b3d91', 0.5, (hex) => luminance(hex) >= 0.05))]
    expect(Math.atan2(muted.b, muted.a)).toBeCloseTo(Math.atan2(brand.b, brand.a), 1)
    expect(Math.hypot(muted.a, muted.b) / Math.hypot(brand.a, brand.b)).toBeCloseTo(0.5, 1)
  })
})
