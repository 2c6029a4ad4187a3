import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { useBrowser, withoutBrowser } from './browser.js'
import { emails, lookAt, measured, open, pages, type Document, type Look } from './open.js'

const browser = useBrowser()
const average = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length

/** A window of 640, 750, 800 and 1280 px at 200 % zoom is as wide as one of half its width. */
const widths = [320, 375, 400, 640, 800, 1280]

/** How a page is printed: as wide as a sheet of A4 is between the margins that the stylesheet gives it. */
function sheets({ path, build }: Document): Look[] {
  if (!path.includes('/archive/')) return []
  const assets = join(build.folder, 'archive/assets')
  const style = readFileSync(join(assets, readdirSync(assets).find((name) => name.startsWith('style-')) ?? ''), 'utf8')
  const margin = Number(/@page\s*{[^}]*margin:\s*[\d.]+mm ([\d.]+)mm/.exec(style)?.[1])
  return [{ width: Math.round(((210 - 2 * margin) / 25.4) * 96), media: 'print' }]
}

async function expectFit(page: Page, width: number): Promise<void> {
  await lookAt(page, { width })
  const found = await page.evaluate('({ overflow: measure.overflow(), cutOff: measure.cutOff(), overlaps: measure.overlaps() })')
  expect({ width, found }).toEqual({ width, found: { overflow: 0, cutOff: [], overlaps: [] } })
}

describe.skipIf(withoutBrowser())('for readers with any screen', () => {
  it.each(pages())('$name fits into every window, also at 200 % zoom and with text of twice the size', async (document) => {
    await open(browser(), document, {}, async (page) => {
      for (const width of widths) await expectFit(page, width)
      await measured(page, 'enlargeText()')
      await expectFit(page, 640)
    })
  })

  it.each(emails())('$name fits into every window, also at 200 % zoom and where its style blocks are dropped', async (document) => {
    await open(browser(), document, {}, async (page) => {
      for (const width of widths) await expectFit(page, width)
      await measured(page, 'dropStyles()')
      for (const width of [375, 800]) await expectFit(page, width)
    })
  })

  const long = [...emails(), ...pages()].filter(({ name }) => /sample.*(?:issue|special|about)/.test(name))
  it.each(long)('$name has lines of 45 to 75 characters on a wide screen and on paper', async (document) => {
    await open(browser(), document, {}, async (page) => {
      const screens: Look[] = [{ width: 800 }, { width: 1280 }]
      for (const look of [...screens, ...sheets(document)]) {
        await lookAt(page, look)
        const lines = await measured<number[]>(page, 'lines()')
        expect(lines.length).toBeGreaterThan(20)
        expect(average(lines)).toBeGreaterThan(45)
        expect(average(lines)).toBeLessThan(75)
        // Fonts differ from machine to machine, so that single lines may be somewhat longer.
        expect(Math.max(...lines)).toBeLessThan(85)
      }
    })
  })
})
