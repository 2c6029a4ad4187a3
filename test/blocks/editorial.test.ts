import { describe, expect, it } from 'vitest'
import { editorial } from '../../src/blocks/editorial.js'
import { empty, pictured, shownPicture } from './pictured.js'
import { blockViews } from './view.js'

const view = blockViews('editorial')

describe('an editorial', () => {
  it('is signed, with a title of its own or a general one', () => {
    expect(view(':::editorial[Dear *readers*]{by="Olivier Burgersdijk" role="Chair"}\nx\n:::')).toMatchObject({ title: 'Dear <em>readers</em>', person: { name: 'Olivier Burgersdijk', role: 'Chair', initials: 'OB' }, body: '<p>x</p>' })
    expect(view(':::editorial{by=Ada}\nx\n:::')).toMatchObject({ title: 'Editorial', person: { role: null, initials: 'A', photo: null } })
  })

  it('shows who signs it, with initials for where the portrait cannot be shown', () => {
    expect(editorial.toView(empty({ by: 'Ada Lovelace', photo: 'ada.jpg', alt: 'Ada' }), pictured)).toMatchObject({ person: { photo: shownPicture('ada.jpg', 'Ada', 'portrait'), initials: 'AL' } })
    expect(editorial.pictures).toEqual({ photo: 'portrait' })
  })
})
