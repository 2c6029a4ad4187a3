import { describe, expect, it } from 'vitest'
import { bodyPictures, pictureViews, shelfKey, sitePictureViews } from '../../src/issue/picture-shelf.js'
import { newsletterWith, pictureOf } from '../stages/stage.js'

const email = { medium: 'email', base: 'https://e.org/' } as const
const web = { medium: 'web', base: '../' } as const
const shelf = new Map([[shelfKey('figure', 'a.jpg'), pictureOf('figure.jpg')], [shelfKey('gallery', 'a.jpg'), pictureOf('gallery.jpg')], [shelfKey('gallery', 'g.jpg'), pictureOf('g.jpg')], [shelfKey('portrait', 'p.jpg'), pictureOf('p.jpg')]])

describe('the pictures of a body', () => {
  it('are figures; one of a gallery that stayed in the text, since it is a link, is shown too', () => {
    const find = bodyPictures(shelf)
    expect([find('a.jpg'), find('g.jpg')]).toEqual([pictureOf('figure.jpg'), pictureOf('g.jpg')])
  })

  it('are neither portraits nor what is not there', () => {
    expect([bodyPictures(shelf)('p.jpg'), bodyPictures(shelf)('b.jpg'), bodyPictures(shelf)('toString')]).toEqual([null, null, null])
  })
})

describe('a picture in a template', () => {
  it('is one file from an absolute address in an email, and several beside the page on the web', () => {
    expect(pictureViews(shelf, email)('a.jpg', 'A', 'figure')).toEqual({ src: 'https://e.org/assets/figure.jpg', width: 552, height: 276, alt: 'A', srcset: null, sizes: null })
    expect(pictureViews(shelf, web)('a.jpg', '', 'figure')).toMatchObject({ src: '../assets/figure.jpg', width: 608, height: 304, alt: '', srcset: '../assets/figure.jpg-480.webp 480w', sizes: expect.any(String) })
  })

  it('has its words in a text, and is none where there is none', () => {
    expect(pictureViews(shelf, { medium: 'text', base: '' })('a.jpg', 'A', 'figure')).toMatchObject({ alt: 'A', srcset: null })
    expect(pictureViews(shelf, web)('b.jpg', 'B', 'figure')).toBeNull()
  })

  it('is found by its use, and by its path however it is written', () => {
    const picture = pictureViews(shelf, web)
    expect(picture('./a.jpg', 'A', 'figure')).toMatchObject({ src: '../assets/figure.jpg', alt: 'A' })
    expect(picture('a.jpg#top', undefined, 'gallery')).toMatchObject({ src: '../assets/gallery.jpg', alt: '' })
    expect([picture('a.jpg', 'A', 'portrait'), picture(undefined, 'A', 'figure')]).toEqual([null, null])
  })
})

describe('the newsletter’s own pictures', () => {
  const newsletter = newsletterWith({ brand: { logo: { file: 'l.png', alt: 'Letter' } }, funding: { isec: { text: 'F', emblem: 'eu', alt: 'Emblem' } } })

  it('have the words that newsletter.yaml gives them', () => {
    const { logo, emblem } = sitePictureViews({ logo: pictureOf('l.png'), emblems: { isec: pictureOf('eu.png') } }, newsletter, email)
    expect(logo).toMatchObject({ src: 'https://e.org/assets/l.png', alt: 'Letter' })
    expect(emblem('isec')).toMatchObject({ src: 'https://e.org/assets/eu.png', alt: 'Emblem' })
    expect([emblem('other'), emblem('constructor')]).toEqual([null, null])
  })

  it('are none when there are none', () => {
    const { logo, emblem } = sitePictureViews({ logo: null, emblems: {} }, newsletter, web)
    expect([logo, emblem('isec')]).toEqual([null, null])
  })
})
