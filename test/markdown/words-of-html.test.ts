import { describe, expect, it } from 'vitest'
import { joint, wordsOfHtml } from '../../src/markdown/words-of-html.js'

const textOf = (html: string): string => wordsOfHtml(html).text.replaceAll(joint, '').replace(/\s+/g, ' ').trim()

describe('the text of an HTML document', () => {
  it.each([
    ['has the words of its body', '<!doctype html><html><head><title>t</title><style>p{}</style></head><body><p>a</p></body></html>', 'a'],
    ['decodes entities', '<p>a &amp; b&nbsp;c &#8217;</p>', 'a & b c ’'],
    ['parts what stands in blocks, cells and lines', '<p>a</p><p>b</p><table><tr><td>c</td><td>d</td></tr></table>e<br>f', 'a b c d e f'],
    ['does not part what stands in a line', '<b>H</b>ello, H<sub>2</sub>O', 'Hello, H2O'],
    ['has no invisible characters', 'a&shy;b&zwnj;c&#x200b;d&#847;', 'abcd'],
    ['has no comment, and what only Outlook does not see', '<!-- a --><!--[if mso]><p>b</p><![endif]--><!--[if !mso]><!--><p>c</p><!--<![endif]-->', 'c'],
    ['has nothing that is not displayed', '<div style="color:red; display: none">a</div><p hidden>b</p>c', 'c'],
    ['has nothing that repeats for the eye what stands beside it', '<td aria-hidden="true">AB</td><p>Ada B</p>', 'Ada B'],
    ['has no way back from a footnote', '<p>a <a href="#ref" aria-label="Back to 1-2">↩<sup>2</sup></a></p>', 'a'],
    ['has the mark of a footnote', '<p>a<sup><a href="#note" aria-describedby="label">1</a></sup></p>', 'a1'],
    ['has ruby without the brackets for other browsers', '<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby>', 'ab'],
    ['survives markup that is broken', '<p>a<table><td>b</p><a>c', 'a b c'],
  ])('%s', (_, html, text) => {
    expect(textOf(html)).toBe(text)
  })
})

it('keeps what it hides apart', () => {
  expect(wordsOfHtml('<div style="display:none" aria-hidden="true">a <b>b</b>&#847;&zwnj;&nbsp;</div>c').hidden).toEqual(['a b '])
})

it('knows what pictures show', () => {
  expect(wordsOfHtml('<img alt="A &amp; B"><img alt="">').descriptions).toEqual(['A & B', ''])
})

it('knows the addresses of links that a reader can see', () => {
  const html = '<a href="https://a.eu/?b&amp;c">a</a><a href="mailto:x@a.eu"><img alt=""></a><a href="tel:+32">b</a><a href="#c">c</a><a href="https://d.eu"></a><a href="https://e.eu"><b> </b></a><div style="display:none"><a href="https://f.eu">f</a></div>'
  expect(wordsOfHtml(html).links).toEqual(['https://a.eu/?b&c', 'mailto:x@a.eu', 'tel:+32'])
})
