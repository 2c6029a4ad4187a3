import { toHex, toLinear, type Channels } from './srgb.js'

/**
 * A colour by how it is seen: lightness from 0 to 1, and two axes of colour.
 *
 * The hue of OKLCH is the direction of (a, b), its chroma their length: scaling both keeps the hue. The matrices are those of
 * Björn Ottosson, "A perceptual color space for image processing" (2020), bottosson.github.io/posts/oklab; CSS Color 4 §9
 * uses the same space.
 */
export interface Oklab {
  readonly lightness: number
  readonly a: number
  readonly b: number
}

/** A colour `#rrggbb` in OKLab. */
export function toOklab(hex: string): Oklab {
  const [red, green, blue] = toLinear(hex)
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  }
}

/** `#rrggbb` of a colour in OKLab. What no screen can show loses chroma until one can; its lightness and hue stay. */
export function fromOklab(color: Oklab): string {
  const whole = light(color, 1)
  if (isShown(whole)) return toHex(whole)
  let [kept, lost] = [0, 1]
  // Sixteen halvings: finer than a byte can tell.
  for (let halving = 0; halving < 16; halving++) {
    const middle = (kept + lost) / 2
    if (isShown(light(color, middle))) kept = middle
    else lost = middle
  }
  return toHex(light(color, kept))
}

/** Linear sRGB of a colour whose chroma is multiplied by `chroma`. */
function light({ lightness, a, b }: Oklab, chroma: number): Channels {
  const l = (lightness + (0.3963377774 * a + 0.2158037573 * b) * chroma) ** 3
  const m = (lightness - (0.1055613458 * a + 0.0638541728 * b) * chroma) ** 3
  const s = (lightness - (0.0894841775 * a + 1.291485548 * b) * chroma) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

/** The matrices are rounded: what they miss by a millionth is inside. More would let black keep a hue. */
function isShown(channels: Channels): boolean {
  return channels.every((value) => value >= -0.000001 && value <= 1.000001)
}
