import { describe, expect, it } from 'vitest'
import { brief as shown, parsed } from '../issue/reading.js'
import { blockViews } from './view.js'

const view = blockViews('brief')
const items = (body: string): unknown => view(`:::brief\n${body}\n:::`)['items']

describe('news in brief', () => {
  it('are the items of a list, each in paragraphs whether the list is tight or loose', () => {
    expect(items('- **One** a\n- Two')).toEqual([{ body: '<p><strong>One</strong> a</p>' }, { body: '<p>Two</p>' }])
    expect(items('- One\n\n  more\n\n- Two')).toEqual([{ body: '<p>One</p><p>more</p>' }, { body: '<p>Two</p>' }])
  })

  it('may hold lists and quotations', () => {
    expect(items('- One\n   - a\n   - b\n- > Two')).toEqual([{ body: expect.stringMatching(/^<p>One\s*<\/p><ul>\s*<li>a<\/li>\s*<li>b<\/li>\s*<\/ul>$/) }, { body: expect.stringMatching(/^<blockquote>/) }])
  })

  it('have a general title where they have none of their own, and words before the list', () => {
    expect(view(':::brief\nHello\n\n- x\n:::')).toMatchObject({ title: 'News in brief', body: '<p>Hello</p>' })
    expect(view(':::brief[Short]\n- x\n:::')['title']).toBe('Short')
  })

  it.each([
    ['no list', 'x', '1:1'], ['words after the list', '- a\n\nx', '4:1'], ['two lists', '- a\n\n* b', '4:1'], ['numbers, which it would not show', '1. a\n2. b', '1:1'],
  ])('are refused with %s, at the place of it', (_, body, place) => {
    expect(shown(parsed(`:::brief\n${body}\n:::`).messages)).toEqual([`${place} block-body Unexpected body of a \`brief\`, expected one list with hyphens, each item a piece of news`])
  })
})
