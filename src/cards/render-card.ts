import type { Card } from './card.js'
import { cardSvg } from './card-svg.js'
import { rasterise } from './rasterise.js'

/**
 * The picture that is shown with a shared link: PNG, 1200 × 630 px, the same bytes on every machine. null when there is no
 * card: the typeface (Latin, Greek, Cyrillic) has the letters of neither the title nor the newsletter's name.
 */
export async function renderCard(card: Card): Promise<Uint8Array | null> {
  const svg = await cardSvg(card)
  return svg === null ? null : rasterise(svg)
}
