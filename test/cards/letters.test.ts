import { describe, expect, it } from 'vitest'
import { settable } from '../../src/cards/letters.js'

/** A typeface of ASCII, a few letters and marks. */
function has(characters: string): Promise<boolean> {
  return Promise.resolve(/^[ -~éü©…—\u00A0]+$/u.test(characters))
}

describe('a text', () => {
  it.each([
    ['Café', 'Café'],
    ['Cafe\u0301', 'Café'],
    ['  Two \n words ', 'Two words'],
    ['Money 💶 and people', 'Money and people'],
    ['🎉 Done', 'Done'],
    ['Done 🎉!', 'Done!'],
    ['Done ✅ ✨', 'Done'],
    ['1️⃣ First', '1 First'],
    ['Family 👩‍👩‍👧‍👦 law', 'Family law'],
    ['Sport 🏃🏽‍♀️ in 🇪🇺', 'Sport in'],
    ['New \u{1FAFF} signs', 'New signs'],
    ['© Letter', '© Letter'],
    ['co\u2010operation', 'co-operation'],
    ['ﬁnance', 'finance'],
    ['２０１５', '2015'],
    ['12\u202F000', '12\u00A0000'],
    ['a\u200Eb\u200Dc\uFEFFd', 'abcd'],
    ['Daten\u00ADschutz', 'Daten\u00ADschutz'],
  ])('%j is set as %j', async (text, set) => {
    expect(await settable(text, has)).toBe(set)
  })

  it.each(['希望', 'Hope (希望)', 'السلام', 'x̂', '≥ 18', '₿', 'Ω', '🎉', '', ' ', '…', '!?'])('%j is left out: something would be missing, or nothing is there to read', async (text) => {
    expect(await settable(text, has)).toBeNull()
  })
})
