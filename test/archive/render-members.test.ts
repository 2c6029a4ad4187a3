import { describe, expect, it } from 'vitest'
import type { OwnText } from '../../src/archive/own-text.js'
import { membersPageSchema, renderMembers, type MembersPageView } from '../../src/archive/render-members.js'
import { headOf } from '../issue/reading.js'
import { contextOf, seeing, siteWith } from './site.js'

const text: OwnText = { title: 'Who we are', summary: null, body: '<section id="board"></section>', after: '', lang: 'en-GB', dir: 'ltr' }

function made(own: OwnText | null) {
  const { views, template } = seeing<MembersPageView>()
  const artefacts = renderMembers(own, contextOf(siteWith([headOf('members', 'type: page')], { places: ['members'] })), template)
  for (const view of views) expect(membersPageSchema.parse(view)).toEqual(view)
  return { view: views[0], paths: artefacts.map(({ path }) => path) }
}

describe('the page of members', () => {
  it('is the text that an editor wrote for it, under its title', () => {
    const { view, paths } = made(text)
    expect(paths).toEqual(['archive/members/index.html'])
    expect(view).toMatchObject({ ownText: text, head: { title: 'Who we are' } })
  })

  it('is not there without one', () => {
    expect(made(null)).toEqual({ view: undefined, paths: [] })
  })

  it('describes itself when nobody has', () => {
    expect(made(text).view?.head.description).toContain('Letter')
    expect(made({ ...text, summary: 'Who' }).view?.head.description).toBe('Who')
  })
})
