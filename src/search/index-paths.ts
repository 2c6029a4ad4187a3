/** A language as pagefind writes it into names, in small letters: `en-gb`. */
const lang = '[a-z0-9]+(?:-[a-z0-9]+)*'

const names = ['pagefind\\.js', 'pagefind-entry\\.json', `pagefind\\.${lang}_[0-9a-f]+\\.pf_meta`, `wasm\\.${lang}\\.pagefind`, `fragment/${lang}_[0-9a-f]+\\.pf_fragment`, `index/${lang}_[0-9a-f]+\\.pf_index`]

const pattern = new RegExp(`^pagefind/(?:${names.join('|')})$`)

/** Whether a path below the archive is one of those that the files of a search index have. */
export function isIndexPath(path: string): boolean {
  return pattern.test(path)
}
