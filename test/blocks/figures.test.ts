import { describe, expect, it } from 'vitest'
import { brief as shown, parsed } from '../issue/reading.js'
import { blockViews } from './view.js'

const view = blockViews('figures')
const messages = (body: string): string[] => shown(parsed(`:::figures\n${body}\n:::`).messages)

describe('figures', () => {
  it('are the bold words at the beginning of an item, and what they count is the rest', () => {
    const { items } = view(':::figures\n- **68,092** reports *confirmed*\n- **21%** of them\n:::')
    expect(items).toEqual([{ value: '68,092', label: 'reports <em>confirmed</em>' }, { value: '21%', label: 'of them' }])
  })

  it('are the same in a list with blank lines between its items', () => {
    expect(view(':::figures\n- **1** a\n\n- **2** b\n:::')['items']).toEqual([{ value: '1', label: 'a' }, { value: '2', label: 'b' }])
  })

  it('keep a footnote with what they count', () => {
    expect(view(':::figures\n- **196** laws[^1]\n:::\n\n[^1]: Source.')['items']).toEqual([{ value: '196', label: expect.stringMatching(/^laws<sup><a [^>]*>1<\/a><\/sup>$/) }])
  })

  it('have words before them and after them, and need no title', () => {
    expect(view(':::figures\nBefore\n\n- **1** a\n\nAfter\n:::')).toMatchObject({ title: null, body: '<p>Before</p>', after: '<p>After</p>' })
    expect(view(':::figures[In figures]\n- **1** a\n:::')).toMatchObject({ title: 'In figures', body: '', after: '' })
  })

  it('keep the words that raw HTML has cut off from their figure', () => {
    expect(view(':::figures\n- **1** a</li><li>b\n:::')['items']).toEqual([{ value: '1', label: 'a' }, { value: '', label: 'b' }])
  })

  const noFigure = 'block-body Unexpected item of `figures`, expected a figure in bold and what it counts'
  it.each([
    ['an item without a figure', '- **1** a\n- 2 b', '3:1'],
    ['a figure that is not first', '- some **1** a', '2:1'],
    ['nothing that is counted', '- **1**', '2:1'],
    ['an empty figure', '- **&nbsp;** a', '2:1'],
    ['more than a line', '- **1** a\n\n  b', '2:1'],
    ['an empty item', '- **1** a\n-', '3:1'],
  ])('are refused with %s, at the item', (_, body, place) => {
    expect(messages(body)).toEqual([`${place} ${noFigure}`])
  })

  const noList = 'block-body Unexpected body of `figures`, expected one list with hyphens, each item a figure'
  it.each([
    ['no list', '**1** a', '1:1'], ['two lists', '- **1** a\n\n* **2** b', '4:1'], ['numbers before the figures', '1. **1** a', '1:1'],
  ])('are refused with %s', (_, body, place) => {
    expect(messages(body)).toEqual([`${place} ${noList}`])
  })
})
