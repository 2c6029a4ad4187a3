import { describe, expect, it } from 'vitest'
import { useBrowser, withoutBrowser } from './browser.js'
import { emails, measured, open, pages } from './open.js'
import { sizeOfPages, textOfPages } from './pdf.js'

const browser = useBrowser()
const withoutSpace = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')
const onPaper = { media: 'print', colorScheme: 'dark' } as const
const isHome = ({ name }: { readonly name: string }) => /archive\/(?:[a-z]{2}\/)?index\.html$/.test(name)

describe.skipIf(withoutBrowser())('for readers on paper', () => {
  it.each(pages())('$name comes out black on white, without navigation, with addresses, and leaves no heading behind', async (document) => {
    await open(browser(), document, onPaper, async (page) => {
      for (const selector of ['.skip', 'header.site', '.contents', '.neighbours']) expect({ selector, isShown: await measured(page, `isShown('${selector}')`) }).toEqual({ selector, isShown: false })
      for (const [href, content] of await measured<Array<[string, string]>>(page, `afterLinks('.prose a[href^=http]')`)) expect(content).toContain(href)
      expect(await measured(page, 'backgroundAt(2, 20)')).toBe('rgb(255, 255, 255)')
      expect(await measured(page, 'breaksAfter()')).toEqual(['avoid'])
      // The last entry of a list is a heading, too: nothing comes after it.
      const headings = await measured<string[]>(page, 'headingTexts()')
      const sheets = textOfPages(await page.pdf({ preferCSSPageSize: true })).map(withoutSpace)
      expect(headings.filter((heading) => sheets.slice(0, -1).some((text) => text.endsWith(withoutSpace(heading))))).toEqual([])
    })
  })

  it.each(pages())('$name comes out on A4, with its name and its number at the foot of each sheet', async (document) => {
    await open(browser(), document, onPaper, async (page) => {
      const pdf = await page.pdf({ preferCSSPageSize: true })
      const foot = (await measured<string>(page, `property('--print')`)).replace(/^"|"$/g, '')
      const sheets = textOfPages(pdf).map(withoutSpace)
      expect(sizeOfPages(pdf).map(Math.round)).toEqual([595, 842])
      // No sheet is there for nothing but its foot.
      expect(sheets.filter((text, index) => text.length <= `${index + 1}${withoutSpace(foot)}`.length)).toEqual([])
      expect(foot).toMatch(isHome(document) ? /^(?:EFC Newsletter|The Hard Letter)$/ : /^(?:EFC Newsletter|The Hard Letter), ./)
      // A page from right to left has them at other ends.
      expect(sheets.filter((text, index) => ![`${index + 1}${withoutSpace(foot)}`, `${withoutSpace(foot)}${index + 1}`].some((margin) => text.startsWith(margin)))).toEqual([])
    })
  })

  it.each(emails())('$name begins on its first sheet when it is printed', async (document) => {
    const [first] = await open(browser(), document, { media: 'print' }, async (page) => textOfPages(await page.pdf({ format: 'A4' })))
    expect(first).not.toBe('')
  })
})
