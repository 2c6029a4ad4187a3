/**
 * Titles (`[words](address "Title")`, `![words](file "Title")`): a text mail has nothing to hover over, so what they say
 * stands beside the words.
 */

/** Whether a title says something that the words beside it do not. Case counts as nothing, nor does what surrounds a word. */
export function saysMore(title: string, words: string): boolean {
  const said = wordsOf(title)
  return said.length > 0 && !` ${wordsOf(words).join(' ')} `.includes(` ${said.join(' ')} `)
}

/** What a picture shows, and behind it what its title adds: `Room: The room on 24 June`. */
export function describePicture(alt: string, title: string): string {
  if (!saysMore(title, alt)) return alt
  if (alt === '') return title
  return /[.:;?!…]$/.test(alt) ? `${alt} ${title}` : `${alt}: ${title}`
}

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().split(/\s+/)
  return words.map((word) => word.replace(/^\p{P}+|(?<!\p{P})\p{P}+$/gu, '')).filter((word) => word !== '')
}
