import leven from 'leven'

/** More names than this are no help to somebody who looks for one. */
const mostListed = 20

const alternatives = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/**
 * The known name that somebody most likely meant, or null when none is near.
 *
 * Near is a third of the word's length in typing errors, at least two, upper and lower case alike, and never every
 * letter. Of equally near names the first one wins.
 */
export function nearest(word: string, known: readonly string[]): string | null {
  const limit = Math.max(2, Math.floor(word.length / 3))
  let best: { name: string; distance: number } | null = null
  for (const name of known) {
    // One more than the limit, because leven answers with its maximum for all that is further away.
    const distance = leven(word.toLowerCase(), name.toLowerCase(), { maxDistance: limit + 1 })
    const isNear = distance <= limit && distance < Math.max(word.length, name.length, 1)
    if (isNear && (best === null || distance < best.distance)) best = { name, distance }
  }
  return best?.name ?? null
}

/** A sentence that helps with an unknown word: the name that was likely meant, else all that are known. */
export function suggestion(word: string, known: readonly string[]): string {
  const near = nearest(word, known)
  if (near !== null) return `Did you mean "${near}"?`
  if (known.length === 0) return 'Delete it: none is known here.'
  if (known.length > mostListed) return 'Check the spelling.'
  return `Use ${alternatives.format(known.map((name) => `"${name}"`))}.`
}
