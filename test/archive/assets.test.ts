import { describe, expect, it } from 'vitest'
import { asset, icon, pathInArchive, stylesheet } from '../../src/archive/assets.js'
import { newsletterWith } from '../stages/stage.js'

describe('the stylesheet', () => {
  it('begins with the brand’s colours, and is named by its content', () => {
    const [first, second] = [stylesheet('p{}', newsletterWith()), stylesheet('p{}', newsletterWith({ brand: { primary: '#112233' } }))]
    expect(second).toMatchObject({ kind: 'asset', source: null, path: expect.stringMatching(/^archive\/assets\/style-[0-9a-f]{8}\.css$/), contents: expect.stringContaining('--brand-primary:#112233') })
    expect(first.path).not.toBe(second.path)
    expect(stylesheet('p{}', newsletterWith()).path).toBe(first.path)
  })
})

describe('a file that pages share', () => {
  it('is named by its content, so that no browser keeps an old one', () => {
    expect(asset('search', 'js', 'a')).toMatchObject({ path: 'archive/assets/search-ca978112.js', contents: 'a', kind: 'asset', source: null })
    expect(asset('search', 'js', 'b').path).not.toBe(asset('search', 'js', 'a').path)
    expect(pathInArchive(asset('search', 'js', 'a'))).toBe('assets/search-ca978112.js')
  })

  it('is the sign in a browser’s tab, in the brand’s colour', () => {
    expect(icon(newsletterWith({ brand: { primary: '#112233' } })).contents).toMatch(/^<svg [^]*fill="#112233"/)
    expect(icon(newsletterWith()).contents).not.toContain('#112233')
  })
})
