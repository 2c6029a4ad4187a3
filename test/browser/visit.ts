import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { measures } from './open.js'

/** Opens an address, and holds the page to it: it asks no other host, says nothing on the console, and starts no worker. */
export async function visit(window: BrowserContext, address: string, look: (page: Page) => Promise<void>, options: BrowserContextOptions = {}): Promise<void> {
  const context = await (window.browser() ?? gone()).newContext({ reducedMotion: 'reduce', ...options })
  try {
    for (const measure of measures) await context.addInitScript({ path: measure })
    const page = await context.newPage()
    const origin = new URL(address).protocol === 'file:' ? 'file:///' : new URL(address).origin
    const words: string[] = []
    page.on('console', (message) => words.push(message.text()))
    page.on('pageerror', (error) => words.push(error.message))
    page.on('dialog', (dialog) => words.push(dialog.message()))
    page.on('worker', (worker) => words.push(worker.url()))
    page.on('request', (request) => !request.url().startsWith(origin) && !request.url().startsWith('data:') && words.push(request.url()))
    await page.goto(address)
    await look(page)
    expect(words).toEqual([])
  } finally {
    await context.close()
  }
}

function gone(): never {
  throw new Error('The browser is gone')
}

/** Waits until that is what the search page says of its results. */
export async function says(page: Page, text: string): Promise<void> {
  await expect.poll(() => page.locator('[id="Page-status"]').textContent()).toBe(text)
}
