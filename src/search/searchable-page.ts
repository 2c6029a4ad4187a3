/** A page that can be found. */
export interface SearchablePage {
  /** Its address relative to the archive, with `index.html`: `fr/issue-06/index.html`. */
  readonly url: string
  /** What is searched is the element with `data-pagefind-body`, less those with `data-pagefind-ignore`. */
  readonly html: string
  /** The language of the section in which it is found (BCP 47), which may not be the page's own. */
  readonly lang: string
}

/** Pages in an order that is theirs, not that of the disk. */
export function inOneOrder(pages: readonly SearchablePage[]): SearchablePage[] {
  const placed = pages.map((page) => ({ page, place: `${page.lang}\n${page.url}` }))
  return placed.toSorted((a, b) => (a.place < b.place ? -1 : 1)).map(({ page }) => page)
}
