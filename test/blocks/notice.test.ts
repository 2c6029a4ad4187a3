import { describe, expect, it } from 'vitest'
import { blockViews } from './view.js'

const view = blockViews('notice')

describe('a notice', () => {
  it('is a few words, with a title or without', () => {
    expect(view(':::notice[Thank *you*]\nAll.\n:::')).toMatchObject({ title: 'Thank <em>you</em>', level: 2, body: '<p>All.</p>' })
    expect(view(':::notice\nWelcome.\n:::')).toMatchObject({ title: null, body: '<p>Welcome.</p>' })
  })
})
