import type { Card } from '../../src/cards/card.js'
import type { Typesetter } from '../../src/cards/typesetter.js'

/** A card with what a test is about. */
export function cardWith(more: Partial<Card> = {}): Card {
  return {
    newsletter: 'EFC Newsletter',
    organisation: 'European Financial Coalition',
    label: 'Issue 6 · March 2015',
    title: 'Following the money',
    lang: 'en-GB',
    dir: 'ltr',
    colors: { paper: '#ffffff', ink: '#16202e', muted: '#51606f', brand: '#0b3d91' },
    ...more,
  }
}

/** Sets a text in letters of half an em: what lines come of it can be counted. */
export function halfEms(text: string): Typesetter {
  return { text, measure: halfEm, outline: () => '' }
}

/** The width of a text in em, when every letter is half an em wide. */
export function halfEm(text: string): number {
  return text.length / 2
}
