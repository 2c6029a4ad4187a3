import type { ElementContent } from 'hast'
import { describe, expect, it } from 'vitest'
import { withFigures } from '../../src/markdown/figures.js'
import { toHast } from '../../src/markdown/hast.js'
import { webHtml } from '../../src/markdown/html.js'
import { parseMarkdown } from '../../src/markdown/parse.js'

const hast = (markdown: string): ElementContent[] => toHast({ pieces: [parseMarkdown(markdown).children], definitions: [], idPrefix: '', footnoteLabel: '', backLabel: '' }).pieces[0] ?? []
const html = (markdown: string): string => webHtml(hast(markdown)).replaceAll('\n', '')

describe('a picture that stands alone', () => {
  it.each([
    ['is a figure', '![A ship](s.jpg)', '<figure><img src="s.jpg" alt="A ship"></figure>'],
    ['has its title as its caption', '![A ship](s.jpg "At *sea*")', '<figure><img src="s.jpg" alt="A ship"><figcaption>At *sea*</figcaption></figure>'],
    ['has no caption without words', '![A ship](s.jpg " ")', '<figure><img src="s.jpg" alt="A ship"></figure>'],
    ['is a figure when it is raw HTML', '<img src="s.jpg" alt="A ship" title="At sea" width="200">', '<figure><img src="s.jpg" alt="A ship" width="200"><figcaption>At sea</figcaption></figure>'],
    ['is a figure when it is raw HTML in a paragraph, whose id it keeps', '<p id="ship" lang="fr"><img src="s.jpg" alt="A ship"></p>', '<figure id="ship" lang="fr"><img src="s.jpg" alt="A ship"></figure>'],
    ['is a figure with its link', '[![A ship](s.jpg "At sea")](https://example.org)', '<figure><a href="https://example.org"><img src="s.jpg" alt="A ship"></a><figcaption>At sea</figcaption></figure>'],
    ['is a figure in a quotation and in an item', '> ![A](a.jpg)\n\n- x\n\n  ![B](b.jpg)', '<blockquote><figure><img src="a.jpg" alt="A"></figure></blockquote><ul><li><p>x</p><figure><img src="b.jpg" alt="B"></figure></li></ul>'],
    ['is a figure in a tight item, if it has a caption', '- ![A](a.jpg "At sea")\n- ![B](b.jpg)\n- C', '<ul><li><figure><img src="a.jpg" alt="A"><figcaption>At sea</figcaption></figure></li><li><img src="b.jpg" alt="B"></li><li>C</li></ul>'],
    ['is a figure above the list in its item', '1. ![A](a.jpg "At sea")\n   - B', '<ol><li><figure><img src="a.jpg" alt="A"><figcaption>At sea</figcaption></figure><ul><li>B</li></ul></li></ol>'],
    ['is a figure in a cell, if it has a caption', '| Ship | |\n|-|-|\n| ![A](a.jpg "At sea") | ![B](b.jpg) |', '<table><thead><tr><th scope="col">Ship</th><th scope="col"></th></tr></thead><tbody><tr><td><figure><img src="a.jpg" alt="A"><figcaption>At sea</figcaption></figure></td><td><img src="b.jpg" alt="B"></td></tr></tbody></table>'],
    ['is a figure where a term is explained, with its link', '<dl><dt>A<dd id="a"><a href="/a"><img src="a.jpg" alt="A" title="At sea"></a></dl>', '<dl><dt>A</dt><dd id="a"><figure><a href="/a"><img src="a.jpg" alt="A"></a><figcaption>At sea</figcaption></figure></dd></dl>'],
    ['stays in the figure that its editor wrote', '<figure>\n\n![A ship](s.jpg)\n\n<figcaption>At sea</figcaption>\n</figure>', '<figure><img src="s.jpg" alt="A ship"><figcaption>At sea</figcaption></figure>'],
    ['gives such a figure a caption if it has none', '<figure id="x">\n\n![A ship](s.jpg "At sea")\n\n</figure>', '<figure id="x"><img src="s.jpg" alt="A ship"><figcaption>At sea</figcaption></figure>'],
  ])('%s', (_, markdown, expected) => {
    expect(html(markdown)).toBe(expected)
  })
})

describe('pictures that stand alone together', () => {
  it.each([
    ['are a figure each', '![A](a.jpg "One")\n![B](b.jpg)\\\n[![C](c.jpg)](/c)'],
    ['are a figure each when they are raw HTML', '<img src="a.jpg" alt="A" title="One">\n<img src="b.jpg" alt="B"><br>\n<a href="/c"><img src="c.jpg" alt="C"></a>'],
  ])('%s', (_, markdown) => {
    expect(html(markdown)).toBe('<figure><img src="a.jpg" alt="A"><figcaption>One</figcaption></figure><figure><img src="b.jpg" alt="B"></figure><figure><a href="/c"><img src="c.jpg" alt="C"></a></figure>')
  })

  it('share no id', () => {
    expect(html('<p id="x" dir="ltr"><img src="a.jpg" alt=""><img src="b.jpg" alt=""></p>')).toBe('<figure id="x" dir="ltr"><img src="a.jpg" alt=""></figure><figure dir="ltr"><img src="b.jpg" alt=""></figure>')
  })
})

describe('a picture among words', () => {
  it.each(['<p>See <img src="s.jpg" alt="A ship" title="At sea">.</p>', '<p><img src="s.jpg" alt="A ship" title="At sea"> and <img src="t.jpg" alt="A tug"></p>', '<p><em><img src="s.jpg" alt="A ship"></em></p>', '<p><a href="/x"><img src="s.jpg" alt="A ship"> more</a></p>', '<h3><img src="s.jpg" alt="A ship"></h3>', '<ul><li><img src="s.jpg" alt="A ship"></li></ul>', '<ul><li>See <img src="s.jpg" alt="A ship" title="At sea"></li></ul>', '<table><tbody><tr><td><img src="s.jpg" alt="A ship" title="At sea"> 1912</td></tr></tbody></table>', '<dl><dt><img src="s.jpg" alt="A ship" title="At sea"></dt></dl>', '<figure><div><img src="s.jpg" alt="A ship" title="At sea"></div><figcaption>The sea</figcaption></figure>'])('stays where it is: %s', (markup) => {
    expect(html(markup)).toBe(markup)
  })

  it('at the top level stays with its words', () => {
    expect(html('<img src="s.jpg" alt="A ship"> and more')).toBe('<p><img src="s.jpg" alt="A ship"> and more</p>')
    expect(html('<div>x</div><img src="s.jpg" alt="A ship"> and more')).toBe('<div>x</div><img src="s.jpg" alt="A ship"> and more')
  })
})

it('leaves what came in as it was', () => {
  const nodes: ElementContent[] = [{ type: 'element', tagName: 'p', properties: {}, children: [{ type: 'element', tagName: 'img', properties: { src: 'a', title: 'b' }, children: [] }] }]
  const before = structuredClone(nodes)
  expect(webHtml(withFigures(nodes))).toBe('<figure><img src="a"><figcaption>b</figcaption></figure>')
  expect(nodes).toEqual(before)
})
