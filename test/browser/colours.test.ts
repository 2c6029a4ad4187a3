import { describe, expect, it } from 'vitest'
import { useBrowser, withoutBrowser } from './browser.js'
import { edges } from './edges.js'
import { emails, lookAt, measured, open, pages } from './open.js'

const browser = useBrowser()
const corners = (width: number) => [[2, 2], [width - 3, 2], [2, 897], [width - 3, 897]]

/** The arrows of footnotes: axe takes no sign for text. */
const signs = 'a[aria-label]'

describe.skipIf(withoutBrowser())('for readers in the dark, and for all others', () => {
  it.each([...emails(), ...pages()])('$name is dark all over in dark mode and light in light mode, and its signs can be made out', async (document) => {
    await open(browser(), document, {}, async (page) => {
      for (const [colorScheme, background] of [['light', 'rgb(255, 255, 255)'], ['dark', 'rgb(16, 23, 31)']] as const) {
        for (const width of [375, 800, 1280]) {
          await lookAt(page, { colorScheme, width })
          const seen = await Promise.all(corners(width).map(([x, y]) => measured(page, `backgroundAt(${x}, ${y})`)))
          expect(new Set(seen)).toEqual(new Set([background]))
        }
        const contrasts = await measured<number[]>(page, `contrasts('${signs}')`)
        expect(contrasts.filter((contrast) => contrast < 4.5)).toEqual([])
      }
      for (const width of [375, 800]) {
        await lookAt(page, { colorScheme: 'dark', width })
        expect(await measured(page, 'lightGrounds()')).toEqual([])
      }
    })
  })

  it.each(emails())('$name has no light gutter beside it in dark mode, from its head to its foot', async (document) => {
    await open(browser(), document, { colorScheme: 'dark' }, async (page) => {
      for (const width of [375, 800]) {
        await lookAt(page, { colorScheme: 'dark', width })
        expect({ width, lightest: await edges(page) }).toEqual({ width, lightest: expect.toSatisfy((lightness: number) => lightness < 0x30) })
      }
    })
  })
})
