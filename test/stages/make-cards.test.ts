import { describe, expect, it } from 'vitest'
import type { Card } from '../../src/cards/card.js'
import type { CardStore } from '../../src/stages/card-store.js'
import { makeCards } from '../../src/stages/make-cards.js'
import { cardWith } from '../cards/cards.js'

/** A store that notes which cards it is asked for, and has none for a title in another script. */
function store(): CardStore & { readonly asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    artefact: ({ title }, owners) => {
      asked.push(`${title}: ${owners.join(' ')}`)
      const [source = null, ...others] = owners
      return Promise.resolve(title === '希望' ? null : { path: `archive/assets/${title}.png`, contents: '', kind: 'asset', source, ...(others.length > 0 && { others }) })
    },
    keys: () => ['key'],
  }
}

const wanted = (title: string, source: string | null): { card: Card; address: string; source: string | null } => ({ card: cardWith({ title }), address: `https://e.org/${title}.png`, source })

describe('the pictures of links', () => {
  it('are made once for all pages that show them, and belong to all of these', async () => {
    const cards = store()
    const made = await makeCards([wanted('A', 'issues/a.md'), wanted('B', 'issues/b.md'), wanted('A', 'issues/c.md'), wanted('A', 'issues/a.md')], cards)
    expect(cards.asked).toEqual(['A: issues/a.md issues/c.md', 'B: issues/b.md'])
    expect(made).toMatchObject({ artefacts: [{ source: 'issues/a.md', others: ['issues/c.md'] }, { source: 'issues/b.md' }], addresses: new Set(['https://e.org/A.png', 'https://e.org/B.png']), keys: ['key'] })
  })

  it('belong to the site when the site shows them, too', async () => {
    expect((await makeCards([wanted('A', 'issues/a.md'), wanted('A', null)], store())).artefacts).toMatchObject([{ source: null }])
  })

  it('have no address when they cannot be made: no page will name them', async () => {
    const made = await makeCards([wanted('希望', 'issues/a.md'), wanted('B', null)], store())
    expect([...made.addresses]).toEqual(['https://e.org/B.png'])
    expect(made.artefacts).toHaveLength(1)
  })
})
