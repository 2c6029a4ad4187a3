import { describe, expect, it } from 'vitest'
import { accessibilityPageSchema, notFoundPageSchema, renderAccessibility, renderNotFound, type AccessibilityPageView, type NotFoundPageView } from '../../src/archive/render-static.js'
import { headOf } from '../issue/reading.js'
import { contextOf, seeing, siteWith } from './site.js'

const heads = [headOf('a'), headOf('a.fr')]

function accessibilityOf({ settings = {}, prefix = '' }: { settings?: Record<string, unknown>; prefix?: string } = {}): AccessibilityPageView {
  const { views, template } = seeing<AccessibilityPageView>()
  const artefacts = renderAccessibility(contextOf(siteWith(heads, { settings, places: ['search'] }), prefix), template)
  expect(artefacts.map(({ path }) => path)).toEqual([`archive/${prefix}accessibility/index.html`])
  const [view] = views
  if (view === undefined) throw new Error('The template was not called')
  expect(accessibilityPageSchema.parse(view)).toEqual(view)
  return view
}

describe('the accessibility statement', () => {
  it('names the mailbox to which readers can write', () => {
    expect(accessibilityOf({ settings: { imprint: { email: 'desk@e.org' } } }).contact).toEqual({ href: 'mailto:desk@e.org', text: 'desk@e.org' })
  })

  it('has no contact without a mailbox, whatever else the imprint says', () => {
    expect(accessibilityOf({ settings: { imprint: { website: 'https://e.org/' } } }).contact).toBeNull()
  })

  it('is there in each section, and speaks of the search when there is one', () => {
    expect(accessibilityOf({ prefix: 'fr/' }).hasSearch).toBe(true)
  })
})

describe('the page for addresses that lead nowhere', () => {
  it('has no relative address in its foot and its feeds, and allows its own styles alone', () => {
    const { views, template } = seeing<NotFoundPageView>()
    const { path } = renderNotFound(contextOf(siteWith(heads)), 'p{}', template)
    const [view] = views
    expect(notFoundPageSchema.parse(view)).toEqual(view)
    expect(path).toBe('archive/404.html')
    expect([view?.foot.accessibility, view?.foot.feed, ...(view?.head.feeds ?? []).map(({ href }) => href)].filter((href) => !href?.startsWith('https://letter.example.org/'))).toEqual([])
    // printf 'p{}' | openssl dgst -sha256 -binary | base64
    expect(view?.head.policy).toContain("'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='")
    expect(view?.styles).toBe('p{}')
  })
})
