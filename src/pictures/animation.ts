import { hasBrand, headOf } from './head.js'
import type { Format } from './recognise.js'

/** Whether a picture moves. `pages` is how many frames the decoder counted; of PNG it knows none but the first. */
export function isAnimated(bytes: Uint8Array, format: Format, pages: number): boolean {
  if (format === 'png') return isAnimatedPng(bytes)
  if (format === 'avif') return hasBrand(headOf(bytes), 'avis')
  return pages > 1
}

/** An animated PNG says so before its first pixels (PNG 3rd edition §11.3.6.1). */
function isAnimatedPng(bytes: Uint8Array): boolean {
  const { buffer, byteOffset, byteLength } = bytes
  const view = Buffer.from(buffer, byteOffset, byteLength)
  for (let at = 8; at + 8 <= byteLength; at += 12 + view.readUInt32BE(at)) {
    const type = view.toString('latin1', at + 4, at + 8)
    if (type === 'acTL') return true
    if (type === 'IDAT') return false
  }
  return false
}
