import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Card } from '../../src/cards/card.js'
import { renderCard } from '../../src/cards/render-card.js'
import { sha256 } from '../../src/sha256.js'
import { cardWith } from './cards.js'

async function pngOf(card: Card): Promise<Uint8Array> {
  const png = await renderCard(card)
  if (png === null) throw new Error('There is no card')
  return png
}

describe('the picture of a card', () => {
  it('is a PNG of 1200 × 630 px', async () => {
    const { format, width, height, hasAlpha } = await sharp(await pngOf(cardWith())).metadata()
    expect({ format, width, height, hasAlpha }).toEqual({ format: 'png', width: 1200, height: 630, hasAlpha: true })
  })

  it('has the same bytes every time, and on every machine', async () => {
    const first = sha256(await pngOf(cardWith()))
    expect(sha256(await pngOf(cardWith()))).toBe(first)
    // When this changes on purpose, the design's number in src/cards/card.ts goes up.
    expect(first).toBe('751fd5af981ad1cf67c9789263c9626163ec8c57036d28144145a4272e64d5a7')
  })

  it('has 65 KB at most, with the longest title that there is room for', async () => {
    expect((await pngOf(cardWith({ title: 'Payment providers and law enforcement agree on rules '.repeat(5) }))).byteLength).toBeLessThan(65_000)
  })

  it('shows its four colours, with a margin of 60 px that may be cut off', async () => {
    const png = await pngOf(cardWith({ colors: { paper: '#fff8f0', ink: '#110000', muted: '#776655', brand: '#004400' } }))
    const pixels = await sharp(png).removeAlpha().raw().toBuffer()
    const seen = new Set<number>()
    const outside = new Set<number>()
    for (let at = 0; at < 1200 * 630; at += 1) {
      const [x, y, color] = [at % 1200, Math.floor(at / 1200), pixels.readUIntBE(3 * at, 3)]
      seen.add(color)
      if (x < 60 || x >= 1140 || y < 60 || y >= 570) outside.add(color)
    }
    expect([...outside]).toEqual([0xff_f8_f0])
    expect([0xff_f8_f0, 0x11_00_00, 0x77_66_55, 0x00_44_00].map((color) => seen.has(color))).toEqual([true, true, true, true])
  })

  it('is missing when nothing can be set', async () => {
    expect(await renderCard(cardWith({ newsletter: '通讯', title: '希望' }))).toBeNull()
  })
})
