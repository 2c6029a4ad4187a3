import { describe, expect, it } from 'vitest'
import { barriers, loadAxe } from './axe.js'
import { useBrowser, withoutBrowser } from './browser.js'
import { emails, lookAt, measured, open, pages, type Document } from './open.js'

const browser = useBrowser()
const looks = (['light', 'dark'] as const).flatMap((colorScheme) => [375, 800].map((width) => ({ colorScheme, width })))

/** A mail client puts the email into a page of its own, which has the landmarks. */
const ofThePage = ['region', 'landmark-one-main', 'landmark-no-duplicate-main', 'landmark-unique', 'bypass', 'skip-link']

/** What stands in a reader's way, in light and dark, on a phone and on a desk. */
function inAllLooks(document: Document, off: readonly string[]): Promise<string[]> {
  return open(browser(), document, {}, async (page) => {
    await measured(page, 'loadAll()')
    await loadAxe(page)
    const found: string[] = []
    for (const look of looks) {
      await lookAt(page, look)
      found.push(...(await barriers(page, off)).map((line) => `${look.colorScheme}, ${look.width} px: ${line}`))
    }
    return found
  })
}

describe.skipIf(withoutBrowser())('for readers who need more than a mouse and good eyes', () => {
  it.each(emails())('$name has no barrier that axe finds or suspects, light and dark, at 375 and 800 px', async (document) => {
    expect(await inAllLooks(document, ofThePage)).toEqual([])
  })

  it.each(pages())('$name has no barrier that axe finds or suspects, light and dark, at 375 and 800 px', async (document) => {
    expect(await inAllLooks(document, [])).toEqual([])
  })
})
