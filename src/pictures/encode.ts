import { rawOf, type Pixels } from './pixels.js'

export interface Encoded {
  readonly contents: Uint8Array
  readonly extension: 'jpg' | 'png' | 'webp'
}

/** How far a colour may be off (of 255) for a palette to stand for it, but for one edge in ten thousand. */
const unseen = 8
const mostSeen = 1 / 10_000

/** A file that every mail client shows: JPEG, or, of what is to stay exact, PNG if that is smaller. */
export async function encodeClassic(pixels: Pixels, isExact: boolean): Promise<Encoded> {
  if (!isExact) return encodeJpeg(pixels, '4:2:0')
  const [png, jpeg] = [await encodePng(pixels), await encodeJpeg(pixels, '4:4:4')]
  // A palette takes a half or two thirds off a PNG, and half a second to find: of a photograph it would be in vain.
  return smaller(png.contents.length < 4 * jpeg.contents.length ? await withPalette(pixels, png) : png, jpeg)
}

/** A file for browsers of today. */
export async function encodeModern(pixels: Pixels, isDrawing: boolean): Promise<Encoded> {
  const { default: sharp } = await import('sharp')
  const picture = sharp(pixels.data, rawOf(pixels))
  const lossy: Encoded = { contents: await picture.clone().webp({ quality: 78 }).toBuffer(), extension: 'webp' }
  if (!isDrawing) return lossy
  return smaller({ contents: await picture.clone().webp({ nearLossless: true, quality: 60 }).toBuffer(), extension: 'webp' }, lossy)
}

/**
 * Whether pixels look drawn: seven in ten are exactly as their neighbour on the left, where a camera's noise leaves two.
 * A wrong guess costs some time, and an edge's last sharpness.
 */
export function looksDrawn({ data, width, height }: Pixels): boolean {
  let same = 0
  for (let at = 3; at < data.length; at += 3) if (data[at] === data[at - 3] && data[at + 1] === data[at - 2] && data[at + 2] === data[at - 1]) same += 1
  return same >= 0.7 * width * height
}

async function encodeJpeg(pixels: Pixels, chromaSubsampling: '4:2:0' | '4:4:4'): Promise<Encoded> {
  const { default: sharp } = await import('sharp')
  return { contents: await sharp(pixels.data, rawOf(pixels)).jpeg({ quality: 80, chromaSubsampling, mozjpeg: true }).toBuffer(), extension: 'jpg' }
}

async function encodePng(pixels: Pixels): Promise<Encoded> {
  const { default: sharp } = await import('sharp')
  return { contents: await sharp(pixels.data, rawOf(pixels)).png({ compressionLevel: 9 }).toBuffer(), extension: 'png' }
}

/** The picture with a palette when 256 colours are enough for it, else `png`, which has them all. */
async function withPalette(pixels: Pixels, png: Encoded): Promise<Encoded> {
  const { default: sharp } = await import('sharp')
  const contents = await sharp(pixels.data, rawOf(pixels)).png({ palette: true, dither: 0, compressionLevel: 9 }).toBuffer()
  const colours = await sharp(contents).toColourspace('srgb').removeAlpha().raw().toBuffer()
  return looksSame(colours, pixels.data) ? smaller(png, { contents, extension: 'png' }) : png
}

function looksSame(one: Uint8Array, other: Uint8Array): boolean {
  let seen = 0
  for (let at = 0; at < one.length; at += 1) if (Math.abs((one[at] ?? 0) - (other[at] ?? 0)) > unseen) seen += 1
  return seen <= mostSeen * one.length
}

/** The first, if they are equal. */
function smaller(one: Encoded, other: Encoded): Encoded {
  return other.contents.length < one.contents.length ? other : one
}
