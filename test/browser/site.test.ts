import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { useBrowser, withoutBrowser } from './browser.js'
import { readHeaders } from './headers.js'
import { serve } from './serve.js'

const browser = useBrowser()
const builds = withoutBrowser() ? [] : Object.entries(inject('builds')).map(([name, { folder }]) => ({ name, folder: join(folder, 'archive') }))
const pathsIn = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html')).toSorted()
const isPage = (folder: string, path: string): boolean => !path.endsWith('/email.html') && !readFileSync(join(folder, path), 'utf8').includes('http-equiv="refresh"')

/** Shows pages one after the other in one window, and returns whatever one of them said on the console or asked elsewhere. */
async function walk(base: string, paths: readonly string[], look: (page: Page, path: string) => Promise<void>, options: BrowserContextOptions = {}): Promise<string[]> {
  const context = await browser().browser()?.newContext({ reducedMotion: 'reduce', ...options })
  if (context === undefined) throw new Error('The browser is gone')
  const said: string[] = []
  let at = ''
  try {
    const page = await context.newPage()
    // Browsers ask for it by themselves where a page names no sign: emails do not, and 404.html cannot know where it is shown.
    page.on('console', (message) => !message.location().url.endsWith('/favicon.ico') && said.push(`${at}: ${message.text()}`))
    page.on('pageerror', (error) => said.push(`${at}: ${error.message}`))
    page.on('dialog', (dialog) => said.push(`${at}: ${dialog.message()}`))
    page.on('request', (request) => !request.url().startsWith(base) && said.push(`${at}: asked for ${request.url()}`))
    page.on('response', (response) => response.status() >= 400 && said.push(`${at}: ${response.status()} for ${response.url()}`))
    for (const path of paths) {
      at = path
      await page.goto(base + encodeURI(path))
      await look(page, path)
    }
    return said
  } finally {
    await context.close()
  }
}

async function overHttp(folder: string, look: (base: string) => Promise<void>): Promise<void> {
  const host = await serve(folder, '/deep/path/', readHeaders(readFileSync(join(folder, '_headers'), 'utf8')))
  try {
    await look(host.url)
  } finally {
    await host.close()
  }
}

const nothing = (): Promise<void> => Promise.resolve()

/** Words of the page that cannot be seen, though nothing says that they are hidden. */
const unseen = `(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found = []
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement
    const words = node.textContent.trim()
    if (words === '' || element.closest('[hidden], script, style, .search-form, .printed, details:not([open])') !== null) continue
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) found.push(words)
  }
  return found
})()`

describe.skipIf(withoutBrowser())('a whole archive', () => {
  it.each(builds)('$name can be read without a script, and all its links are there', async ({ folder }) => {
    await overHttp(folder, async (base) => {
      const look = async (page: Page, path: string): Promise<void> => {
        expect({ path, unseen: await page.evaluate(unseen) }).toEqual({ path, unseen: [] })
        expect({ path, links: await page.locator('a[href]').count() }).toEqual({ path, links: expect.toSatisfy((links: number) => links > 0) })
      }
      expect(await walk(base, pathsIn(folder).filter((path) => isPage(folder, path)), look, { javaScriptEnabled: false })).toEqual([])
    })
  })

  it.each(builds)('$name asks nobody else and says nothing on the console, on a web host with its own headers', async ({ folder }) => {
    await overHttp(folder, async (base) => {
      expect(await walk(base, pathsIn(folder), nothing)).toEqual([])
    })
  })

  it.each(builds)('$name asks nobody else and says nothing on the console when it is opened from disk', async ({ folder }) => {
    expect(await walk(`${pathToFileURL(folder).href}/`, pathsIn(folder), nothing)).toEqual([])
  })

  it.each(builds)('$name is served with the headers that keep it shut', async ({ folder }) => {
    const headers = readHeaders(readFileSync(join(folder, '_headers'), 'utf8'))
    expect(headers('index.html')).toMatchObject({ 'content-security-policy': expect.stringContaining("default-src 'none'"), 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' })
    expect(headers('assets/a.css')).toMatchObject({ 'cache-control': expect.stringContaining('immutable'), 'content-security-policy': headers('index.html')['content-security-policy'] })
    expect(headers('index.html')).not.toHaveProperty('cache-control')
    await overHttp(folder, async (base) => {
      const response = await fetch(base)
      expect(response.headers.get('content-security-policy')).toBe(headers('index.html')['content-security-policy'])
    })
  })
})
