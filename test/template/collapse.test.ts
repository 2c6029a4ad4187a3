import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collapse } from '../../src/template/collapse.js'

describe('collapse', () => {
  it.each([
    ['<td>\n\n      <p>a</p>  \n   </td>', '<td>\n<p>a</p>\n</td>'],
    ['<b>a</b> <i>b</i>', '<b>a</b> <i>b</i>'],
    ['<b>a</b>\n    <i>b</i>', '<b>a</b>\n<i>b</i>'],
    ['a\r\n\t b', 'a\nb'],
    ['a  b', 'a  b'],
    ['<p>\n\u00A0\n</p>', '<p>\n\u00A0\n</p>'],
    ['<pre>\n  a\n    b</pre>\n  c', '<pre>\n  a\n    b</pre>\nc'],
    ['<textarea>\n  a</textarea>', '<textarea>\n  a</textarea>'],
    ['<!--[if mso]>\n  <td>\n<![endif]-->', '<!--[if mso]>\n<td>\n<![endif]-->'],
  ])('makes %j to %j', (html, collapsed) => {
    expect(collapse(html)).toBe(`${collapsed}\n`)
  })

  it('only takes white space away, and never all of it between two words', () => {
    const part = fc.constantFrom('a', '<b>', '</b>', ' ', '\n', '\r\n', '\t', '{{x}}', '\u00A0')
    fc.assert(
      fc.property(fc.array(part).map((parts) => parts.join('')), (html) => {
        const words = (text: string) => text.split(/[ \t\r\n]+/).filter((word) => word !== '')
        expect(words(collapse(`x${html}x`))).toEqual(words(`x${html}x`))
        expect(collapse(collapse(html))).toBe(collapse(html))
      }),
    )
  })
})
