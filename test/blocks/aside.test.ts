import { describe, expect, it } from 'vitest'
import { blockViews } from './view.js'

const view = blockViews('aside')

describe('an aside', () => {
  it('is a few words, with a title or without', () => {
    expect(view(':::aside[Thank *you*]\nAll.\n:::')).toMatchObject({ title: 'Thank <em>you</em>', level: 2, body: '<p>All.</p>' })
    expect(view(':::aside\nWelcome.\n:::')).toMatchObject({ title: null, body: '<p>Welcome.</p>' })
  })
})
