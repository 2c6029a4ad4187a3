import type { Element, ElementContent } from 'hast'
import { beforeAll, describe, expect, it } from 'vitest'
import { gallery } from '../../src/blocks/gallery.js'
import type { PictureView, ViewContext } from '../../src/blocks/kind.js'
import type { Strings } from '../../src/language/strings.js'
import { webHtml } from '../../src/markdown/html.js'
import { brief as shown, parsed } from '../issue/reading.js'
import { stageWith } from '../stages/stage.js'

const text = (value: string): ElementContent => ({ type: 'text', value })
const element = (tagName: string, ...children: ElementContent[]): Element => ({ type: 'element', tagName, properties: {}, children })
const image = (src: string, alt: string): Element => ({ type: 'element', tagName: 'img', properties: { src, alt }, children: [] })
const figure = (src: string, alt: string, caption: string): Element => element('figure', image(src, alt), element('figcaption', text(caption)))

const found = (src: string, alt: string): PictureView => ({ src, alt, width: 264, height: 176, srcset: null, sizes: null })

let strings: Strings | undefined
beforeAll(async () => {
  strings = (await stageWith()).compiled.strings.get('en')
})

/** The view of a body where `known` are the pictures that may be shown. */
function view(body: ElementContent[], known: readonly string[] = []) {
  if (strings === undefined) throw new Error('No English strings')
  const asked: Array<[string | undefined, string | undefined, string]> = []
  const picture: ViewContext['picture'] = (path, alt, use) => {
    asked.push([path, alt, use])
    return path !== undefined && known.includes(path) ? found(path, alt ?? '') : null
  }
  const made = gallery.toView({ id: 'a', level: 2, title: null, body, attributes: {}, place: null }, { render: webHtml, picture, telephone: String, lang: 'en', strings, timezone: 'UTC' })
  return { ...made, asked }
}

describe('a gallery', () => {
  it('shows its pictures with their captions, and what is no picture above them', () => {
    const { body, items, asked } = view([element('p', text('In June:')), figure('a.jpg', 'A full hall', 'The & hall'), element('p', image('b.jpg', 'A desk'))], ['a.jpg', 'b.jpg'])
    expect(body).toBe('<p>In June:</p>')
    expect(items).toEqual([{ picture: found('a.jpg', 'A full hall'), alt: 'A full hall', caption: 'The &#x26; hall' }, { picture: found('b.jpg', 'A desk'), alt: 'A desk', caption: null }])
    expect(asked).toEqual([['a.jpg', 'A full hall', 'gallery'], ['b.jpg', 'A desk', 'gallery']])
  })

  it('keeps the words of a picture that cannot be shown, and leaves out one that has none', () => {
    const { items } = view([figure('a.jpg', 'A full hall', ' '), figure('b.jpg', '', 'The desk'), element('p', image('c.jpg', ''))])
    expect(items).toEqual([{ picture: null, alt: 'A full hall', caption: null }, { picture: null, alt: '', caption: 'The desk' }])
  })

  it.each([
    ['in a paragraph', '![A](a.jpg "One") ![B](b.jpg)'], ['by reference', '![A][a]\n\n[a]: a.jpg'], ['as HTML', '<img src="a.jpg" alt="A">'], ['in a list', '- ![A](a.jpg)'],
  ])('holds a picture %s', (_, body) => {
    expect(shown(parsed(`:::gallery\n${body}\n:::`).messages).filter((line) => line.includes('block-body'))).toEqual([])
  })

  it.each([['![A](a.jpg)\nA caption below', '2:1'], ['![A](a.jpg "C") and **more**', '2:1'], ['Words\n\n[b]: b.jpg\n\n![A][b] beside', '6:1']])('keeps words from moving away from their picture: %j', (body, place) => {
    expect(shown(parsed(`:::gallery\n${body}\n:::`).messages)).toEqual([`${place} block-body Unexpected words beside a picture of a \`gallery\`, expected a caption or a paragraph of their own`])
  })

  it.each([['words', 'Nothing to see'], ['nothing', ''], ['a picture that is a link', '[![A](a.jpg)](https://example.org/)']])('is refused with only %s', (_, body) => {
    expect(shown(parsed(`:::gallery\n${body}\n:::`).messages)).toContain('1:1 block-body Unexpected `gallery` without a picture, expected one or more')
  })
})
