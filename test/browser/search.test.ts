import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barriers, loadAxe } from './axe.js'
import { useBrowser, withoutBrowser } from './browser.js'
import { lookAt } from './open.js'
import { issuePage, searchSite, type SearchSite } from './search-site.js'
import { serve, type Server } from './serve.js'
import { says, visit as visitIn } from './visit.js'

const browser = useBrowser()
const sections = [{ lang: 'en-GB', prefix: '' }, { lang: 'fr', prefix: 'fr/' }]
const hostile = '&lt;img src=x onerror=alert(1)&gt; &lt;mark&gt;oddity&lt;/mark&gt; &amp;amp;'
const course = '<p>Common words.</p><h2 id="a-block">Second training course</h2><p>Registration for the course in Žilina opens.</p>'

const page = (url: string, title: string, body: string, [lang, own = lang]: [string, string?] = ['en-GB']) => ({ url, lang, html: issuePage(own, { title, label: `Label of ${title}`, body }) })
const archive = [
  ...Array.from({ length: 23 }, (_, index) => page(`issue-${index}/index.html`, `Letter ${index}`, course)),
  page('odd/index.html', hostile, `<p>${hostile} peculiar.</p>`),
  page('%C3%A9t%C3%A9/index.html', 'Summer', '<h2 id="déjà-vu">Déjà vu</h2><p>Summertime.</p>'),
  page('arabic/index.html', 'النشرة', '<h2 id="x">مرحبا</h2><p>مرحبا بالعالم cosmopolitan</p>', ['en-GB', 'ar']),
  page('fr/issue-1/index.html', 'Lettre 1', '<h2 id="cours">Deuxième cours</h2><p>Les inscriptions sont ouvertes.</p>', ['fr']),
]

let site: SearchSite
let server: Server

beforeAll(async () => {
  if (withoutBrowser()) return
  site = await searchSite(archive, sections)
  server = await serve(site.folder, '/deep/path/')
})
afterAll(async () => {
  if (withoutBrowser()) return
  await server.close()
  await site.remove()
})

const visit = (at: string, look: (page: Page) => Promise<void>): Promise<void> => visitIn(browser(), at, look)
const address = (path: string): string => `${server.url}${path}`
const focused = (page: Page): Promise<string> => page.evaluate('document.activeElement.textContent || document.activeElement.id')

