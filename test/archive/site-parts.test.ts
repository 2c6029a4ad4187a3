import { describe, expect, it } from 'vitest'
import { besideOf, neighboursMarker, pageMarkers, withSiteParts, type SiteParts } from '../../src/archive/site-parts.js'
import type { Artefact } from '../../src/artefact.js'
import { sha256 } from '../../src/sha256.js'

const page = (contents: Artefact['contents'] = `<head>${pageMarkers.links}</head>${pageMarkers.top}<main>${neighboursMarker}</main>`): Artefact => ({ path: 'archive/b/index.html', contents, kind: 'page', source: 'issues/b.md' })
const parts: SiteParts = { links: '<link>', top: '<header></header>', neighbours: '<nav></nav>' }

describe('what only the whole site knows of a page', () => {
  it('is written in the place of its marks, and is remembered by the page', () => {
    expect(withSiteParts(page(), parts)).toEqual({ ...page(), contents: '<head><link></head><header></header><main><nav></nav></main>', beside: besideOf(parts) })
    expect(withSiteParts(page(), { links: '', top: '', neighbours: '' }).contents).toBe('<head></head><main></main>')
  })

  it('is written as it is, whatever a title holds', () => {
    const title = "$& $1 $$ $` $'"
    expect(String(withSiteParts(page(), { links: title, top: title, neighbours: title }).contents)).toBe(`<head>${title}</head>${title}<main>${title}</main>`)
  })

  it('leaves what has no place for it as it is', () => {
    for (const other of [page('<main></main>'), page(new Uint8Array([1]))]) expect(withSiteParts(other, parts)).toBe(other)
  })
})

describe('what a page remembers', () => {
  it('is a SHA-256, another for each part that changes', () => {
    expect(besideOf(parts)).toBe(sha256('<link>\n<header></header>\n<nav></nav>'))
    const others = [{ links: 'x' }, { top: 'x' }, { neighbours: 'x' }].map((more) => besideOf({ ...parts, ...more }))
    expect(new Set([besideOf(parts), ...others]).size).toBe(4)
  })
})
