/** Letters without their marks that carry a syllable, in the scripts of the typeface. */
const vowels = new Set('aeiouyæœøıαεηιουωаеёиоуыэюяіїєѣ')

/** Consonants that begin a syllable together; the longer ones come first. */
const together = ['schr', 'schl', 'schw', 'sch', 'str', 'spr', 'st', 'sp', 'ch', 'ck', 'gh', 'ph', 'rh', 'sh', 'th', 'bl', 'br', 'cl', 'cr', 'dr', 'fl', 'fr', 'gl', 'gr', 'kl', 'kr', 'pl', 'pr', 'tr', 'vr']

/** Letters that stay together on either side of a break. */
const fewest = 3

/** Letters in a row at most, where a word has no vowels to tell syllables by. */
const most = 12

/**
 * Parts of a word that fits into no line, between which it may be broken. Without a dictionary, by the rule that the last
 * consonant before a vowel begins a syllable, which is right nearly always in the languages of Europe.
 */
export function syllablesOf(word: string): string[] {
  const clusters = word.match(/\P{M}\p{M}*/gu) ?? [word]
  const bases = clusters.map((characters) => (characters.normalize('NFD').at(0) ?? '').toLowerCase())
  const isLetter = (index: number): boolean => /\p{L}/u.test(bases[index] ?? '')
  const isVowel = (index: number): boolean => vowels.has(bases[index] ?? '')
  const starts = [0]
  for (let at = 1; at < clusters.length; at += 1) {
    const start = starts.at(-1) ?? 0
    if (!isLetter(at) || isVowel(at) || !isVowel(at + 1)) {
      if (at - start >= most) starts.push(at)
      continue
    }
    const sound = together.find((letters) => bases.slice(at + 1 - letters.length, at + 1).join('') === letters)
    const onset = at + 1 - (sound?.length ?? 1)
    const isBeside = onset - start < fewest || clusters.length - onset < fewest
    if (!isBeside && bases.slice(start, onset).some((base) => vowels.has(base))) starts.push(onset)
  }
  return starts.map((start, index) => clusters.slice(start, starts[index + 1]).join(''))
}
