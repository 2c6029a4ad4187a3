import type { PictureProblem } from './problem.js'
import type { Size } from './sizes.js'

/** What can be decoded without harm; a camera's picture has 12 to 48 megapixels. */
export const mostPixels = 50e6
/** px on a side; WebP files end at 16,383 (RFC 9649 §2.5). */
export const longestSide = 16_000
/** Seconds that reading one picture may take. */
export const deadline = 20

const number = new Intl.NumberFormat('en-GB')

export function foreignFormat(name: string, note: string): PictureProblem {
  return { rule: 'image-format', text: `Unexpected ${name}, expected a JPEG, PNG, GIF, WebP or AVIF picture`, note }
}

export function empty(): PictureProblem {
  return { rule: 'image-broken', text: 'Unexpected empty file, expected a picture', note: 'It was cut off on its way. Export or download it again.' }
}

export function broken(): PictureProblem {
  return {
    rule: 'image-broken',
    text: 'Unexpected damage in the picture, expected a whole file',
    note: 'It was cut off or changed on its way, even if a part of it can be seen. Export or download it again.',
  }
}

export function tooLarge({ width, height }: Size): PictureProblem {
  return {
    rule: 'image-size',
    text: `Unexpected picture of ${number.format(width)} × ${number.format(height)} px, expected at most ${number.format(mostPixels / 1e6)} million px in all and ${number.format(longestSide)} px on a side`,
    note: 'Make it smaller: 2400 px on the longer side is enough for every screen.',
  }
}

/** What the decoder says against a file: mostly that it is damaged. */
export function undecodable(error: unknown): PictureProblem {
  if (!(error instanceof Error && /\btimeout: \d+% complete/.test(error.message))) return broken()
  return {
    rule: 'image-size',
    text: `Unexpected picture that takes more than ${deadline} seconds to read, expected an ordinary one`,
    note: 'Open it in a picture program and save it as JPEG, 2400 px on the longer side.',
  }
}
