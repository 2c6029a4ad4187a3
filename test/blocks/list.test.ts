import type { Element, ElementContent } from 'hast'
import { describe, expect, it } from 'vitest'
import { asParagraphs, asWords, itemsOf } from '../../src/blocks/list.js'
import { webHtml } from '../../src/markdown/html.js'

const text = (value: string): ElementContent => ({ type: 'text', value })
const element = (tagName: string, ...children: ElementContent[]): Element => ({ type: 'element', tagName, properties: {}, children })
const html = (nodes: readonly ElementContent[]): string => webHtml(nodes)

describe('a body with a list', () => {
  it('is taken apart into items, and what stands before and after them', () => {
    const { before, items, after } = itemsOf([text('\n'), element('p', text('a')), text('\n'), element('ul', text('\n'), element('li', text('b')), element('li', text('c'))), text('\n'), element('p', text('d'))])
    expect([html(before), html(items), html(after)].map((part) => part.trim())).toEqual(['<p>a</p>', '<li>b</li><li>c</li>', '<p>d</p>'])
  })

  it('has nothing where there is only white space', () => {
    expect(itemsOf([text('\n'), element('ul', element('li', text('a'))), text('\n')])).toMatchObject({ before: [], after: [] })
  })

  it('loses no item when raw HTML has made a second list', () => {
    expect(html(itemsOf([element('ol', element('li', text('a'))), element('p', text('b')), element('ul', element('li', text('c')))]).items)).toBe('<li>a</li><li>c</li>')
  })

  it('without one, stands before it', () => {
    expect(itemsOf([element('p', text('a'))])).toEqual({ before: [element('p', text('a'))], items: [], after: [] })
  })
})

describe('an item', () => {
  const mixed = element('li', text('a '), element('em', text('b')), text('\n'), element('ul', element('li', text('c'))), text('\n'))

  it('is paragraphs and other blocks', () => {
    expect(html(asParagraphs(mixed))).toBe('<p>a <em>b</em>\n</p><ul><li>c</li></ul>')
  })

  it('is its words alone when it is one paragraph, tight or loose', () => {
    expect(html(asWords(element('li', text('a'), element('em', text('b')))))).toBe('a<em>b</em>')
    expect(html(asWords(element('li', text('\n'), element('p', text('a')), text('\n'))))).toBe('a')
  })

  it('is what it is when there is more', () => {
    expect(html(asWords(mixed))).toBe('a <em>b</em>\n<ul><li>c</li></ul>\n')
  })
})
