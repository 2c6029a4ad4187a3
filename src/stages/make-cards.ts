import type { Artefact } from '../artefact.js'
import type { CardStore } from './card-store.js'
import type { cardsFor } from './site-stage.js'

/** The cards that can be made: some titles are in scripts that the font does not have. */
export interface MadeCards {
  readonly artefacts: readonly Artefact[]
  /** Their absolute addresses. */
  readonly addresses: ReadonlySet<string>
  readonly keys: readonly string[]
}

/** Makes each card once, however many pages show it; it belongs to all of them. */
export async function makeCards(wanted: ReturnType<typeof cardsFor>, store: CardStore): Promise<MadeCards> {
  const byAddress = new Map<string, typeof wanted>()
  for (const card of wanted) byAddress.set(card.address, [...(byAddress.get(card.address) ?? []), card])
  const made = await Promise.all(
    [...byAddress].map(async ([address, cards]) => {
      const owners = cards.map(({ source }) => source)
      // What the site itself shows belongs to no issue.
      const artefact = cards[0] === undefined ? null : await store.artefact(cards[0].card, owners.includes(null) ? [] : [...new Set(owners.flatMap((owner) => owner ?? []))])
      return artefact === null ? [] : [{ address, artefact }]
    }),
  )
  const all = made.flat()
  return { artefacts: all.map(({ artefact }) => artefact), addresses: new Set(all.map(({ address }) => address)), keys: store.keys() }
}
