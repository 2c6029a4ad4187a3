/** How a file begins, one character a byte (Latin-1), so that signatures compare as text: 64 KB of it at most. */
export function headOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, Math.min(byteLength, 64 * 1024)).toString('latin1')
}

/** Whether an ISO base media file (ISO/IEC 14496-12 §4.3), such as AVIF and HEIC, claims to be of one of these brands. */
export function hasBrand(head: string, ...names: readonly string[]): boolean {
  if (!head.startsWith('ftyp', 4)) return false
  const end = Buffer.from(head.slice(0, 4), 'latin1').readUInt32BE()
  const brands = [head.slice(8, 12), ...(head.slice(16, end).match(/[^]{4}/g) ?? [])]
  return brands.some((brand) => names.includes(brand))
}

/** The head of markup in any encoding that XML allows: without a byte order mark, and without UTF-16's other bytes. */
export function asMarkup(head: string): string | null {
  const text = head.replace(/^(?:\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)/, '').replaceAll('\0', '').trimStart()
  return text.startsWith('<') ? text : null
}
