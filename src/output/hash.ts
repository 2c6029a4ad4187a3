import type { Contents } from '../artefact.js'
import { sha256 } from '../sha256.js'

/** What a manifest says of contents: their SHA-256, and their size. */
export function describeContents(contents: Contents): { sha256: string, bytes: number } {
  if (typeof contents === 'string') return { sha256: sha256(contents), bytes: Buffer.byteLength(contents) }
  return contents instanceof Uint8Array ? { sha256: sha256(contents), bytes: contents.byteLength } : { sha256: contents.sha256, bytes: contents.bytes }
}
