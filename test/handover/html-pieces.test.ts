import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlPieces } from '../../src/handover/html-pieces.js'

const kinds = (html: string): string[] => htmlPieces(html).map(({ kind, text, quote }) => `${kind}${quote ?? ''} ${text}`)

describe('the pieces of an HTML text', () => {
  it('tell words, values, styles and comments from tags', () => {
    expect(kinds(`<!doctype html><p  class="a" hidden id='b' c=d>x &lt; y</p >`)).toEqual(['tag <!doctype html>', 'tag <p  class="', 'value" a', 'tag " hidden id=\'', "value' b", "tag ' c=", 'value d', 'tag >', 'text x &lt; y', 'tag </p >'])
    expect(kinds('<style media="x">a > b { }</style ><!--[if mso]><b c="d"><![endif]-->e')).toEqual(['tag <style media="', 'value" x', 'tag ">', 'style a > b { }', 'tag </style >', 'comment <!--[if mso]><b c="d"><![endif]-->', 'text e'])
  })

  it.each([
    ['a < b <3 <', ['text a < b <3 <']],
    ['<br/>x<br />', ['tag <br/>', 'text x', 'tag <br />']],
    ['<a href = "x>y" >z', ['tag <a href = "', 'value" x>y', 'tag " >', 'text z']],
    ['<a =b="c">', ['tag <a =b="', 'value" c', 'tag ">']],
    ['<!-->x<!--->y<!---->z', ['comment <!-->', 'text x', 'comment <!--->', 'text y', 'comment <!---->', 'text z']],
    ['<p title="x', ['tag <p title="', 'value" x']],
    ['<style>a', ['tag <style>', 'style a']],
    ['<!-- a', ['comment <!-- a']],
    ['<a\n\thref=x/y>', ['tag <a\n\thref=', 'value x/y', 'tag >']],
  ])('of %j are those that a browser sees', (html, pieces) => {
    expect(kinds(html)).toEqual(pieces)
  })

  it('put together again are the same bytes', () => {
    const parts = fc.constantFrom('<', '>', '"', "'", '=', '/', ' ', '\n', '<!--', '-->', '<a', '</a>', 'href=', '<style>', '</style>', '<p title="', 'x', '&lt;', '<![endif]-->')
    fc.assert(fc.property(fc.array(parts, { maxLength: 30 }), (all) => htmlPieces(all.join('')).map(({ text }) => text).join('') === all.join('')))
  })
})
