/** What an issue's address is made of. */
export interface Addressed {
  readonly slug: string
  readonly translation: string | null
}

/** The folder of a language's pages, below the archive: `fr/`. In small letters, since most hosts tell letters apart. */
export function folderOf(translation: string | null): string {
  return translation === null ? '' : `${translation.toLowerCase()}/`
}

/** Where an issue's files lie, below `archive/` and below `email/`: `issue-06`, or `fr/issue-06` for a translation. */
export function addressOf({ slug, translation }: Addressed): string {
  return `${folderOf(translation)}${slug}`
}