describe.skipIf(withoutBrowser())('for readers who search', () => {
  it.each(['/', '/deep/path/'])('a hit leads to its block, when the archive is hosted at %s', async (prefix) => {
    const host = await serve(site.folder, prefix)
    try {
      await visit(`${host.url}search/index.html`, async (page) => {
        await page.fill('input', 'zilina')
        await says(page, 'Results: 23')
        expect(await page.locator('.results > li').first().innerText()).toMatch(/^Label of Letter 0 · 30 March 2015\n+Letter 0\n+Second training course\n+Registration for the course in Žilina opens\.$/)
        expect(await page.locator('.results mark').first().textContent()).toBe('Žilina')
        await page.click('text=Second training course')
        expect(page.url()).toBe(`${host.url}issue-0/index.html#a-block`)
        expect(await page.title()).toBe('Letter 0')
      })
    } finally {
      await host.close()
    }
  })

  it('an address with letters of all scripts is found', async () => {
    await visit(address('search/index.html?q=summertime'), async (page) => {
      await page.click('text=Déjà vu')
      expect(page.url()).toBe(address('%C3%A9t%C3%A9/index.html#d%C3%A9j%C3%A0-vu'))
      expect(await page.evaluate('document.querySelector(":target").textContent')).toBe('Déjà vu')
    })
  })

  it('each section finds its own', async () => {
    await visit(address('fr/search/index.html?q=deuxième'), async (page) => {
      await says(page, 'Results: 1')
      await page.click('.results h2 a')
      expect(page.url()).toBe(address('fr/issue-1/index.html'))
    })
    await visit(address('search/index.html?q=deuxième'), (page) => says(page, 'Nothing was found. Try other words, or fewer.'))
  })

  it('a page in another language says so, is marked as such, and is not found by the name of its language', async () => {
    await visit(address('search/index.html?q=cosmopolitan'), async (page) => {
      await says(page, 'Results: 1')
      expect(await page.locator('.results .dateline').innerText()).toContain('العربية')
      expect(await page.locator('.results h2').getAttribute('lang')).toBe('ar')
      await page.fill('input', 'ar')
      await says(page, 'Nothing was found. Try other words, or fewer.')
    })
  })

  it('what was found in the title of a block is marked there, and the title is not said twice', async () => {
    await visit(address('search/index.html?q=training'), async (page) => {
      await says(page, 'Results: 23')
      const hit = page.locator('.results li li').first()
      expect(await hit.locator('a').innerHTML()).toBe('Second <mark>training</mark> course')
      expect(await hit.locator('p').textContent()).toBe('Registration for the course in Žilina opens.')
    })
  })

  it('what a page says is never more than text', async () => {
    await visit(address('search/index.html?q=peculiar'), async (page) => {
      await says(page, 'Results: 1')
      expect(await page.locator('.results h2').textContent()).toBe('<img src=x onerror=alert(1)> <mark>oddity</mark> &amp;')
      expect(await page.locator('.results .dateline span').textContent()).toBe('Label of <img src=x onerror=alert(1)> <mark>oddity</mark> &amp;')
      expect(await page.locator('.results mark').allTextContents()).toEqual(['peculiar'])
      expect(await page.locator('.results img').count()).toBe(0)
      await page.fill('input', '<img src=x onerror=alert(1)>')
      await expect.poll(() => page.url()).toContain('onerror')
    })
  })

  it('the address names the question, so that one can come back to the answer', async () => {
    await visit(address('search/index.html'), async (page) => {
      await page.fill('input', 'course')
      await says(page, 'Results: 23')
      expect(page.url()).toBe(address('search/index.html?q=course'))
      await page.click('.results a >> nth=0')
      await page.goBack()
      await says(page, 'Results: 23')
      expect(await page.inputValue('input')).toBe('course')
    })
  })

  it('results come ten at a time, and the next ones get the focus', async () => {
    await visit(address('search/index.html?q=course'), async (page) => {
      await says(page, 'Results: 23')
      const more = page.getByRole('button', { name: 'More results' })
      for (const [shown, next] of [[10, 'Letter 18'], [20, 'Letter 7']] as const) {
        expect(await page.locator('.results > li').count()).toBe(shown)
        await more.click()
        await expect.poll(() => focused(page)).toBe(next)
      }
      expect(await page.locator('.results > li').count()).toBe(23)
      expect(await more.isVisible()).toBe(false)
    })
  })

  it('the keyboard leads from the field through the results and back, and Escape clears them', async () => {
    await visit(address('search/index.html'), async (page) => {
      expect(await focused(page)).toBe('Page-query')
      await page.keyboard.type('course')
      await page.keyboard.press('Enter')
      await says(page, 'Results: 23')
      const way = ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowUp']
      const seen: string[] = []
      for (const key of way) {
        await page.keyboard.press(key)
        seen.push(await focused(page))
      }
      expect(seen).toEqual(['Letter 0', 'Second training course', 'Letter 1', 'Second training course', 'Letter 0', 'Page-query'])
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Escape')
      expect(await focused(page)).toBe('Page-query')
      await says(page, '')
      expect(await page.locator('.results > li').count()).toBe(0)
      expect(page.url()).toBe(address('search/index.html'))
    })
  })

  it('the field has the focus only where it is not in anybody’s way', async () => {
    await visit(address('search/index.html?q=course'), async (page) => expect(await focused(page)).not.toBe('Page-query'))
    await visit(address('search/index.html#Page-content'), async (page) => expect(await focused(page)).not.toBe('Page-query'))
  })

  it('nothing moves when results come', async () => {
    await visit(address('search/index.html?q=course'), async (page) => {
      const top = async (): Promise<number | undefined> => (await page.locator('.search-instead').boundingBox())?.y
      await says(page, 'Results: 23')
      const found = await top()
      await page.keyboard.press('Escape')
      await page.fill('input', '')
      await says(page, '')
      expect(await top()).toBe(found)
    })
  })

  it('there is no barrier that axe finds or suspects, light and dark, at 375 and 800 px', async () => {
    await visit(address('search/index.html?q=course'), async (page) => {
      await says(page, 'Results: 23')
      await loadAxe(page)
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const width of [375, 800]) {
          await lookAt(page, { colorScheme, width })
          expect(await barriers(page, [])).toEqual([])
        }
      }
    })
  })

  it('a reader loads less than 140 KB before the first question is answered', async () => {
    server.sent.clear()
    await visit(address('search/index.html?q=zilina'), (page) => says(page, 'Results: 23'))
    const bytes = [...server.sent].filter(([path]) => path.startsWith('pagefind/') || path.includes('search-')).reduce((sum, [, size]) => sum + size, 0)
    expect(bytes).toBeGreaterThan(50_000)
    expect(bytes).toBeLessThan(140_000)
  })
})
