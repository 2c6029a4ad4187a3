import { toString } from 'mdast-util-to-string'
import { describe, expect, it } from 'vitest'
import { cutPoints, endAt } from '../../src/email/cut-points.js'
import { parsed } from '../issue/reading.js'

/** The last words that stay at each point, from the first point to the last; `rest` goes in any case. */
const ends = (body: string, least = 1): string[] => {
  const { blocks } = parsed(`${body}\n\nrest`).issue
  return cutPoints(blocks, least).toReversed().map(({ index, kept }) => toString(blocks[index]?.body[kept - 1]))
}

describe('a story can end', () => {
  it('after each of its paragraphs but the last', () => {
    expect(ends('a\n\nb\n\nc')).toEqual(['a', 'b', 'c'])
    expect(ends('')).toEqual([])
  })

  it.each([
    ['a heading', 'a\n\n### H\n\nb', ['a', 'b']],
    ['a list, a quotation, code or a table', 'a\n\n- l\n\n  l\n\n> q\n\n    c\n\n| t |\n|---|', ['a']],
    ['a picture', 'a\n\n![p](p.png "Caption")\n\n[![p](p.png)](https://e.org/)', ['a']],
    ['the introduction of a list', 'a\n\nThese are:\n\n- l\n\nb', ['a', 'b']],
    ['one in French, in quotation marks, in bold or in Chinese', 'a\n\nVoici\u00A0:\n\n“These:”\n\n**These:**\n\n这些：', ['a']],
    ['one with a footnote', 'a\n\nThese:[^n]\n\n- l\n\n[^n]: n', ['a']],
    ['bold words that are a heading', 'a\n\n**What next**\n\nb', ['a', 'b']],
    ['what stands below a picture as its caption', 'a\n\n![p](p.png)\n\n*A caption*\n\nb', ['a', 'b']],
    ['a part of raw HTML', 'a\n\n<div>\n\nb\n\n<b>c\n\n</div>\n\nd', ['a', 'd']],
    ['a part of what nobody closes', 'a\n\n<details><summary>s</summary>\n\nb', ['a']],
  ])('but not after %s', (_, body, expected) => {
    expect(ends(body)).toEqual(expected)
  })

  it.each([
    ['bold sentences', '**Ministers met again.**', ['Ministers met again.']],
    ['an emphasis that follows words', 'a\n\n*b*', ['a', 'b']],
    ['a line of HTML, closed or empty', '<p align="center">x</p>\n\na <br> <i>b</i>\n\n<hr>\n\nc', ['a <br> <i>b</i>', 'c']],
    ['an end tag without a start', '</div>\n\na', ['a']],
  ])('after %s', (_, body, expected) => {
    expect(ends(body)).toEqual(expected)
  })

  it('after what dangles only when it can end nowhere else', () => {
    expect(ends('These are:\n\n- l')).toEqual(['These are:'])
    expect(ends('These are:\n\n- l\n\n**B**')).toEqual(['These are:', 'B'])
  })

  it('in each of its blocks', () => {
    expect(ends('a\n\n:::quote{by=A}\nq\n:::\n\nb')).toEqual(expect.arrayContaining(['a', 'b']))
  })

  it('where enough goes', () => {
    expect(ends('a\n\nbb\n\nc', 7)).toEqual(['a'])
    expect(ends('a\n\nbb\n\nc', 6)).toEqual(['a'])
    expect(ends('a\n\nbb\n\nc', 5)).toEqual(['a', 'bb'])
    expect(ends('a\n\nbb\n\nc', 8)).toEqual([])
  })
})

it('a point says how much of its block goes', () => {
  const { blocks } = parsed(`${'a'.repeat(10)}\n\n${'b'.repeat(30)}\n\n${'c'.repeat(60)}`).issue
  expect(cutPoints(blocks, 1)).toEqual([{ index: 0, kept: 2, share: 0.6 }, { index: 0, kept: 1, share: 0.9 }])
})

it('a block that ends at a point has a new last paragraph, and those after it are gone', () => {
  const { blocks } = parsed('a\n\nb\n\n:::quote{by=A}\nq\n:::\n\nc').issue
  const last = { type: 'paragraph' as const, children: [{ type: 'text' as const, value: 'more' }] }
  const story = blocks.filter(({ kind }) => kind === 'article')
  const ended = endAt(story, { index: 0, kept: 1, share: 0.5 }, () => last)
  expect([...ended].map(([{ id }, block]) => [id, block?.body.map((node) => toString(node))])).toEqual([['part', ['a', 'more']], ['part-1', undefined]])
  expect([...ended.values()].slice(1)).toEqual([null])
})
