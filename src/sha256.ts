import { createHash } from 'node:crypto'

/** SHA-256 in Base64, as a Content-Security-Policy writes it. */
export function sha256Base64(contents: string): string {
  return createHash('sha256').update(contents).digest('base64')
}

/** SHA-256 in lower-case hexadecimal; a string counts as its UTF-8 bytes. */
export function sha256(contents: string | Uint8Array): string {
  return createHash('sha256').update(contents).digest('hex')
}
