import { describe, expect, it } from 'vitest'
import { cardKey, cardPath, type Card } from '../../src/cards/card.js'
import { cardWith } from './cards.js'

describe('the key of a card', () => {
  const { colors } = cardWith()

  it('is the same for the same card, in whatever order its parts are named', () => {
    const card = cardWith()
    const turned = Object.fromEntries(Object.entries(card).toReversed()) as unknown as Card // the same entries
    expect(cardKey(turned)).toBe(cardKey(card))
    expect(cardKey(card)).toMatch(/^[0-9a-f]{64}$/)
  })

  it('does not depend on colours that a card does not show', () => {
    const pageColors = { rule: '#d5dce4', ...colors }
    expect(cardKey(cardWith({ colors: pageColors }))).toBe(cardKey(cardWith()))
  })

  it.each<[string, Partial<Card>]>([
    ['name', { newsletter: 'Letter' }],
    ['publisher', { organisation: 'EFC' }],
    ['label', { label: 'Issue 7' }],
    ['title', { title: 'Other' }],
    ['missing title', { title: null }],
    ['language', { lang: 'tr' }],
    ['direction', { dir: 'rtl' }],
    ['paper', { colors: { ...colors, paper: '#fffffe' } }],
    ['ink', { colors: { ...colors, ink: '#000000' } }],
    ['grey', { colors: { ...colors, muted: '#000000' } }],
    ['brand', { colors: { ...colors, brand: '#000000' } }],
  ])('changes with its %s', (_, more) => {
    expect(cardKey(cardWith(more))).not.toBe(cardKey(cardWith()))
  })

  it('names its file', () => {
    expect(cardPath(cardWith())).toBe(`assets/card-${cardKey(cardWith()).slice(0, 16)}.png`)
  })
})
