import type { PictureUse } from './picture.js'
import { sizes, type Size } from './sizes.js'

/** Part of a picture, in its px from the top left corner. */
export interface Region extends Size {
  readonly left: number
  readonly top: number
}

/** Every size that is made of a picture. */
export interface Plan {
  readonly email: Size
  readonly web: Size
  readonly file: Size
  /** From narrow to wide, no width twice. */
  readonly modern: readonly Size[]
}

/** What is made of a picture of `natural` px (after `crop`) for a use. */
export function plan(natural: Size, use: PictureUse): Plan {
  const { email, web, modern } = sizes[use]
  const files = new Map(modern.map((box) => fit(natural, box)).map((size) => [size.width, size]))
  return { email: fit(natural, email), web: fit(natural, web), file: fit(natural, twice(email)), modern: [...files.values()] }
}

/** What of a picture is shown. */
export function crop({ width, height }: Size, use: PictureUse): Region {
  if (!sizes[use].isSquare) return { left: 0, top: 0, width, height }
  const side = Math.min(width, height)
  // Across, a person stands in the middle; upright, the face is above it. A rule that an editor can foresee, and crop for.
  return { left: Math.round((width - side) / 2), top: Math.round((height - side) / 5), width: side, height: side }
}

/**
 * The size at which pixels are kept while files are made: twice what the largest needs, so that scaling once more costs
 * no sharpness, and never larger than the picture.
 */
export function working(natural: Size, use: PictureUse): Size {
  const shown = crop(natural, use)
  const { file, web, modern } = plan(shown, use)
  const widest = Math.max(file.width, web.width, ...modern.map(({ width }) => width))
  return scaled(natural, Math.min(1, (2 * widest) / shown.width))
}

function fit(size: Size, box: Size): Size {
  return scaled(size, Math.min(1, box.width / size.width, box.height / size.height))
}

function scaled({ width, height }: Size, factor: number): Size {
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) }
}

function twice({ width, height }: Size): Size {
  return { width: 2 * width, height: 2 * height }
}
