/** Characters between which a word may be broken, and which are not seen otherwise: soft hyphen, zero width space. */
const breaks = '\u00AD\u200B'

/** What stands for a character that few fonts have, and says the same. */
const alike: Readonly<Record<string, string>> = { '\u2010': '-', '\u2011': '-', '\u2012': '–', '\u2015': '—', '\u202F': '\u00A0', '\u2007': '\u00A0' }

/** A base and the marks on it, which one font must have all of. */
const cluster = /\P{M}\p{M}*|\p{M}+/gu

/** Pictures among the letters, also those that this Unicode does not know yet, and letters' ornaments. */
const symbol = /^[\p{So}\p{Sk}\p{Extended_Pictographic}\p{Emoji_Modifier}]/u

/** The place of a symbol that was left out. */
const gap = '\u0000'

/**
 * The text as it can be set, given what fonts have; null when a letter, a figure or a mark of meaning would be missing,
 * or when nothing is left to read. Emoji and the like are left out, invisible characters too, and white space is one space.
 */
export async function settable(text: string, has: (characters: string) => Promise<boolean>): Promise<string | null> {
  const kept: string[] = []
  for (const characters of clustersOf(text)) {
    const found = await replacement(characters, has)
    if (found === null) return null
    kept.push(found)
  }
  const joined = kept
    .join('')
    // Before the mark that ends a sentence goes the space, too: “Done 🎉!” becomes “Done!”.
    .replaceAll(new RegExp(`[ \u00A0]*${gap}+ *(?=[.,;:!?…)]|$)`, 'gu'), '')
    .replaceAll(gap, '')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
  return /[\p{L}\p{N}]/u.test(joined) ? joined : null
}

/** Each letter with its marks. */
export function clustersOf(text: string): string[] {
  const visible = text
    .normalize('NFC')
    .replaceAll(/[\n\t\v\f\r ]+/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Me}\p{Variation_Selector}]/gu, (character) => (breaks.includes(character) ? character : ''))
  return visible.match(cluster) ?? []
}

export function isBreak(characters: string): boolean {
  return breaks.includes(characters)
}

async function replacement(characters: string, has: (characters: string) => Promise<boolean>): Promise<string | null> {
  if (isBreak(characters)) return characters
  for (const candidate of [characters, alike[characters] ?? characters.normalize('NFKC')]) if (await has(candidate)) return candidate
  return symbol.test(characters) ? gap : null
}
