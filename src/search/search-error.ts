/** Pagefind could not make an index: a fault of the machine, not of the newsletter. `message` says why, as the end of a sentence. */
export class SearchError extends Error {
  override readonly name = 'SearchError'
}
