import { describe, expect, it } from 'vitest'
import { images } from '../../src/checks/images.js'
import { checking, placesOf } from './checking.js'

const places = placesOf(images)
const members = (body: string): string => `:::article[M]{audience=members}\n${body}\n:::`

describe('a picture from another server', () => {
  it.each(['![x](https://example.org/x.png)', '<img src="http://example.org/x.png" alt="x">', '<image src="https://example.org/x.png" alt="x">', '[![x](https://example.org/x.png)](https://example.org)'])('is told: %s', (body) => {
    expect(places(body)).toEqual([expect.stringMatching(/^1:\d image-remote$/)])
  })

  it('is told wherever a reference to it stands', () => {
    expect(places('![a][x] ![b][x]\n\n[x]: https://example.org/x.png')).toEqual(['1:1 image-remote', '1:9 image-remote'])
  })

  it.each(['[x](https://example.org/x.png)', 'no picture', '`![x](https://example.org/x.png)`'])('is not %s', (body) => {
    expect(places(body)).toEqual([])
  })
})

describe('the name of a picture', () => {
  it.each(['![x](#1.jpg)', '<img src="?y" alt="x">', '![x](<>)'])('is missing in %s', (body) => {
    expect(places(body)).toEqual(['1:1 image-missing'])
  })

  it('is read as HTML has it', () => {
    expect(places('<img src="&#104;ttps://example.org/x.png" alt="x">')).toEqual(['1:1 image-remote'])
    expect(places('<img src="a&amp;b.png" alt="x">')).toEqual([])
  })
})

describe('the description of a picture', () => {
  it.each([
    ['![](x.png)', '1:1'], ['words ![  ](x.png)', '1:7'], ['![][x]\n\n[x]: x.png', '1:1'], ['![x]\n\n> ![](x.png)', '3:3'], ['<img src="x.png">', '1:1'], ['words\n\n<p><img\nsrc="x.png"></p>', '3:4'],
    ['a[^1]\n\n[^1]: ![](x.png)', '3:7'], ['## ![](x.png) A', '1:4'], ['| ![](x.png) |\n|---|', '1:3'],
  ])('is missing in %j', (body, place) => {
    expect(places(body)).toEqual([`${place} image-alt`])
  })

  it.each(['![The hemicycle](x.png)', '![x]\n\n[x]: x.png', '<img src="x.png" alt="The hemicycle">', '<img alt=x src=x.png>'])('is there in %j', (body) => {
    expect(places(body)).toEqual([])
  })

  it.each(['<img src="rule.png" alt="">', "<IMG ALT='' SRC='rule.png'>", '<img src="rule.png" alt>'])('may be empty for what only decorates: %s', (body) => {
    expect(places(body)).toEqual([])
  })

  it('is told once of a picture in a footnote, wherever the footnote stands', () => {
    expect(places('- a[^1]\n\n  [^1]: ![](x.png)')).toEqual(['3:9 image-alt'])
  })

  it.each([
    ['of a portrait', ':::editorial{by="A B" photo=x.png}\nWords.\n:::', '1:23'],
    ['of the cover of a publication', ':::publication[T]{cover=x.png}\nWords.\n:::', '1:19'],
    ['in a gallery', ':::gallery\n![](x.png)\n:::', '2:1'],
  ])('is missing %s', (_, body, place) => {
    expect(places(body)).toEqual([`${place} image-alt`])
  })

  it('stands beside an attribute, and may be empty there', () => {
    expect(places(':::editorial{by="A B" photo=x.png alt="A B"}\nWords.\n:::\n\n:::editorial{by="C D" photo=y.png alt=""}\nWords.\n:::')).toEqual([])
  })

  it('of an issue’s cover is in its front matter', () => {
    const cover = (...more: readonly string[]): string[] => checking(images, ['title: T', 'date: 2015-03-30', 'cover: x.png', ...more])('words')
    // The body begins below five lines here.
    expect(cover()).toEqual(['0:8 image-alt Missing description of the picture `x.png`'])
    expect(cover('alt: ""')).toEqual([])
    expect(cover('alt: A drawing')).toEqual([])
  })
})

describe('a picture that only some may see', () => {
  it.each([
    ['in Markdown', members('![x](x.png)'), '2:1'],
    ['in raw HTML', members('<img src="x.png" alt="x">'), '2:1'],
    ['in a title', ':::article[![x](x.png)]{audience=members}\nWords.\n:::', '1:12'],
    ['by a reference that is defined for everyone', `${members('![x][y]')}\n\n[y]: x.png`, '2:1'],
    ['in a footnote', members('a[^1]\n\n[^1]: ![x](x.png)'), '4:7'],
    ['as a portrait', ':::editorial{by="A B" photo=x.png alt="" audience=members}\nWords.\n:::', '1:23'],
    ['in a block within such a block', '::::article[M]{audience=members}\n:::gallery\n![x](x.png)\n:::\n::::', '3:1'],
    ['in a block whose audience nobody has', ':::article[M]{audience="members partners"}\n![x](x.png)\n:::', '2:1'],
  ])('is refused %s, for the archive is open to all', (_, body, place) => {
    expect(places(body)).toEqual([`${place} image-audience`])
  })

  it('is any in an issue for members, its cover too', () => {
    const found = checking(images, ['title: T', 'date: 2015-03-30', 'cover: c.png', 'alt: A drawing', 'audience: members'])('![x](x.png)')
    expect(found).toEqual(['0:8 image-audience Unexpected picture `c.png` in a part that only some may see, expected none', '4:1 image-audience Unexpected picture `x.png` in a part that only some may see, expected none'])
  })

  it('may be one that everybody sees elsewhere in the issue, however it is written', () => {
    expect(places(`![x](pictures/a%20b.png)\n\n${members('![x](<./pictures/a b.png>)')}`)).toEqual([])
    expect(places(`${members('![x](x.png)')}\n\n:::article[W]{only=web}\n![x](x.png)\n:::`)).toEqual([])
  })

  it('is still refused when everybody sees less of it: a portrait is cut out of it', () => {
    expect(places(`:::editorial{by="A B" photo=x.png alt=""}\nWords.\n:::\n\n${members('![x](x.png)')}`)).toEqual(['6:1 image-audience'])
  })

  it('is still refused when everybody gets no more than its description, in text or in a note for others', () => {
    expect(places(`:::article[T]{only=text}\n![x](x.png)\n:::\n\n${members('![x](x.png)')}`)).toEqual(['6:1 image-audience'])
    expect(places(`${members('a[^1]')}\n\n[^1]: ![x](x.png)`)).toEqual(['5:7 image-audience'])
  })

  it('is none where it is only described', () => {
    expect(places(':::article[T]{only=text}\n![x](x.png)\n:::')).toEqual([])
  })

  it('on another server is not ours to hide', () => {
    expect(places(members('![x](https://example.org/x.png)'))).toEqual(['2:1 image-remote'])
  })
})
