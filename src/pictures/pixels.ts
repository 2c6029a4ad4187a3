import type { Region } from './plan.js'
import type { Size } from './sizes.js'

/** Decoded sRGB, three bytes a pixel, row by row. It has no room for metadata, a profile or transparency: none gets past it. */
export interface Pixels extends Size {
  readonly data: Uint8Array
}

/** A part of the pixels, scaled to exactly `size`. Lanczos keeps a photograph sharp, but draws pale lines along the edges of a drawing. */
export async function scale(pixels: Pixels, from: Region, size: Size, isDrawing: boolean): Promise<Pixels> {
  const { default: sharp } = await import('sharp')
  const { data } = await sharp(pixels.data, rawOf(pixels)).extract(from).resize({ ...size, fit: 'fill', kernel: isDrawing ? 'mitchell' : 'lanczos3' }).raw().toBuffer({ resolveWithObject: true })
  return { ...size, data }
}

/** How sharp is told what pixels are. */
export function rawOf({ width, height }: Size): { raw: { width: number; height: number; channels: 3 } } {
  return { raw: { width, height, channels: 3 } }
}
