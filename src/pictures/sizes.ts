import type { PictureUse } from './picture.js'

/** A width and a height in px. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** How large a picture is shown (CSS px, in the email and on a page), and the WebP files made of it (px of the file). */
interface Sizes {
  /** Whether it is cut to a square first. */
  readonly isSquare: boolean
  readonly email: Size
  readonly web: Size
  readonly modern: readonly Size[]
}

/** As wide as this, and as high as it comes. */
const wide = (width: number): Size => ({ width, height: Infinity })

/**
 * The room that a picture has, by its use. No picture is enlarged to fill it.
 *
 * An email is 600 px wide, with 24 px on either side; a page sets 38 rem of text. The widths of `modern` are those that
 * a screen of 320 px and up asks for, at one and at two device pixels a CSS px.
 */
export const sizes = {
  figure: { isSquare: false, email: wide(552), web: wide(608), modern: [wide(480), wide(800), wide(1216)] },
  gallery: { isSquare: false, email: wide(264), web: wide(296), modern: [wide(320), wide(640)] },
  portrait: { isSquare: true, email: wide(56), web: wide(72), modern: [wide(144), wide(216)] },
  cover: { isSquare: false, email: wide(120), web: wide(128), modern: [wide(128), wide(256)] },
  logo: { isSquare: false, email: { width: 240, height: 48 }, web: { width: 240, height: 48 }, modern: [{ width: 240, height: 48 }, { width: 480, height: 96 }] },
  emblem: { isSquare: false, email: wide(72), web: wide(90), modern: [wide(90), wide(180)] },
} as const satisfies Record<PictureUse, Sizes>
