import { describe, expect, it } from 'vitest'
import { useBrowser, withoutBrowser } from './browser.js'
import { emails, measured, open, pages, type Document } from './open.js'

const browser = useBrowser()

interface Structure {
  readonly headings: readonly number[]
  readonly anchors: ReadonlyArray<{ readonly text: string; readonly ids: number; readonly target: string | null; readonly isNamed: boolean }>
  /** Titles of blocks that a link leads to. */
  readonly titles: readonly string[]
}

const structureOf = (document: Document): Promise<Structure> => open(browser(), document, {}, (page) => measured<Structure>(page, 'structure()'))

describe.skipIf(withoutBrowser())('for readers who find their way by headings and links', () => {
  it.each([...emails(), ...pages()])('$name has one first heading and skips no level, and no link within it leads nowhere or to two places', async (document) => {
    const { headings, anchors } = await structureOf(document)
    expect(headings.filter((level) => level === 1)).toEqual([1])
    expect(headings.filter((level, index) => level > (headings[index - 1] ?? 0) + 1)).toEqual([])
    expect(anchors.filter(({ ids }) => ids !== 1)).toEqual([])
  })

  it.each(emails())('$name lists its blocks by their titles, and names each for the mail programs that know no id', async (document) => {
    const { anchors, titles } = await structureOf(document)
    expect(titles.length).toBeGreaterThan(2)
    expect(anchors.filter(({ isNamed }) => !isNamed)).toEqual([])
    expect(anchors.filter(({ text, target }) => target !== null && titles.includes(target) && text !== target)).toEqual([])
  })
})
