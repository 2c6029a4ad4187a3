import { describe, expect, it } from 'vitest'
import { textPlaceOf } from '../../src/issue/text-place.js'
import { headOf } from './reading.js'

describe('the text of one of the site’s own pages', () => {
  it('is that of the home page when it says so, whatever its address', () => {
    expect([headOf('events', 'type: page', 'home: true'), headOf('events', 'type: page'), headOf('members.fr', 'type: page'), headOf('about', 'type: page')].map(textPlaceOf)).toEqual(['home', 'events', 'members', null])
  })
})
