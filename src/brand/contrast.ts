import { toLinear } from './srgb.js'

/** The least contrast of text with its background (WCAG 2.2 §1.4.3, level AA). */
export const leastContrast = 4.5

/** Relative luminance of a colour `#rrggbb`, from 0 (black) to 1 (white), as WCAG 2.2 defines it. */
export function luminance(hex: string): number {
  const [red, green, blue] = toLinear(hex)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast ratio of two colours `#rrggbb`, from 1 to 21, as WCAG 2.2 defines it; which of them is in front does not matter. */
export function contrast(first: string, second: string): number {
  const [one, other] = [luminance(first), luminance(second)]
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
}

/** A ratio as people write it, `2.11:1`. It is rounded down: 4.499 must not read as enough. */
export function ratioText(ratio: number): string {
  return `${(Math.floor(ratio * 100) / 100).toFixed(2)}:1`
}
