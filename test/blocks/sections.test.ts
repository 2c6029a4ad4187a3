import type { Element, ElementContent } from 'hast'
import { describe, expect, it } from 'vitest'
import { splitSections } from '../../src/blocks/sections.js'
import { webHtml } from '../../src/markdown/html.js'

const text = (value: string): ElementContent => ({ type: 'text', value })
const element = (tagName: string, ...children: ElementContent[]): Element => ({ type: 'element', tagName, properties: {}, children })
const split = (level: number, ...body: ElementContent[]) => {
  const { introduction, sections } = splitSections(body, level)
  return [webHtml(introduction), ...sections.map(({ title, body: within }) => `${webHtml(title)} | ${webHtml(within)}`)]
}

describe('a body of sections', () => {
  it('is split at its headings, and introduced by what stands before the first', () => {
    expect(split(2, element('p', text('Hello')), text('\n'), element('h3', text('One & '), element('em', text('only'))), text('\n'), element('p', text('a')), text('\n'), element('ul'), text('\n'), element('h3', text('Two')), element('p', text('b')))).toEqual([
      '<p>Hello</p>', 'One &#x26; <em>only</em> | <p>a</p>\n<ul></ul>', 'Two | <p>b</p>',
    ])
  })

  it('has no introduction, and an empty section, where there is only white space', () => {
    expect(split(2, text('\n'), element('h3', text('One')), text('\n'), element('h3', text('Two')), text('\n'))).toEqual(['', 'One | ', 'Two | '])
  })

  it('keeps a deeper heading in its section, and one in a quotation where it is', () => {
    expect(split(2, element('h3', text('One')), element('h4', text('Deeper')), element('blockquote', element('h3', text('Quoted'))))).toEqual(['', 'One | <h4>Deeper</h4><blockquote><h3>Quoted</h3></blockquote>'])
  })

  it('is split at the highest headings that there are below the block’s own', () => {
    expect(split(3, element('h5', text('One')), element('h2', text('Raw')), element('h5', text('Two')))).toEqual(['', 'One | <h2>Raw</h2>', 'Two | '])
  })

  it('loses nothing where there is no heading', () => {
    expect(split(2, element('p', text('a')), element('p', text('b')))).toEqual(['<p>a</p><p>b</p>'])
  })
})
