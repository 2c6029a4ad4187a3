import { describe, expect, it } from 'vitest'
import { brief as shown, parsed } from '../issue/reading.js'
import { blockViews } from './view.js'

const view = blockViews('updates')

describe('updates', () => {
  it('are sections, each under the name of its group, and words that introduce them', () => {
    expect(view(':::updates[From the groups]\nAll met.\n\n### Training\n\nDone.\n\n### *Analysis*\n\nSoon.\n:::')).toMatchObject({
      title: 'From the groups',
      body: '<p>All met.</p>',
      sections: [{ level: 3, title: 'Training', body: '<p>Done.</p>' }, { level: 3, title: '<em>Analysis</em>', body: '<p>Soon.</p>' }],
    })
  })

  it('have a general title where they have none of their own', () => {
    expect(view(':::updates\n### Training\n\nDone.\n:::')).toMatchObject({ title: 'Updates', body: '' })
  })

  it.each([
    ['no group', 'x', '1:1', 'Unexpected body of `updates` without a group or project, expected one or more'],
    ['a group without a name', '###\n\na', '2:1', 'Unexpected group or project without words in `updates`, expected a heading that says something'],
  ])('are refused with %s, at the place of it', (_, body, place, text) => {
    expect(shown(parsed(`:::updates\n${body}\n:::`).messages)).toEqual([`${place} block-body ${text}`])
  })
})
