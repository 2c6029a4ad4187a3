import { describe, expect, it } from 'vitest'
import { frameAt, stylesheet } from '../../src/archive/frame.js'
import { issuePath, permalink } from '../../src/archive/permalinks.js'
import { newsletterWith } from '../stages/stage.js'

describe('a page', () => {
  const style = stylesheet('p{}', newsletterWith())

  it('finds its stylesheet and the home page from where it lies, on a server and on a disk', () => {
    expect(frameAt(0, style, { draft: false })).toEqual({ root: '', stylesheet: style.path.replace('archive/', ''), home: 'index.html', robots: null })
    expect(frameAt(2, style, { draft: false })).toMatchObject({ root: '../../', stylesheet: style.path.replace('archive/', '../../'), home: '../../index.html' })
  })

  it('asks search engines to stay away from a draft', () => {
    expect(frameAt(1, style, { draft: true }).robots).toBe('noindex')
  })
})

describe('the stylesheet', () => {
  it('begins with the brand’s colours, and is named by its content', () => {
    const [first, second] = [stylesheet('p{}', newsletterWith()), stylesheet('p{}', newsletterWith({ brand: { primary: '#112233' } }))]
    expect(second).toMatchObject({ kind: 'asset', source: null, path: expect.stringMatching(/^archive\/assets\/style-[0-9a-f]{8}\.css$/), contents: expect.stringContaining('--brand-primary:#112233') })
    expect(first.path).not.toBe(second.path)
    expect(stylesheet('p{}', newsletterWith()).path).toBe(first.path)
  })
})

describe('an issue', () => {
  it('has a path and a permanent address, whatever its script', () => {
    expect(issuePath('عدد-٦')).toBe('عدد-٦/index.html')
    expect(permalink('https://example.org/n/', 'é')).toBe('https://example.org/n/%C3%A9/')
  })
})
