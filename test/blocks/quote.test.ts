import { describe, expect, it } from 'vitest'
import { quote } from '../../src/blocks/quote.js'
import { brief as shown, parsed } from '../issue/reading.js'
import { empty, pictured, shownPicture } from './pictured.js'
import { blockViews } from './view.js'

const view = blockViews('quote')

describe('a quote', () => {
  it('is somebody’s words, which stand in the marks of the language for text alone', () => {
    expect(view(':::quote[What they *say*]{by="Ernesto Caffo" role=President organisation="Telefono Azzurro"}\nWe could.\n:::')).toMatchObject({
      title: 'What they <em>say</em>', body: '<p>We could.</p>', quotation: '<dl><dd><p>“We could.”</p></dd></dl>', person: { name: 'Ernesto Caffo', role: 'President', organisation: 'Telefono Azzurro', photo: null },
    })
    expect(quote.toView({ ...empty({ by: 'A' }), body: [{ type: 'text', value: 'Oui' }] }, { ...pictured, strings: { ...pictured.strings, quoteOpen: '« ', quoteClose: ' »' } }).quotation).toContain('« Oui »')
  })

  it('may go without a title', () => {
    expect(view(':::quote{by=Ada}\nx\n:::')).toMatchObject({ title: null, person: { role: null, organisation: null } })
  })

  it('shows who said it', () => {
    expect(quote.toView(empty({ by: 'Ada', photo: 'ada.jpg', alt: 'Ada' }), pictured).person.photo).toEqual(shownPicture('ada.jpg', 'Ada', 'portrait'))
    expect(quote.pictures).toEqual({ photo: 'portrait' })
  })

  it.each([
    ['no words', '', 'Unexpected `quote` without words, expected what was said'],
    ['marks around its words, which would be doubled', '“We could.”', 'Unexpected quotation marks around a `quote`, expected its words alone'],
  ])('is refused with %s', (_, body, text) => {
    expect(shown(parsed(`:::quote{by=Ada}\n${body}\n:::`).messages)).toEqual([`1:1 block-body ${text}`])
  })
})
