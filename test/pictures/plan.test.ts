import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PictureUse } from '../../src/pictures/picture.js'
import { crop, plan, working } from '../../src/pictures/plan.js'
import { sizes } from '../../src/pictures/sizes.js'

const uses = Object.keys(sizes) as PictureUse[] // the keys of a const object

describe('the sizes of a picture', () => {
  it('fill the column of an email and of a page, and have two device pixels for each px of the email', () => {
    expect(plan({ width: 3000, height: 1500 }, 'figure')).toEqual({
      email: { width: 552, height: 276 },
      web: { width: 608, height: 304 },
      file: { width: 1104, height: 552 },
      modern: [{ width: 480, height: 240 }, { width: 800, height: 400 }, { width: 1216, height: 608 }],
    })
  })

  it('end with the natural size where the table goes on beyond it', () => {
    const widths = (width: number): number[] => plan({ width, height: 100 }, 'figure').modern.map((size) => size.width)
    expect([widths(300), widths(480), widths(481), widths(1000), widths(1216), widths(9000)]).toEqual([[300], [480], [480, 481], [480, 800, 1000], [480, 800, 1216], [480, 800, 1216]])
  })

  it('make a logo fit into its height as well', () => {
    expect(plan({ width: 400, height: 400 }, 'logo')).toEqual({ email: { width: 48, height: 48 }, web: { width: 48, height: 48 }, file: { width: 96, height: 96 }, modern: [{ width: 48, height: 48 }, { width: 96, height: 96 }] })
    expect(plan({ width: 4800, height: 96 }, 'logo').email).toEqual({ width: 240, height: 5 })
  })

  it('show a portrait as a square from the middle, nearer to the top', () => {
    expect(crop({ width: 900, height: 600 }, 'portrait')).toEqual({ left: 150, top: 0, width: 600, height: 600 })
    expect(crop({ width: 600, height: 900 }, 'portrait')).toEqual({ left: 0, top: 60, width: 600, height: 600 })
    expect(crop({ width: 600, height: 900 }, 'cover')).toEqual({ left: 0, top: 0, width: 600, height: 900 })
  })

  it('never enlarge, name no width twice, keep the shape, and are worked on in pixels enough', () => {
    const side = fc.integer({ min: 1, max: 16_000 })
    fc.assert(
      fc.property(side, side, fc.constantFrom(...uses), (width, height, use) => {
        const shown = crop({ width, height }, use)
        const { email, web, file, modern } = plan(shown, use)
        const kept = crop(working({ width, height }, use), use)
        for (const size of [email, web, file, ...modern]) {
          expect(size.width).toBeLessThanOrEqual(shown.width)
          expect(size.height).toBeLessThanOrEqual(shown.height)
          expect(Math.abs(size.height - (size.width * shown.height) / shown.width)).toBeLessThanOrEqual(1 + shown.height / shown.width)
          expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(1)
          expect(kept.width).toBeGreaterThanOrEqual(Math.min(shown.width, 2 * size.width - 1))
        }
        const widths = modern.map((size) => size.width)
        expect(widths).toEqual([...new Set(widths)].sort((a, b) => a - b))
        expect(widths.length).toBeGreaterThan(0)
      }),
    )
  })
})
