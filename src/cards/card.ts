import { sha256 } from '../sha256.js'

/** What the picture of a shared link says: plain data. */
export interface Card {
  readonly newsletter: string
  readonly organisation: string | null
  /** Such as `Issue 6 · March 2015`. */
  readonly label: string | null
  /** null, or the newsletter's own name, makes a card of the newsletter. */
  readonly title: string | null
  /** BCP 47. */
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly colors: CardColors
}

/** `#rrggbb`; named like the colours of a page. */
export interface CardColors {
  readonly paper: string
  readonly ink: string
  readonly muted: string
  readonly brand: string
}

/** Size of every card, in px: what Facebook, LinkedIn, X and messengers ask of `og:image`. */
export const cardSize = { width: 1200, height: 630 } as const

/** To be raised with every change of how a card looks: a picture that changes must change its name. */
const design = 1

/** Names a card by what it is made from, before it is made: SHA-256 in lower-case hexadecimal. */
export function cardKey({ newsletter, organisation, label, title, lang, dir, colors: { paper, ink, muted, brand } }: Card): string {
  return sha256(JSON.stringify([design, newsletter, organisation, label, title, lang, dir, paper, ink, muted, brand]))
}

/** Where a card's picture lies, relative to the archive's root. */
export function cardPath(card: Card): string {
  return `assets/card-${cardKey(card).slice(0, 16)}.png`
}
