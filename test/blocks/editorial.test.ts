import { describe, expect, it } from 'vitest'
import { blockViews } from './view.js'

const view = blockViews('editorial')

describe('an editorial', () => {
  it('is signed, with a title of its own or a general one', () => {
    expect(view(':::editorial[Dear *readers*]{by="Olivier Burgersdijk" role="Chair"}\nx\n:::')).toMatchObject({ title: 'Dear <em>readers</em>', by: 'Olivier Burgersdijk', role: 'Chair', initials: 'OB', body: '<p>x</p>' })
    expect(view(':::editorial{by=Ada}\nx\n:::')).toMatchObject({ title: 'Editorial', role: null, initials: 'A' })
  })
})
