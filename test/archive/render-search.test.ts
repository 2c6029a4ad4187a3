import { describe, expect, it } from 'vitest'
import type { PageFrame } from '../../src/archive/frame.js'
import { renderSearch, searchPageSchema, type SearchPageView } from '../../src/archive/render-search.js'
import { pageParts } from './search-page.js'

describe('the search page', () => {
  it('shows its template what the schema promises', async () => {
    const { frame, strings } = await pageParts({ lang: 'fr', prefix: 'fr/' })
    let seen: SearchPageView | undefined
    const template = (view: SearchPageView): string => {
      seen = view
      return 'page'
    }
    expect(renderSearch({ section: { lang: 'fr', prefix: 'fr/' }, isEmpty: false, strings, template, frame })).toEqual({ path: 'archive/fr/search/index.html', contents: 'page', kind: 'index', source: null })
    expect(searchPageSchema.parse(seen)).toEqual(seen)
  })

  it('is a form with a label, a place for the number of results, and a way on for readers without a script', async () => {
    const html = await rendered({ isEmpty: false })
    expect(html).toMatch(/<form [^>]*role="search" method="get"/)
    expect(html).toMatch(/<label for="Page-query">Search this newsletter<\/label>\n<input type="search" id="Page-query" name="q"/)
    expect(html).toContain('role="status" id="Page-status"></p>')
    expect(html).toContain('<noscript><p class="search-note">Search needs JavaScript.</p></noscript>')
    expect(html).toContain('<a href="../index.html#Page-issues">All issues by year</a>')
    expect(html).toContain('data-root="../"')
  })

  it('of an empty archive says that there is no issue, and has no form', async () => {
    const html = await rendered({ isEmpty: true })
    expect(html).toContain('No issue has been published yet.')
    expect(html).not.toContain('<form')
  })

  it('writes every word as text', async () => {
    const html = await rendered({ isEmpty: false }, (frame) => ({ ...frame, head: { ...frame.head, title: '<img src=x onerror=alert(1)>' } }))
    expect(html).not.toContain('<img')
  })
})

async function rendered({ isEmpty }: { isEmpty: boolean }, change: (frame: PageFrame) => PageFrame = (frame) => frame): Promise<string> {
  const section = { lang: 'en-GB', prefix: '' }
  const { frame, strings, template } = await pageParts(section)
  const { contents } = renderSearch({ section, isEmpty, strings, template, frame: change(frame) })
  if (typeof contents !== 'string') throw new Error('A page is a text')
  return contents
}
