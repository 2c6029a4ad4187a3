import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast } from '../../src/brand/contrast.js'
import { toOklab } from '../../src/brand/oklab.js'
import { paletteOf } from '../../src/brand/palette.js'
import { anyColor, brand } from './colors.js'

/** How far two colours are apart to the eye; 0.02 is just seen. */
function distance(first: string, second: string): number {
  const [one, other] = [toOklab(first), toOklab(second)]
  return Math.hypot(one.lightness - other.lightness, one.a - other.a, one.b - other.b)
}

describe('the palette', () => {
  it('of the default brand is, to the byte, what it always was', () => {
    const { light, dark } = paletteOf(brand)
    expect(light).toMatchObject({ brand: '#0b3d91', mark: '#0b3d91', accent: '#8a5a00' })
    expect(dark).toMatchObject({ brand: '#9fc3ff', mark: '#1f3a6a', accent: '#edb871' })
    expect(distance(dark.brand, '#9cc2ff')).toBeLessThan(0.02)
    expect(distance(dark.mark, '#1f3a66')).toBeLessThan(0.02)
    expect(distance(dark.accent, '#f0b94d')).toBeLessThan(0.04)
  })

  it('has every fixed text readable on the page and in boxes', () => {
    for (const { paper, wash, ink, muted, alert } of Object.values(paletteOf(brand))) {
      for (const text of [ink, muted, alert]) for (const ground of [paper, wash]) expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('is in lower case', () => {
    const { light, dark } = paletteOf({ primary: '#0B3D91', accent: '#8A5A00', dark: { primary: '#ABCDEF', accent: '#FEDCBA' } })
    for (const color of [...Object.values(light), ...Object.values(dark)]) expect(color).toMatch(/^#[0-9a-f]{6}$/)
  })
})

describe('the dark palette', () => {
  it('can be read on the dark page and in dark boxes, whatever the brand', () => {
    fc.assert(
      fc.property(anyColor, anyColor, (primary, accent) => {
        const { dark } = paletteOf({ primary, accent })
        for (const text of [dark.brand, dark.accent]) {
          expect(contrast(text, dark.paper)).toBeGreaterThanOrEqual(7)
          expect(contrast(text, dark.wash)).toBeGreaterThanOrEqual(7)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('has marks that carry white letters and stand out from the page, whatever the brand', () => {
    fc.assert(
      fc.property(anyColor, (primary) => {
        const { dark } = paletteOf({ ...brand, primary })
        expect(contrast(dark.onBrand, dark.mark)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(dark.mark, dark.paper)).toBeGreaterThanOrEqual(1.6)
        expect(contrast(dark.mark, dark.paper)).toBeLessThan(1.75)
      }),
      { numRuns: 300 },
    )
  })

  it('keeps the hue of the brand', () => {
    for (const primary of ['#0b3d91', '#7a1f1f', '#005f3b', '#5b2a86', '#8a5a00']) {
      const { light, dark } = paletteOf({ ...brand, primary })
      const [hue, ...others] = [light.brand, dark.brand, dark.mark].map(toOklab).map(({ a, b }) => Math.atan2(b, a))
      for (const other of others) expect(Math.abs(other - (hue ?? Number.NaN))).toBeLessThan(0.06)
    }
  })

  it('has no hue when the brand has none', () => {
    const { dark } = paletteOf({ primary: '#000000', accent: '#808080' })
    for (const color of [dark.brand, dark.mark, dark.accent]) expect(color).toMatch(/^#(..)\1\1$/)
  })

  it('takes the colours that the brand gives for it as they are, and derives the others', () => {
    const derived = paletteOf(brand).dark
    expect(paletteOf({ ...brand, dark: { primary: '#123456' } }).dark).toEqual({ ...derived, brand: '#123456' })
    expect(paletteOf({ ...brand, dark: { accent: '#123456' } }).dark).toEqual({ ...derived, accent: '#123456' })
  })
})

describe('the templates', () => {
  const read = (path: string): string => readFileSync(new URL(`../../templates/${path}`, import.meta.url), 'utf8')
  const colorsIn = (css: string): string[] => [...css.matchAll(/#[0-9a-f]{3,8}\b/gi)].map(([color]) => color)
  const { light, dark } = paletteOf(brand)

  it('have the colours that are checked here: the stylesheet', () => {
    const css = read('web/style.css')
    const modes = [...css.matchAll(/:root \{([^}]*)\}/g)].map(([, rules]) => Object.fromEntries([...(rules ?? '').matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value])))
    const names = ['paper', 'wash', 'ink', 'muted', 'rule', 'alert'] as const
    for (const [index, colors] of [light, dark].entries()) expect(modes[index]).toMatchObject(Object.fromEntries(names.map((name) => [name, colors[name]])))
    expect(modes[0]).toMatchObject({ brand: 'var(--brand-primary)', link: 'var(--brand-primary)', mark: 'var(--brand-primary)', accent: 'var(--brand-accent)' })
    expect(modes[1]).toMatchObject({ brand: 'var(--brand-primary-dark)', link: 'var(--brand-primary-dark)', mark: 'var(--brand-mark-dark)', accent: 'var(--brand-accent-dark)' })
  })

  it.each([
    ['email/prose.css', light],
    ['email/dark.css', dark],
  ])('have the colours that are checked here: %s', (path, colors) => {
    const found = colorsIn(read(path))
    expect(found).not.toEqual([])
    expect(Object.values(colors)).toEqual(expect.arrayContaining(found))
  })
})
