import { describe, expect, it } from 'vitest'
import { useBrowser, withoutBrowser } from './browser.js'
import { emails, measured, open, pages, violations, type Document } from './open.js'

const browser = useBrowser()
const looks = (['light', 'dark'] as const).flatMap((colorScheme) => [375, 800].map((width) => ({ colorScheme, width })))
const everywhere = (documents: readonly Document[]) => documents.flatMap((document) => looks.map((look) => ({ ...look, name: document.name, document })))

/** A mail client puts the email into a page of its own, which has the landmarks. */
const ofThePage = ['region', 'landmark-one-main', 'landmark-no-duplicate-main', 'landmark-unique', 'bypass', 'skip-link']

describe.skipIf(withoutBrowser())('for readers who need more than a mouse and good eyes', () => {
  it.each(everywhere(emails()))('$name has no barrier that axe finds, $colorScheme at $width px', async ({ document, colorScheme, width }) => {
    expect(await open(browser(), document, { colorScheme, viewport: { width, height: 900 } }, (page) => violations(page, ofThePage))).toEqual([])
  })

  it.each(everywhere(pages()))('$name has no barrier that axe finds, $colorScheme at $width px', async ({ document, colorScheme, width }) => {
    expect(await open(browser(), document, { colorScheme, viewport: { width, height: 900 } }, (page) => violations(page, []))).toEqual([])
  })

  it.each([...emails(), ...pages()])('$name has one first heading, and skips no level', async (document) => {
    const levels = await open(browser(), document, {}, (page) => measured<number[]>(page, 'headings()'))
    expect(levels.filter((level) => level === 1)).toEqual([1])
    expect(levels[0]).toBe(1)
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([])
  })

  it.each(pages())('$name lets the keyboard skip to the content', async (document) => {
    await open(browser(), document, {}, async (page) => {
      expect(await measured(page, `isInView('.skip')`)).toBe(false)
      await page.keyboard.press('Tab')
      expect(await measured(page, `focusIsIn('.skip')`)).toBe(true)
      expect(await measured(page, `isInView('.skip')`)).toBe(true)
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      expect(await measured(page, `focusIsIn('main, main ~ *')`)).toBe(true)
    })
  })

  it.each([...emails(), ...pages()])('$name lets the keyboard reach every link, in order', async (document) => {
    await open(browser(), document, {}, async (page) => {
      const links = await measured<number>(page, 'links()')
      const reached: number[] = []
      for (let step = 0; reached.length < links && step < 2 * links + 5; step += 1) {
        await page.keyboard.press('Tab')
        const link = await measured<number | null>(page, 'focusedLink()')
        if (link !== null) reached.push(link)
      }
      expect(reached).toEqual(Array.from({ length: links }, (_, index) => index))
    })
  })
})
