import { describe, expect, it } from 'vitest'
import { isLocal, pictureReferences, publicPictures } from '../../src/issue/pictures.js'
import { newsletterWith } from '../stages/stage.js'
import { parsed } from './reading.js'

const newsletter = newsletterWith({ audiences: ['members'] })
const referencesIn = (body: string, ...frontMatter: readonly string[]) => pictureReferences(parsed(body, { newsletter, frontMatter: ['title: T', 'date: 2015-03-30', ...frontMatter] }).issue, newsletter)

/** `use address alt` of each, an absent alt as –. */
const shown = (body: string, ...frontMatter: readonly string[]): string[] => referencesIn(body, ...frontMatter).map(({ use, address, alt }) => `${use} ${address} ${alt === null ? '–' : JSON.stringify(alt)}`)

describe('the pictures that an issue names', () => {
  it('are its cover, those of attributes, Markdown and raw HTML, in reading order, and those of footnotes', () => {
    const body = [
      '![A](a.jpg) [![B](b.jpg)](https://e.org/) ![C][c]', ':::editorial[![T](t.jpg)]{by="A B" photo=p.jpg alt="A B"}\n> - ![D](d.jpg)\n:::', '<figure><img src="e.jpg" alt="E"></figure>', 'x <IMG ALT=F SRC=f.jpg>[^1]', ':::publication[P]{cover=g.jpg alt=""}\nx\n:::', ':::gallery\n![H](h.jpg)\n\n<img src="i.jpg" alt="">\n:::', '[c]: c.jpg', '[^1]: ![J](j.jpg)',
    ].join('\n\n')
    expect(shown(body, 'cover: cover.jpg', 'alt: Cover')).toEqual([
      'figure cover.jpg "Cover"', 'figure a.jpg "A"', 'figure b.jpg "B"', 'figure c.jpg "C"', 'portrait p.jpg "A B"', 'figure t.jpg "T"', 'figure d.jpg "D"', 'figure e.jpg "E"', 'figure f.jpg "F"', 'cover g.jpg ""', 'gallery h.jpg "H"', 'gallery i.jpg ""', 'figure j.jpg "J"',
    ])
  })

  it('are without words where their editor wrote none; in HTML none are words too', () => {
    expect(shown('![](a.jpg) ![ ](b.jpg) ![][c] <img src="d.jpg"> <img src="e.jpg" alt="">\n\n:::editorial{by=X photo=f.jpg}\nx\n:::\n\n[c]: c.jpg', 'cover: g.jpg')).toEqual([
      'figure g.jpg –', 'figure a.jpg –', 'figure b.jpg –', 'figure c.jpg –', 'figure d.jpg –', 'figure e.jpg ""', 'portrait f.jpg –',
    ])
  })

  it('are not those of comments, of code, or of tags that are no pictures', () => {
    expect(shown('<!-- <img src="a.jpg"> --> `![B](b.jpg)`\n\n    ![C](c.jpg)\n\n<a href="d.jpg">D</a> <img alt="E"> ![F][nowhere]')).toEqual([])
  })

  it('are each there once, in a footnote within a list too', () => {
    expect(shown('- a[^1]\n\n  [^1]: ![A](a.jpg)')).toEqual(['figure a.jpg "A"'])
  })

  it('are in the place in which they were written', () => {
    const places = referencesIn('x\n\ny ![A](a.jpg)\n\n<p>\n <img src="b.jpg">\n</p>').map(({ place }) => `${place?.line}:${place?.column}`)
    // Below five lines of front matter.
    expect(places).toEqual(['7:3', '10:2'])
  })

  it('are not lost of a block that its kind cannot show', () => {
    // Without a date it is an article, whose words stay.
    expect(shown(':::event[E]\n![A](a.jpg)\n:::')).toEqual(['figure a.jpg "A"'])
  })
})

describe('a picture beside the issue', () => {
  it.each(['a.jpg', 'pics/a.jpg', '../a.jpg', './a%20b.jpg', '/a.jpg'])('is one at %j', (address) => {
    expect(isLocal({ address })).toBe(true)
  })

  it.each(['https://e.org/a.jpg', 'http://e.org/a.jpg', '//e.org/a.jpg', 'data:image/png;base64,x', 'javascript:a', 'file:///a.jpg', 'C:\\a.jpg', '#a', '', '?a'])('is not one at %j', (address) => {
    expect(isLocal({ address })).toBe(false)
  })
})

describe('the picture of a footnote', () => {
  it('is for those who read a text that refers to it, directly or by another footnote', () => {
    const note = '\n\n[^1]: ![A](a.jpg)'
    const shownTo = (body: string): string[] => referencesIn(body).filter(({ address }) => address === 'a.jpg').map(({ visibility }) => JSON.stringify(visibility.audiences))
    expect(shownTo(`x[^1]${note}`)).toEqual(['[]'])
    expect(shownTo(`:::aside{audience=members}\nx[^1]\n:::${note}`)).toEqual(['[["members"]]'])
    expect(shownTo(`:::aside{audience=members}\nx[^2]\n:::\n\n[^2]: see[^1]${note}`)).toEqual(['[["members"]]'])
    expect(shownTo(`x[^1]\n\n:::aside{audience=members}\ny[^1]\n:::${note}`)).toEqual(['[]', '[["members"]]'])
    expect(shownTo(`x${note}`)).toEqual([])
  })

  it('is found in footnotes that refer to each other in a circle, and a thousand times', () => {
    const notes = Array.from({ length: 40 }, (_, index) => `[^${index}]: ![A](a${index}.jpg) ${`[^${(index + 1) % 40}] `.repeat(9)}`).join('\n\n')
    expect(referencesIn(`x[^0]\n\n${notes}`)).toHaveLength(40)
  })
})

describe('the pictures that may lie in the archive', () => {
  const open = (body: string, ...frontMatter: readonly string[]): string[] => [...publicPictures(referencesIn(body, ...frontMatter))]

  it('are those that the public sees, in one medium at least, each for its use', () => {
    expect(open('![A](./a%20b.jpg) ![S](https://e.org/s.jpg)\n\n:::article[W]{only=web}\n![W](w.jpg)\n:::\n\n:::article[E]{only=email}\n![E](e.jpg)\n:::\n\n:::editorial{by=X photo=p.jpg alt=""}\nx\n:::')).toEqual(['figure a b.jpg', 'figure w.jpg', 'figure e.jpg', 'portrait p.jpg'])
  })

  it('are not those for some, unless everybody sees them too, in the same way', () => {
    const forMembers = ':::article[M]{audience=members}\n![M](m.jpg) ![P](p.jpg) ![A](a.jpg)[^1]\n\n[^1]: ![N](n.jpg)\n:::'
    expect(open(forMembers)).toEqual([])
    expect(open(`${forMembers}\n\n![A](a.jpg)\n\n:::editorial{by=X photo=p.jpg alt=""}\nx\n:::`)).toEqual(['figure a.jpg', 'portrait p.jpg'])
  })

  it('are none of an issue for some', () => {
    expect(open('![A](a.jpg)', 'audience: members', 'cover: c.jpg', 'alt: C')).toEqual([])
  })
})
