import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import { launchChromium } from './chromium.js'
import { measures } from './open.js'

/** One browser, and one window of it, for the tests of a file. Without Chromium there are no documents, so nothing asks for it. */
export function useBrowser(): () => BrowserContext {
  let browser: Browser | null = null
  let context: BrowserContext | null = null
  beforeAll(async () => {
    const path = inject('chromium')
    if (path === null) return
    browser = await launchChromium(path)
    context = await browser.newContext()
    for (const measure of measures) await context.addInitScript({ path: measure })
  })
  afterAll(() => browser?.close())
  return () => {
    if (context === null) throw new Error('A test without a document asks for a browser')
    return context
  }
}

/** Whether the tests have to be skipped; setup.ts has said so. */
export const withoutBrowser = (): boolean => inject('chromium') === null
