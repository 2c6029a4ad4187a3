/** One or two letters that stand in for a portrait: first and last name, particles ("de", "van") passed over. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word))
  const names = words.filter((word) => !/^\p{Ll}/u.test(word))
  const [first, ...rest] = names.length > 0 ? names : words
  return [first, rest.at(-1)].map((word) => (word === undefined ? '' : ([...word][0] ?? ''))).join('').toUpperCase()
}
