import { describe, expect, it } from 'vitest'
import { cardsOf, cardView, shownCard } from '../../src/archive/card-of.js'
import { headOf } from '../issue/reading.js'
import { newsletterWith } from '../stages/stage.js'
import { strings } from './events/telling.js'

const newsletter = newsletterWith({ language: 'en-GB', organisation: 'Org', brand: { primary: '#112233', dark: { primary: '#ddeeff' } } })

const words = new Map([['en', strings], ['fr', { ...strings, issue: 'Numéro {number}' }]])
const { ofIssue, ofNewsletter } = cardsOf(newsletter, words)

describe('the picture of a link', () => {
  it('to an issue has its title, its number and its day, in its own language', () => {
    expect(ofIssue(headOf('a', 'title: T', 'number: 6'))).toMatchObject({ newsletter: 'Letter', organisation: 'Org', title: 'T', label: 'Issue 6 · 30 March 2015', lang: 'en-GB', dir: 'ltr' })
    expect(ofIssue(headOf('a', 'lang: fr', 'number: 6')).label).toBe('Numéro 6 · 30 mars 2015')
    expect(ofIssue(headOf('a', 'lang: ar')).dir).toBe('rtl')
  })

  it('to a page of the archive has no day: it is kept up to date', () => {
    expect(ofIssue(headOf('about', 'type: page')).label).toBeNull()
  })

  it('to the newsletter has its name alone', () => {
    expect(cardsOf(newsletterWith(), words).ofNewsletter('fr')).toMatchObject({ newsletter: 'Letter', organisation: null, title: null, label: null, lang: 'fr' })
  })

  it('has the colours of a page by day', () => {
    expect(ofNewsletter('en').colors.brand).toBe('#112233')
  })

  it('is named by what it says, with its absolute address and its size', () => {
    const view = cardView(ofNewsletter('en'), 'Letter', newsletter)
    expect(view).toEqual({ src: expect.stringMatching(/^https:\/\/letter\.example\.org\/assets\/card-[0-9a-f]{16}\.png$/), width: 1200, height: 630, alt: 'Letter' })
    expect(cardView(cardsOf({ ...newsletter, name: 'Other' }, words).ofNewsletter('en'), '', newsletter).src).not.toBe(view.src)
  })

  it('is shown when it could be made', () => {
    const card = ofNewsletter('en')
    const view = cardView(card, 'Letter', newsletter)
    expect(shownCard(card, 'Letter', { newsletter, made: new Set([view.src]) })).toEqual(view)
    expect(shownCard(card, 'Letter', { newsletter, made: new Set() })).toBeNull()
  })
})
