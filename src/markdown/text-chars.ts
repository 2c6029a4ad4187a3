/**
 * The characters of a text mail: which ones may stand in it, and how wide they are.
 */

/** Stands for every space that no line may be broken at, until the lines are finished. */
export const NO_BREAK_SPACE = '\u00a0'

const SPACES = /[\t\n\v\f\r \u0085\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f]+/g
const NO_BREAK_SPACES = /[\u2007\u202f]/g
const LONE_SURROGATES = /\p{Surrogate}/gu
const CONTROLS = /(?![\t\n])\p{Cc}/gu
/**
 * Soft hyphens, zero-width spaces, byte order marks, and the bidirectional controls that come in
 * pairs, since a line break would cut the pair open. LRM, RLM and ALM stay: they stand alone, and
 * Arabic and Hebrew are misread without them.
 */
const INVISIBLE = /[\u034f\u00ad\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff]/g
/** A joiner shapes the letters or emoji on both its sides; anywhere else it is an invisible mark. */
const STRAY_JOINERS =
  /(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{M}\p{Extended_Pictographic}])/gu

/** One text node, as HTML shows it: white space collapsed, nothing invisible, no line break. */
export function cleanText(value: string): string {
  return dropInvisible(value.replace(SPACES, ' '))
}

/** Preformatted text: its lines and spaces stay, a tab moves to the next fourth column. */
export function cleanVerbatim(value: string): string {
  const lines = value.replace(/\r\n?/g, '\n').replace(/[\u2028\u2029]/g, ' ').split('\n')
  return lines.map((line) => expandTabs(dropInvisible(line))).join('\n')
}

/**
 * Text put together from cleaned pieces and line breaks (`\n`): single spaces, none at either end of
 * a line, at most one blank line in a row, none at either end.
 */
export function tidyText(text: string): string {
  return text
    .replace(STRAY_JOINERS, '')
    .replace(/[ \u00a0]+/g, (run) => (run.includes(' ') ? ' ' : run))
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '')
}

/** What is mailed: lines joined by LF, with plain spaces, and none at the end of a line. */
export function finishLines(lines: readonly string[]): string {
  return lines.map((line) => line.replaceAll(NO_BREAK_SPACE, ' ').trimEnd()).join('\n')
}

function dropInvisible(value: string): string {
  return value
    .replace(LONE_SURROGATES, '\ufffd')
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '')
    .replace(NO_BREAK_SPACES, NO_BREAK_SPACE)
}

function expandTabs(line: string): string {
  const [first = '', ...rest] = line.split('\t')
  const parts = [first]
  let column = textWidth(first)
  for (const part of rest) {
    const gap = 4 - (column % 4)
    parts.push(' '.repeat(gap), part)
    column += gap + textWidth(part)
  }
  return parts.join('')
}

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/
const ZERO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}\p{Emoji_Modifier}\u1160-\u11ff]/u
/** East Asian Width W and F (UAX #11), which JavaScript's regular expressions have no name for. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u
/** Two of these make one flag, which is as wide as one emoji. */
const REGIONAL_INDICATOR = /\p{Regional_Indicator}/u

/**
 * Columns that a string takes in a fixed-width font: two for a wide East Asian character or an
 * emoji, none for combining marks and zero-width characters, one for everything else.
 *
 * Counts code points, where an emoji joined to the one before it (ZWJ) adds nothing: `Intl.Segmenter`
 * takes ten times as long, and minutes for one long string.
 */
export function textWidth(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length
  let width = 0
  let before = ''
  for (const character of text) {
    width += before === '\u200d' && WIDE.test(character) ? 0 : characterWidth(character)
    before = character
  }
  return width
}

function characterWidth(character: string): 0 | 1 | 2 {
  if (character >= ' ' && character <= '~') return 1
  if (ZERO_WIDTH.test(character)) return 0
  return WIDE.test(character) && !REGIONAL_INDICATOR.test(character) ? 2 : 1
}
