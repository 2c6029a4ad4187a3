import { fromOklab, toOklab } from './oklab.js'

/** Finer than an eye can tell: the ends of the way are at most 1 apart, and a difference of 0.02 is just seen. */
const steps = 200

/** The nearest lighter colour of the same hue that is enough; at worst white. The colour itself when it is enough. */
export function lighter(hex: string, isEnough: (hex: string) => boolean): string {
  return shade(hex, { from: toOklab(hex).lightness, to: 1, chroma: 1 }, isEnough)
}

/** The nearest darker colour of the same hue that is enough; at worst black. The colour itself when it is enough. */
export function darker(hex: string, isEnough: (hex: string) => boolean): string {
  return shade(hex, { from: toOklab(hex).lightness, to: 0, chroma: 1 }, isEnough)
}

/** The darkest colour of the same hue that is enough, with a part of its `chroma`. */
export function darkest(hex: string, chroma: number, isEnough: (hex: string) => boolean): string {
  return shade(hex, { from: 0, to: 1, chroma }, isEnough)
}

/** The first colour that is enough on the way from one lightness (OKLCH, 0 to 1) to another; else the last. */
function shade(hex: string, { from, to, chroma }: { from: number; to: number; chroma: number }, isEnough: (hex: string) => boolean): string {
  const { a, b } = toOklab(hex)
  let color = hex
  for (let step = 0; step <= steps; step++) {
    color = fromOklab({ lightness: from + ((to - from) * step) / steps, a: a * chroma, b: b * chroma })
    if (isEnough(color)) break
  }
  return color
}
