import { describe, expect, it } from 'vitest'
import { readElementStyles } from '../../src/markdown/element-styles.js'

const found = (css: string): string[] => readElementStyles(css, 'prose.css').messages.map(({ place, message }) => `${place?.line}:${place?.column} ${message}`)

describe('prose.css', () => {
  it('becomes declarations by element', () => {
    expect(readElementStyles('/* c */ p { margin: 0 0 16px; color: #16202e }\nh3, h4 { font-family: "A B",\n  serif }\nh4 { margin: 0 }', 'prose.css')).toEqual({
      styles: { p: 'margin:0 0 16px;color:#16202e', h3: "font-family:'A B', serif", h4: "font-family:'A B', serif;margin:0" },
      messages: [],
    })
  })

  it.each([
    ['.a { margin: 0 }', '1:1 Unexpected `.a`, expected plain element names'], ['p { margin: 0 }\np > a { margin: 0 }', '2:1 Unexpected `p > a`, expected plain element names'], ['ul li a { margin: 0 }', '1:1 Unexpected `ul li a`, expected plain element names'], ['a:hover { margin: 0 }', '1:1 Unexpected `a:hover`, expected plain element names'], ['p, .a { margin: 0 }', '1:1 Unexpected `p, .a`, expected plain element names'],
    ['@media print { p { margin: 0 } }', '1:1 Unexpected `@atrule`, expected plain element names'], ['p { a { margin: 0 } }', '1:1 Unexpected `p`, expected plain element names'],
  ])('refuses %j, which would do nothing in an email', (css, expected) => {
    expect(found(css)).toEqual([expected])
  })

  it('reports CSS that cannot be read, at its place', () => {
    expect(found('p { margin: 0 }\nh3 {')).toEqual([expect.stringMatching(/^2:\d Unexpected CSS: Unclosed block/)])
  })
})
