import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOut, type Layout, type Texts } from '../../src/cards/layout.js'
import { halfEms } from './cards.js'

const texts = (more: Partial<Record<keyof Texts, string | null>> = {}): Texts => {
  const all = { headline: 'Following the money', newsletter: 'Letter', label: 'Issue 6', organisation: 'Publisher', ...more }
  const setter = (text: string | null) => (text === null ? null : halfEms(text))
  return { headline: halfEms(all.headline ?? ''), newsletter: setter(all.newsletter), label: setter(all.label), organisation: setter(all.organisation) }
}

/** Where the lines of a card begin and end. */
function extents({ lines }: Layout): Array<{ text: string; left: number; right: number; y: number; size: number }> {
  return lines.map(({ setter, text, x, y, size }) => ({ text, left: x, right: x + setter.measure(text) * size, y, size }))
}

describe('a card', () => {
  it('has the name and the label side by side, the headline above the rule, the publisher below it', () => {
    const { lines, rule } = layOut(texts(), 'ltr')
    const at = new Map(lines.map((line) => [line.text, line]))
    expect(at.get('Letter')?.y).toBe(at.get('Issue 6')?.y)
    expect(at.get('Letter')?.x).toBe(rule.x)
    expect(at.get('Issue 6')?.x).toBe(rule.x + rule.width - 3.5 * 30)
    expect(at.get('Following the money')?.y).toBeLessThan(rule.y)
    expect(at.get('Publisher')?.y).toBeGreaterThan(rule.y + rule.height)
  })

  it('has the label below a name that leaves no room beside it', () => {
    const { lines } = layOut(texts({ newsletter: 'A newsletter with a name of fifty-six letters altogether' }), 'ltr')
    const [name, label] = lines
    expect(label?.text).toBe('Issue 6')
    expect(label?.x).toBe(name?.x)
    expect(label?.y).toBeGreaterThan(name?.y ?? Infinity)
  })

  it('is mirrored where lines begin on the right', () => {
    const long = texts({ headline: 'A headline that needs more than one line, and a second one' })
    const [ltr, rtl] = [extents(layOut(long, 'ltr')), extents(layOut(long, 'rtl'))]
    expect(rtl.map(({ left, right, y }) => ({ left: 1200 - right, right: 1200 - left, y }))).toEqual(ltr.map(({ left, right, y }) => ({ left, right, y })))
    expect(rtl.map(({ text }) => text)).toEqual(ltr.map(({ text }) => text))
  })

  it('needs no more than a headline', () => {
    const { lines } = layOut(texts({ newsletter: null, label: null, organisation: null }), 'ltr')
    expect(lines.map(({ text }) => text)).toEqual(['Following the money'])
  })

  it('sets a headline the smaller the longer it is, in four lines at most', () => {
    const headlines = [10, 40, 80, 120, 160].map((length) => layOut(texts({ headline: 'words of '.repeat(length).slice(0, length).trim() }), 'ltr').lines.filter(({ text }) => text.includes('w')))
    const sizes = headlines.map(([line]) => line?.size ?? 0)
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
    expect(new Set(sizes).size).toBeGreaterThan(2)
    expect(Math.max(...headlines.map((lines) => lines.length))).toBeLessThanOrEqual(4)
  })

  it('keeps its margins and runs no line into another, whatever its texts are', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'e', ' ', 'r', 't', '-'), minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(text, fc.option(text), fc.option(text), fc.option(text), fc.constantFrom('ltr' as const, 'rtl' as const), (headline, newsletter, label, organisation, dir) => {
        const layout = layOut(texts({ headline, newsletter, label, organisation }), dir)
        const placed = extents(layout)
        for (const { left, right, y, size } of placed) {
          expect(left).toBeGreaterThanOrEqual(87.9)
          expect(right).toBeLessThanOrEqual(1112.1)
          expect(y - size * 0.8).toBeGreaterThanOrEqual(60)
          expect(y + size * 0.25).toBeLessThanOrEqual(570)
        }
        // Letters reach from 0.75 em above the baseline to 0.25 em below it.
        const baselines = [...new Set(placed.map(({ y }) => y))].toSorted((a, b) => a - b)
        for (const [index, y] of baselines.slice(1).entries()) {
          const size = Math.max(...placed.filter((line) => line.y === y).map((line) => line.size))
          expect(y - (baselines[index] ?? 0)).toBeGreaterThanOrEqual(size * 1.05)
        }
        for (const { y, size } of placed) expect(y + size * 0.25 <= layout.rule.y || y - size * 0.75 >= layout.rule.y + layout.rule.height).toBe(true)
      }),
      { seed: 1, numRuns: 60 },
    )
  })
})
