/**
 * Every character that has no face of its own: controls, format characters (bidi overrides, zero-width spaces, tags),
 * line and paragraph separators, lone surrogates. The two joiners stay, for they shape emoji, Persian and Hindi.
 */
const faceless = /(?![\u200C-\u200D])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/**
 * Text that is safe to show in a terminal: nothing in it moves the cursor, colours, reorders or hides.
 *
 * ASCII controls become their Unicode pictures (ESC is `␛`), all else becomes its code point, such as `<U+202E>`.
 */
export function visible(text: string): string {
  return text.replace(faceless, (character) => {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x20) return String.fromCodePoint(0x2400 + code)
    if (code === 0x7f) return '␡'
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`
  })
}

/** Visible text on one line: tabs and line breaks become a space. */
export function visibleLine(text: string): string {
  return visible(text.replace(/[\t\r\n]+/g, ' '))
}
