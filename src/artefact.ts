/**
 * One output file: where it goes and what is in it.
 *
 * `path` is relative to the output folder, with `/` between its parts, in Unicode NFC.
 * `kind` orders the writing: an index must never name a page that is not there yet.
 */
export interface Artefact extends Ownership {
  readonly path: string
  readonly contents: Contents
  readonly kind: ArtefactKind
  /**
   * Of an issue's page: the SHA-256, in lower-case hexadecimal, of the HTML in it that only the whole site knows: its links
   * in the head, the header, and what leads to the issues before and after it.
   */
  readonly beside?: string
  /** Of an issue's page: the SHA-256, in lower-case hexadecimal, of the text of the issue file that it was made from. */
  readonly from?: string
}

/** Text as UTF-8, bytes, or bytes that are read when they are written: of pictures an archive has more than fit into memory. */
export type Contents = string | Uint8Array | StoredContents

export interface StoredContents {
  /** Lower-case hexadecimal. */
  readonly sha256: string
  readonly bytes: number
  read(): Promise<Uint8Array>
}

export type ArtefactKind = 'asset' | 'page' | 'index'

/** Whose a file is: it goes with the last of them. */
export interface Ownership {
  /** The issue file that it was made from (relative to the project), or null for what belongs to the whole site. */
  readonly source: string | null
  /** Further issue files that it belongs to, as a picture does that several show; not there when there are none. */
  readonly others?: readonly string[]
}

/** The issue files that a file belongs to; none when it belongs to the whole site. */
export function ownersOf({ source, others = [] }: Ownership): string[] {
  return source === null ? [] : [source, ...others]
}

/** The same the other way round, in the order in which the issue files are given. */
export function ownedBy([source, ...others]: readonly string[]): Ownership {
  return source === undefined ? { source: null } : { source, ...(others.length > 0 && { others }) }
}
