import { describe, expect, it } from 'vitest'
import { publication } from '../../src/blocks/publication.js'
import { brief as shown, parsed } from '../issue/reading.js'
import { empty, pictured, shownPicture } from './pictured.js'
import { blockViews } from './view.js'

const view = blockViews('publication')

describe('a publication', () => {
  it('says who published it when, and where it can be read', () => {
    expect(view(':::publication[The *report*]{by="EFC & friends" date=2015-02-27 url="https://example.org/r?a=1&b=2"}\nShort.\n:::')).toMatchObject({
      title: 'The <em>report</em>', by: 'EFC & friends', date: { iso: '2015-02-27', text: '27 February 2015' }, url: 'https://example.org/r?a=1&b=2', cover: null, body: '<p>Short.</p>',
    })
  })

  it('needs no more than a title', () => {
    expect(view(':::publication[The report]\n:::')).toMatchObject({ by: null, date: null, url: null, cover: null, body: '' })
    expect(shown(parsed(':::publication{by=EFC}\nx\n:::').messages)).toEqual(['1:1 block-title Missing title of the block "publication"'])
  })

  it('shows its cover', () => {
    expect(publication.toView(empty({ cover: 'r.png', alt: 'The cover' }), pictured).cover).toEqual(shownPicture('r.png', 'The cover', 'cover'))
    expect(publication.pictures).toEqual({ cover: 'cover' })
  })

  it.each(['date=2015-02-30', 'date="February 2015"', 'url=report.pdf'])('is refused with %s', (attribute) => {
    expect(shown(parsed(`:::publication[R]{${attribute}}\nx\n:::`).messages)).toEqual([expect.stringMatching(/^1:19 invalid-value |^1:19 block-attribute /)])
  })
})
