import { isAnimated } from './animation.js'
import type { PictureUse } from './picture.js'
import type { Pixels } from './pixels.js'
import { working } from './plan.js'
import type { PictureProblem } from './problem.js'
import { broken, deadline, longestSide, mostPixels, tooLarge, undecodable } from './problems.js'
import type { Format } from './recognise.js'
import type { Size } from './sizes.js'

export interface Decoded {
  readonly pixels: Pixels
  /** px of the file, turned as it is meant to be seen. */
  readonly natural: Size
  readonly isAnimated: boolean
}

/**
 * One frame, however many there are. `error` finds every cut that costs a pixel, and what checksums tell; `warning`
 * would also refuse photographs with a few stray bytes between their parts, as some cameras write them and every
 * browser shows them.
 */
const reading = { pages: 1, failOn: 'error' } as const

/**
 * The first frame of a picture, upright, in sRGB, on white, at the size at which it is worked on.
 *
 * This is the one place where bytes from outside are decoded; what libvips says against them is a problem of the file.
 * All of it is decoded, also where only a part will be shown, so that no cut goes unseen.
 */
export async function decode(bytes: Uint8Array, format: Format, use: PictureUse): Promise<Decoded | { problem: PictureProblem }> {
  const { default: sharp } = await import('sharp')
  // Only the header is read, without a limit: a bomb is told by its size.
  const metadata = await sharp(bytes, { ...reading, limitInputPixels: false }).metadata().catch(nothing)
  if (metadata === null) return { problem: broken() }
  const natural = { width: metadata.autoOrient.width, height: metadata.autoOrient.height }
  if (natural.width * natural.height > mostPixels || Math.max(natural.width, natural.height) > longestSide) return { problem: tooLarge(natural) }

  const size = working(natural, use)
  const picture = sharp(bytes, { ...reading, limitInputPixels: mostPixels })
    .autoOrient()
    // Dark lines on nothing would vanish in a mail program's dark mode: nobody can tell what colour will be behind them.
    .flatten({ background: '#ffffff' })
    .resize({ ...size, fit: 'fill' })
    .timeout({ seconds: deadline })
    .raw({ depth: 'uchar' })
  // sharp 0.35 turns 16 bits with a profile into Display P3, and leaves them so unless it is told to go on to sRGB.
  if (metadata.space === 'rgb16' && metadata.hasProfile) picture.withIccProfile('srgb', { attach: false })
  const decoded = await picture.toBuffer().catch(undecodable)
  if ('rule' in decoded) return { problem: decoded }
  return { pixels: { ...size, data: decoded }, natural, isAnimated: isAnimated(bytes, format, metadata.pages ?? 1) }
}

function nothing(): null {
  return null
}
