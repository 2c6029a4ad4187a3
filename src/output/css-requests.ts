import { isRelative } from './safe-url.js'
import { shown } from './unsafe-output.js'

/**
 * What in a stylesheet would load something from elsewhere: `@import`, and each `url(…)` that is not relative
 * (`data:` is not either: nothing of ours needs it).
 *
 * Comments and strings count too. To tell them apart is to parse CSS, and one that is told wrongly hides what follows.
 */
export function requestsIn(css: string): string[] {
  const text = decodeEscapes(css)
  // Looks ahead no further than the next parenthesis: linear, and no `url(` can hide within another.
  const addresses = [...text.matchAll(/url\((?=\s*["']?([^"'()]*))/gi)].map(([, address = '']) => address.trim())
  const imports = /@import/i.test(text) ? ['@import'] : []
  return [...imports, ...new Set(addresses.filter(address => !isRelative(address)).map(address => `url(${shown(address)})`))]
}

/** `\75 rl(` is `url(` (CSS Syntax 3 §4.3.7); an escaped line break in a string is nothing. */
function decodeEscapes(css: string): string {
  if (!css.includes('\\')) return css
  return css.replace(/\\(?:([0-9a-f]{1,6})(?:\r\n|\s)?|(\r\n|[^]))/gi, (_whole, hex: string | undefined, other: string | undefined) => {
    if (hex === undefined) return /^[\r\n\f]/.test(other ?? '') ? '' : (other ?? '')
    const code = Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
  })
}
