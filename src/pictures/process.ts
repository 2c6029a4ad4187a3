import { sha256 } from '../sha256.js'
import { decode } from './decode.js'
import { encodeClassic, encodeModern, looksDrawn, type Encoded } from './encode.js'
import type { Picture, PictureFile, PictureUse } from './picture.js'
import { scale, type Pixels } from './pixels.js'
import { crop, plan } from './plan.js'
import type { PictureProblem } from './problem.js'
import { empty } from './problems.js'
import { recognise } from './recognise.js'
import type { Size } from './sizes.js'

/** One file to write; `path` is relative to the archive's root. */
interface MadeFile {
  readonly path: string
  readonly contents: Uint8Array
}

/**
 * Makes of a picture file what editions show of it: bytes in, bytes out.
 *
 * Takes JPEG, PNG, GIF, WebP and AVIF, known by their content. Nothing of the file goes into what is made of it but its
 * pixels: no place, time, camera, author, thumbnail, profile or comment. A file that makes no picture is a problem; what
 * is thrown is a defect of ours.
 */
export async function processPicture(bytes: Uint8Array, use: PictureUse): Promise<{ picture: Picture; files: readonly MadeFile[] } | { problem: PictureProblem }> {
  if (bytes.length === 0) return { problem: empty() }
  const recognised = recognise(bytes)
  if ('problem' in recognised) return recognised
  const { format } = recognised
  const decoded = await decode(bytes, format, use)
  if ('problem' in decoded) return decoded

  const { pixels, natural, isAnimated } = decoded
  const isDrawing = looksDrawn(pixels)
  const shown = crop(pixels, use)
  const { email, web, file, modern } = plan(crop(natural, use), use)
  const files = new Map<string, MadeFile>()
  const make = async (size: Size, encode: (pixels: Pixels) => Promise<Encoded>): Promise<PictureFile> => {
    const made = withPath(await encode(await scale(pixels, shown, size, isDrawing)))
    files.set(made.path, made)
    return { path: made.path, ...size }
  }
  // What comes in a format without loss may be text or lines, where JPEG's ripples would be seen.
  const isExact = isDrawing || format === 'png' || format === 'gif'
  const classic = await make(file, (scaled) => encodeClassic(scaled, isExact))
  const newer: PictureFile[] = []
  for (const size of modern) newer.push(await make(size, (scaled) => encodeModern(scaled, isDrawing)))
  return { picture: { file: classic, email, web, modern: newer, isAnimated }, files: [...files.values()] }
}

/**
 * A name by content alone: the same bytes have one address wherever they are used, and an address never changes its
 * bytes. The name of the source file is metadata, too ("minister-draft-2.jpg"), and does not survive.
 */
function withPath({ contents, extension }: Encoded): MadeFile {
  const hash = sha256(contents).slice(0, 16)
  return { path: `assets/${hash}.${extension}`, contents }
}
