import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { useBrowser, withoutBrowser } from './browser.js'
import { emails, lookAt, measured, open, pages } from './open.js'

const browser = useBrowser()

interface Alternative {
  readonly alt: string
  readonly isLoaded: boolean
  readonly isShown: boolean
  readonly hasRoom: boolean
  readonly fontSize: number
}

const pictured = [...emails(), ...pages()].filter(({ path }) => readFileSync(path, 'utf8').includes('<img'))

describe.skipIf(withoutBrowser())('for readers with pictures, and without', () => {
  it.each(pictured)('$name has all of its pictures', async (document) => {
    expect(await open(browser(), document, {}, (page) => measured(page, 'loadAll()'))).toEqual([])
  })

  it.each(pictured)('$name says what its pictures show, in their place, where they are blocked', async (document) => {
    await open(browser(), document, { pictures: false }, async (page) => {
      await measured(page, 'loadAll()')
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const width of [320, 375, 800]) {
          await lookAt(page, { width, colorScheme })
          const alternatives = await measured<Alternative[]>(page, 'alternatives()')
          expect(alternatives.filter(({ isLoaded, isShown, hasRoom, fontSize }) => isLoaded || !isShown || !hasRoom || fontSize < 11)).toEqual([])
          expect((await measured<number[]>(page, `contrasts('img')`)).filter((contrast) => contrast < 4.5)).toEqual([])
          expect({ width, overflow: await measured(page, 'overflow()'), overlaps: await measured(page, 'overlaps()') }).toEqual({ width, overflow: 0, overlaps: [] })
        }
      }
    })
  })

  it.each(pictured.filter(({ path }) => path.includes('/email/')))('$name fits on a phone that blocks its pictures and drops its style blocks', async (document) => {
    await open(browser(), document, { pictures: false, width: 375 }, async (page) => {
      await measured(page, 'dropStyles()')
      expect({ overflow: await measured(page, 'overflow()'), overlaps: await measured(page, 'overlaps()') }).toEqual({ overflow: 0, overlaps: [] })
    })
  })
})
