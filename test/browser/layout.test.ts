import { describe, expect, it } from 'vitest'
import { useBrowser, withoutBrowser } from './browser.js'
import { emails, measured, open, pages } from './open.js'

const browser = useBrowser()
const at = (width: number) => ({ viewport: { width, height: 900 } })
const corners = (width: number) => [[2, 2], [width - 3, 2], [2, 897], [width - 3, 897]]
const average = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length

describe.skipIf(withoutBrowser())('for readers with any screen', () => {
  it.each([...emails(), ...pages()])('$name never scrolls sideways at 320 px', async (document) => {
    expect(await open(browser(), document, at(320), (page) => measured(page, 'overflow()'))).toBe(0)
  })

  it.each(pages())('$name never scrolls sideways with text of twice the size', async (document) => {
    const overflow = await open(browser(), document, at(640), async (page) => {
      await measured(page, 'enlargeText()')
      return measured(page, 'overflow()')
    })
    expect(overflow).toBe(0)
  })

  it.each(emails())('$name never scrolls sideways on a phone that drops its style blocks', async (document) => {
    const overflow = await open(browser(), document, at(375), async (page) => {
      await measured(page, 'dropStyles()')
      return measured(page, 'overflow()')
    })
    expect(overflow).toBe(0)
  })

  const long = [...emails(), ...pages()].filter(({ name }) => name.includes('issue-06'))
  it.each(long)('$name has lines of 45 to 75 characters on a wide screen', async (document) => {
    const lines = await open(browser(), document, at(1200), (page) => measured<number[]>(page, 'lines()'))
    expect(lines.length).toBeGreaterThan(50)
    expect(average(lines)).toBeGreaterThan(45)
    expect(average(lines)).toBeLessThan(75)
    // Fonts differ from machine to machine, so that single lines may be somewhat longer.
    expect(Math.max(...lines)).toBeLessThan(85)
  })

  it.each([...emails(), ...pages()])('$name is dark to its edges in dark mode, and light in light mode', async (document) => {
    for (const [colorScheme, background] of [['dark', 'rgb(16, 23, 31)'], ['light', 'rgb(255, 255, 255)']] as const) {
      const seen = await open(browser(), document, { colorScheme, ...at(1200) }, (page) => Promise.all(corners(1200).map(([x, y]) => measured(page, `backgroundAt(${x}, ${y})`))))
      expect(new Set(seen)).toEqual(new Set([background]))
    }
  })
})

describe.skipIf(withoutBrowser())('for readers on paper', () => {
  const issues = pages().filter(({ name }) => !name.endsWith('archive/index.html'))

  it.each(issues)('$name is printed without navigation, with addresses, and with its name at the foot', async (document) => {
    await open(browser(), document, { colorScheme: 'dark' }, async (page) => {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
      for (const selector of ['.skip', 'header.site', '.contents']) expect(await measured(page, `isShown('${selector}')`)).toBe(false)
      for (const [href, content] of await measured<Array<[string, string]>>(page, `afterLinks('.prose a[href^=http]')`)) expect(content).toContain(href)
      expect(await measured(page, `property('--print')`)).toMatch(/^"(?:EFC Newsletter, Issue 6|The Hard Letter, Issue [12])"$/)
      expect(await measured(page, 'backgroundAt(2, 2)')).toBe('rgb(255, 255, 255)')
    })
  })
})
