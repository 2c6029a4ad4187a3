import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { useBrowser, withoutBrowser } from './browser.js'
import { emails, measured, open, pages } from './open.js'

const browser = useBrowser()

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

interface Focus {
  readonly link: number | null
  readonly box: Box
  readonly isInView: boolean
  readonly isSeen: boolean
}

/** What gets the focus, step by step, until every link has had it. */
async function tabThrough(page: Page): Promise<Focus[]> {
  const links = await measured<number>(page, 'links()')
  const reached: Focus[] = []
  for (let step = 0; reached.length < links && step < 2 * links + 5; step += 1) {
    await page.keyboard.press('Tab')
    const focus = await measured<Focus>(page, 'focus()')
    if (focus.link !== null) reached.push(focus)
  }
  expect(reached).toHaveLength(links)
  return reached
}

/** Below or further along the line; or above, but at the head of a further column. */
const isFurther = (one: Box, other: Box): boolean => other.bottom > one.top + 2 || other.left > one.right || other.right < one.left

describe.skipIf(withoutBrowser())('for readers with a keyboard', () => {
  it.each(pages())('$name begins with a way to skip to the content', async (document) => {
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

  it.each([...emails(), ...pages()])('$name lets them reach every link, in the order in which it is seen, and shows where they are', async (document) => {
    const steps = await open(browser(), document, { width: 800 }, tabThrough)
    expect(steps.map(({ link }) => link)).toEqual(steps.map((_, index) => index))
    expect(steps.filter(({ isSeen, isInView }) => !isSeen || !isInView)).toEqual([])
    // The first link of a page lies above it until it has the focus.
    expect(steps.filter(({ box }, index) => index > 0 && !isFurther(steps[index - 1]?.box ?? box, box))).toEqual([])
  })
})
