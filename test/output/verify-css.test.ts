import { performance } from 'node:perf_hooks'

import { describe, expect, it } from 'vitest'

import { requestsIn } from '../../src/output/css-requests.js'
import { verifyCss } from '../../src/output/verify-css.js'
import { artefact } from './tree.js'

const background = (value: string): string[] => requestsIn(`a { background: ${value} }`)

describe('requestsIn', () => {
  it.each([
    'url(https://example.org/a.png)', 'url(http://example.org)', 'url("https://example.org")', "url( 'https://example.org' )", 'url(//example.org/a.png)', 'URL(HTTPS://EXAMPLE.ORG)', 'url(\n  "//example.org")',
    'url(data:image/png;base64,x)', 'url(ftp://example.org)', 'url("\\\\\\\\example.org")', 'url(/\\\\example.org)', '\\75rl(https://example.org)', '\\000075 rl(//example.org)', 'u\\rl(//example.org)', 'url(\\68ttps://example.org)',
    'url("h\\a ttp://example.org")', 'url("/\\\n/example.org")', 'url("h\tttp://example.org")', 'url(url(//example.org)', '"url(" url(//example.org)', 'url(a.png) url(//example.org)', 'url("a(b.png"), url("//example.org")', 'x/* url( */ url(//example.org)',
  ])('finds what is loaded from elsewhere: %j', value => {
    expect(background(value)).toHaveLength(1)
  })

  it.each(['url(a.png)', 'url("../assets/a b.svg#x")', "url('/a.png')", 'url(#top)', 'url()', 'url("a:b/c.png")'.replace('a:', './a:'), 'linear-gradient(red, blue)', '"https://example.org"', 'attr(href)', 'red /* see https://example.org */'])('lets pass what is not: %j', value => {
    expect(background(value)).toEqual([])
  })

  it.each(['@import "a.css";', '@IMPORT url(a.css);', '@\\69mport "a.css";', '@media print { @import "a.css" }'])('finds imports: %j', css => {
    expect(requestsIn(css)).toEqual(['@import'])
  })

  it('lets other rules and attribute selectors pass', () => {
    expect(requestsIn('@media print { a[href^="https://"]::after { content: " (" attr(href) ")" } } @page { margin: 2cm }')).toEqual([])
  })

  it('names each once, in order, and short', () => {
    expect(requestsIn(`a { src: url(//b) } b { src: url(//a) } c { src: url(//b) } @import "x"; d { src: url(//${'x'.repeat(999)}) }`)).toEqual(['@import', 'url("//b")', 'url("//a")', expect.stringMatching(/^url\("\/\/x{78}…"\)$/)])
  })

  it.each(['url(', 'url( ', 'url("', '\\', '\\6', '@', ' ', '/*', '"'])('takes a time in proportion to the length, whatever the text: %j', part => {
    const start = performance.now()
    requestsIn(part.repeat(1_000_000 / part.length))
    requestsIn(`url(${part.repeat(1_000_000 / part.length)}`)
    // Some 100 ms; a quadratic scan would take minutes.
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})

describe('verifyCss', () => {
  it('says which stylesheet would load what, text or bytes', () => {
    for (const contents of ['@import "a"', new TextEncoder().encode('@import "a"')]) {
      expect(verifyCss(artefact('archive/assets/style.css', contents, null, 'asset'))).toEqual([
        { file: null, place: null, rule: 'output-unsafe', severity: 'error', message: expect.stringMatching(/^Unexpected @import in the styles in the output archive\/assets\/style\.css, expected nothing but relative addresses/), note: expect.stringContaining('Look in templates/') },
      ])
    }
  })

  it('looks at no other file', () => {
    expect(verifyCss(artefact('a.txt', '@import'))).toEqual([])
  })
})
