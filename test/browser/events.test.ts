import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { useBrowser, withoutBrowser } from './browser.js'

const browser = useBrowser()
const script = fileURLToPath(new URL('../../templates/web/events.js', import.meta.url))

const entry = (id: string, starts: string, ends: string): string => `<article data-starts="${starts}T00:00:00.000Z" data-ends="${ends}T22:00:00.000Z" data-in="${starts.slice(0, 4)}"><a href="#${id}">${id}</a></article>`
const year = (number: number, entries: string): string => `<section ${entries === '' ? 'hidden' : ''}><h2>${number}</h2><div data-year="${number}">${entries}</div></section>`
const html = `<div data-upcoming><p data-none hidden>None</p>${entry('a', '2015-04-07', '2015-04-10')}${entry('b', '2015-06-24', '2015-06-24')}${entry('c', '2016-01-27', '2016-01-27')}</div>${year(2016, '')}${year(2015, entry('d', '2015-05-01', '2015-05-01') + entry('e', '2015-01-01', '2015-01-01'))}`

/** What a reader reads, line by line, on a day on which the page is opened. */
async function readOn(day: string, look: (page: Page) => Promise<void> = () => Promise.resolve(), content = html): Promise<string[]> {
  const page = await browser().newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  try {
    await page.clock.setFixedTime(new Date(day))
    await page.setContent(content)
    await page.addScriptTag({ content: await readFile(script, 'utf8') })
    await look(page)
    expect(errors).toEqual([])
    return (await page.locator('body').innerText()).split(/\s+/)
  } finally {
    await page.close()
  }
}

describe.skipIf(withoutBrowser())('the events page on the day of reading', () => {
  it('stays as it was built while nothing is over', async () => {
    expect(await readOn('2015-04-10T21:59:59Z')).toEqual(['a', 'b', 'c', '2015', 'd', 'e'])
  })

  it('has what is over in its place among past events, latest first', async () => {
    expect(await readOn('2015-04-10T22:00:00Z')).toEqual(['b', 'c', '2015', 'd', 'a', 'e'])
    expect(await readOn('2015-12-01T00:00:00Z')).toEqual(['c', '2015', 'b', 'd', 'a', 'e'])
  })

  it('shows a year that had no past event yet, and says so when nothing is ahead', async () => {
    expect(await readOn('2020-01-01T00:00:00Z')).toEqual(['None', '2016', 'c', '2015', 'b', 'd', 'a', 'e'])
  })

  it('says nothing of that where more stands on another page', async () => {
    expect(await readOn('2020-01-01T00:00:00Z', undefined, html.replace(/<p data-none.*?<\/p>/, ''))).not.toContain('None')
  })

  it('has no way to register for what is over', async () => {
    const open = html.replaceAll('</article>', '<i data-ahead>open</i></article>')
    expect((await readOn('2015-04-10T22:00:00Z', undefined, open)).filter((word) => word.includes('open'))).toEqual(['bopen', 'copen', 'dopen', 'eopen'])
  })

  it('goes by time, not by how years are written', async () => {
    const content = `<div data-upcoming>${entry('z', '2015-04-07', '2015-04-07').replace('data-starts="2015', 'data-starts="+010000')}</div>${year(2015, entry('y', '2015-01-01', '2015-01-01'))}`
    expect(await readOn('2020-01-01T00:00:00Z', undefined, content)).toEqual(['2015', 'z', 'y'])
  })

  it('is in the order in which the keyboard goes', async () => {
    await readOn('2020-01-01T00:00:00Z', async (page) => {
      const reached: string[] = []
      for (const _ of 'cbdae') {
        await page.keyboard.press('Tab')
        reached.push((await page.locator(':focus').textContent()) ?? '')
      }
      expect(reached).toEqual(['c', 'b', 'd', 'a', 'e'])
    })
  })

  it('leaves nothing behind in the window', async () => {
    await readOn('2020-01-01T00:00:00Z', async (page) => {
      const names = (): Promise<string[]> => page.evaluate('Object.getOwnPropertyNames(window).toSorted()')
      const before = await names()
      await page.addScriptTag({ content: await readFile(script, 'utf8') })
      expect(await names()).toEqual(before)
    })
  })
})
