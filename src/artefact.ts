/**
 * One output file: where it goes and what is in it.
 *
 * `path` is relative to the output folder, with `/` between its parts, in Unicode NFC.
 * `source` is the issue file that it was made from (relative to the project), or null for what belongs to the whole site.
 * `kind` orders the writing: an index must never name a page that is not there yet.
 */
export interface Artefact {
  readonly path: string
  readonly contents: string | Uint8Array
  readonly kind: ArtefactKind
  readonly source: string | null
}

export type ArtefactKind = 'asset' | 'page' | 'index'
