import { describe, expect, it } from 'vitest'
import { escapedAttribute, withImageSources } from '../../src/pictures/image-sources.js'

const sourcesOf = (html: string): string[] => {
  const found: string[] = []
  withImageSources(html, (address) => (found.push(address), null))
  return found
}

describe('the pictures of an email’s HTML', () => {
  it('are found, and their addresses read', () => {
    expect(sourcesOf('<p><img src="a.png"><IMG alt="x > y" SRC="b&amp;c&#x3D;d&#x26;e" /></p><!--[if mso]><v:fill type="tile" src="f.png" /><v:image src="g.png" style="x"/><![endif]-->')).toEqual(['a.png', 'b&c=d&e', 'f.png', 'g.png'])
  })

  it('are not what looks like one in words', () => {
    expect(sourcesOf('<a src="a.png">&lt;img src="b.png"></a><imgx src="c.png"><img alt="see src=" data-src="d.png" src="e.png"> src="f.png"')).toEqual(['e.png'])
  })

  it('get other addresses, and nothing else changes', () => {
    expect(withImageSources('<b><img alt="see src=" src="a" src2="a"> <img src="b&#x26;c"></b>', (address) => (address === 'a' ? 'x"&y' : null))).toBe('<b><img alt="see src=" src="x&quot;&amp;y" src2="a"> <img src="b&#x26;c"></b>')
  })

  it('have addresses without quotation marks', () => {
    expect(escapedAttribute('a"b&c')).toBe('a&quot;b&amp;c')
  })
})
