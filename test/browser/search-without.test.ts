import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { useBrowser, withoutBrowser } from './browser.js'
import { issuePage, searchSite, type SearchSite } from './search-site.js'
import { serve, type Server } from './serve.js'
import { says, visit } from './visit.js'

const browser = useBrowser()
const sections = [{ lang: 'en-GB', prefix: '' }, { lang: 'fr', prefix: 'fr/' }]

let site: SearchSite
let server: Server

beforeAll(async () => {
  if (withoutBrowser()) return
  site = await searchSite([{ url: 'issue-1/index.html', lang: 'en-GB', html: issuePage('en-GB', { title: 'Letter', label: 'Issue 1', body: '<h2 id="a-block">Second training course</h2><p>In Žilina.</p>' }) }], sections)
  server = await serve(site.folder, '/deep/path/')
})
afterAll(async () => {
  if (withoutBrowser()) return
  await server.close()
  await site.remove()
})

const address = (path: string): string => `${server.url}${path}`

describe.skipIf(withoutBrowser())('for readers who cannot search', () => {
  const leadsToTheList = async (page: Page): Promise<void> => {
    await page.click('text=All issues by year')
    expect(page.url()).toMatch(/\/index\.html#Page-issues$/)
  }

  it('without a script the page says so, and leads to the list', async () => {
    await visit(
      browser(),
      address('search/index.html?q=course'),
      async (page) => {
        expect(await page.locator('noscript').innerText()).toBe('Search needs JavaScript.')
        expect(await page.locator('form').isVisible()).toBe(false)
        await leadsToTheList(page)
      },
      { javaScriptEnabled: false },
    )
  })

  it('from disk the page says so, and leads to the list', async () => {
    await visit(browser(), `${pathToFileURL(site.folder).href}/fr/search/index.html?q=course`, async (page) => {
      await says(page, 'Search works on the website, but not in a copy that is opened from disk.')
      expect(await page.locator('form').isVisible()).toBe(false)
    })
    await visit(browser(), `${pathToFileURL(site.folder).href}/search/index.html`, leadsToTheList)
  })

  it.each(['pagefind.js', 'pagefind-entry.json', 'wasm.en-gb.pagefind', '*.pf_meta', 'fragment/*'])('when %s cannot be had the page says so, and another question is tried anew', async (path) => {
    const context = await browser().browser()?.newContext()
    const page = await context?.newPage()
    if (page === undefined) throw new Error('The browser is gone')
    try {
      await page.route(`**/pagefind/${path}*`, (route) => route.abort())
      await page.goto(address('search/index.html?q=course'))
      await says(page, 'Search could not be loaded. You may be offline.')
      expect(await page.locator('.results > li').count()).toBe(0)
      await page.unroute(`**/pagefind/${path}*`)
      await page.fill('input', 'zilina')
      await says(page, 'Results: 1')
    } finally {
      await context?.close()
    }
  })

  it('once the line is cut the page does not say that there is nothing', async () => {
    const context = await browser().browser()?.newContext()
    const page = await context?.newPage()
    if (page === undefined) throw new Error('The browser is gone')
    try {
      await page.goto(address('search/index.html?q=zilina'))
      await says(page, 'Results: 1')
      await context?.setOffline(true)
      await page.fill('input', 'budapest')
      await says(page, 'Search could not be loaded. You may be offline.')
    } finally {
      await context?.close()
    }
  })

  it('an empty archive says that there is nothing yet', async () => {
    const empty = await searchSite([], sections)
    const host = await serve(empty.folder)
    try {
      await visit(browser(), `${host.url}search/index.html?q=course`, async (page) => expect(await page.locator('main').innerText()).toContain('No issue has been published yet.'))
    } finally {
      await host.close()
      await empty.remove()
    }
  })
})
