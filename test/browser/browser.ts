import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import { launchChromium } from './chromium.js'

/** One browser for the tests of a file. Without Chromium there are no documents, so nothing asks for it. */
export function useBrowser(): () => Browser {
  let browser: Browser | null = null
  beforeAll(async () => {
    const path = inject('chromium')
    if (path !== null) browser = await launchChromium(path)
  })
  afterAll(() => browser?.close())
  return () => {
    if (browser === null) throw new Error('A test without a document asks for a browser')
    return browser
  }
}

/** Whether the tests have to be skipped; setup.ts has said so. */
export const withoutBrowser = (): boolean => inject('chromium') === null
