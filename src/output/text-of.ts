import type { Contents } from '../artefact.js'

/** The text of a page or a stylesheet, which are never stored elsewhere: throws for contents that are. */
export function textOf(contents: Contents): string {
  if (typeof contents === 'string') return contents
  if (contents instanceof Uint8Array) return new TextDecoder().decode(contents)
  throw new TypeError('A page or a stylesheet must be at hand to be verified')
}
