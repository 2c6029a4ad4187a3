import type { Element, ElementContent } from 'hast'
import { describe, expect, it } from 'vitest'
import { takePictures } from '../../src/blocks/take-pictures.js'
import { webHtml } from '../../src/markdown/html.js'

const text = (value: string): ElementContent => ({ type: 'text', value })
const element = (tagName: string, ...children: ElementContent[]): Element => ({ type: 'element', tagName, properties: {}, children })
const image = (src: string, properties: Element['properties'] = {}): Element => ({ type: 'element', tagName: 'img', properties: { src, alt: `The ${src}`, ...properties }, children: [] })
const taken = (...body: ElementContent[]) => {
  const { pictures, rest } = takePictures(body)
  return { pictures: pictures.map(({ src, alt, caption }) => `${src} | ${alt} | ${webHtml(caption)}`), rest: webHtml(rest) }
}

describe('the pictures of a body', () => {
  it('are its figures, with their captions or without', () => {
    const figures = [element('figure', text('\n'), image('a.jpg'), text('\n'), element('figcaption', text('In '), element('em', text('Kyiv')))), text('\n'), element('figure', image('b.jpg'))]
    expect(taken(...figures)).toEqual({ pictures: ['a.jpg | The a.jpg | In <em>Kyiv</em>', 'b.jpg | The b.jpg | '], rest: '' })
  })

  it('are bare pictures too, several in one paragraph, whose title is the caption', () => {
    expect(taken(element('p', image('a.jpg', { title: 'One & only' }), element('br'), text('\n'), image('b.jpg', { alt: '' })))).toEqual({ pictures: ['a.jpg | The a.jpg | One &#x26; only', 'b.jpg |  | '], rest: '' })
  })

  it('leave the words around them where they are', () => {
    expect(taken(element('p', text('Before')), element('blockquote', element('p', text('Of '), image('a.jpg'), text(' it'))), element('p'))).toEqual({ pictures: ['a.jpg | The a.jpg | '], rest: '<p>Before</p><blockquote><p>Of  it</p></blockquote><p></p>' })
  })

  it('are not those that lead somewhere, nor figures of something else', () => {
    const link = element('p', element('a', image('a.jpg')))
    const table = element('figure', element('table'), element('figcaption', text('b')))
    expect(taken(link, table)).toEqual({ pictures: [], rest: webHtml([link, table]) })
  })

  it('of a figure that holds more are taken, and its words stay', () => {
    expect(taken(element('figure', image('a.jpg'), image('b.jpg'), element('figcaption', text('Both'))))).toEqual({ pictures: ['a.jpg | The a.jpg | ', 'b.jpg | The b.jpg | '], rest: '<figure><figcaption>Both</figcaption></figure>' })
  })
})
