import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { barriers, loadAxe } from './axe.js'
import { useBrowser, withoutBrowser } from './browser.js'
import { lookAt } from './open.js'
import { serve } from './serve.js'
import { visit } from './visit.js'

const browser = useBrowser()

/** What readers may look for in a newsletter that setup.ts built, and where they find it. */
const questions = [
  { build: 'sample', query: 'Vicky Ford keynote', hit: 'issue-07/index.html#vicky-ford' },
  { build: 'sample', query: 'following the money', hit: 'special-power-to-help/index.html#the-united-states' },
] as const

describe.skipIf(withoutBrowser())('the search of a newsletter', () => {
  it.each(questions)('of $build finds “$query” in its block, below any path, without a barrier or a word on the console', async ({ build, query, hit }) => {
    const host = await serve(join(inject('builds')[build].folder, 'archive'), '/deep/path/')
    try {
      await visit(browser(), `${host.url}search/index.html?q=${encodeURIComponent(query)}`, async (page) => {
        const link = page.locator(`.results li li a[href*="${hit}"]`).first()
        await link.waitFor()
        await loadAxe(page)
        for (const colorScheme of ['light', 'dark'] as const) {
          await lookAt(page, { colorScheme, width: 375 })
          expect(await barriers(page, [])).toEqual([])
        }
        await link.click()
        await page.waitForURL(`**/${hit}*`)
        expect(await page.evaluate('document.querySelector(":target") !== null')).toBe(true)
      })
    } finally {
      await host.close()
    }
  })
})
