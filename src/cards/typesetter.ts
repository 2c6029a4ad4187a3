import type { Font, PathCommand } from 'fontkit'
import { fontWith, type OpenFont } from './fonts.js'
import { clustersOf, isBreak, settable } from './letters.js'
import type { Weight } from './packaged.js'

/** One text, and how it is set. Lengths are in em. */
export interface Typesetter {
  /** What of the text is set: emoji are left out. */
  readonly text: string
  /** Width of any part of it. */
  measure(part: string): number
  /** Outlines of any part of it as SVG path data, from `x` to the right on the baseline `y`, at `size` px to the em. */
  outline(part: string, x: number, y: number, size: number): string
}

export interface Setting {
  readonly weight: Weight
  /** BCP 47. */
  readonly lang: string
  /** Added to the width of each letter, in em. */
  readonly tracking: number
}

interface Placed {
  readonly glyph: ReturnType<Font['layout']>['glyphs'][number]
  /** Units of its outline to the em. */
  readonly em: number
  readonly x: number
  readonly y: number
}

/** Languages in which “fi” must not become one letter: they tell i from ı. OpenType tags by language. */
const tags: Readonly<Record<string, string>> = { tr: 'TRK ', az: 'AZE ', crh: 'CRT ' }

/** What lines have that their text does not: where words are broken or tied together, and where something is missing. */
const ours = [' ', '\u00A0', '-', '…']

/** Longer than any text that a card has room for, in letters. */
const longest = 600

/**
 * Sets a text from left to right: all letters of the typeface run so. null when the typeface lacks some of its letters.
 */
export async function typesetterFor(text: string, { weight, lang, tracking }: Setting): Promise<Typesetter | null> {
  const fonts = new Map<string, OpenFont>()
  const has = async (characters: string): Promise<boolean> => {
    const known = fonts.get(characters) ?? (await fontWith(characters, weight))
    if (known !== null) fonts.set(characters, known)
    return known !== null
  }
  await Promise.all(ours.map(has))
  const set = await settable(clustersOf(text).slice(0, longest).join(''), has)
  if (set === null) return null
  // What stands for a letter may be several.
  await Promise.all(clustersOf(set).filter((characters) => !isBreak(characters)).map(has))

  const language = tags[lang.split('-', 1)[0] ?? '']
  const shape = (part: string): { glyphs: Placed[]; width: number } => {
    const glyphs: Placed[] = []
    let width = 0
    for (const { open, characters } of runsOf(part, fonts)) {
      const em = open.font.unitsPerEm
      const run = open.font.layout(characters, undefined, open.script, language, 'ltr')
      run.positions.forEach(({ xAdvance, xOffset, yOffset }, index) => {
        const glyph = run.glyphs[index]
        if (glyph !== undefined) glyphs.push({ glyph, em, x: width + xOffset / em, y: yOffset / em })
        // A mark stands on its letter and takes no room.
        width += xAdvance === 0 ? 0 : xAdvance / em + tracking
      })
    }
    return { glyphs, width }
  }
  return {
    text: set,
    measure: (part) => shape(part).width,
    outline: (part, x, y, size) => shape(part).glyphs.map((placed) => outlineOf(placed, x, y, size)).join(''),
  }
}

/** Neighbours that one font sets. */
function runsOf(part: string, fonts: ReadonlyMap<string, OpenFont>): Array<{ readonly open: OpenFont; characters: string }> {
  const runs: Array<{ readonly open: OpenFont; characters: string }> = []
  for (const characters of clustersOf(part)) {
    const open = fonts.get(characters)
    if (open === undefined) throw new Error(`${JSON.stringify(characters)} is no part of the text`)
    const last = runs.at(-1)
    if (last?.open === open) last.characters += characters
    else runs.push({ open, characters })
  }
  return runs
}

const verbs = { moveTo: 'M', lineTo: 'L', quadraticCurveTo: 'Q', bezierCurveTo: 'C', closePath: 'Z' } as const satisfies Record<PathCommand['command'], string>

/**
 * Each letter begins at a whole px: no eye sees it, and as letters repeat, a fifth of the PNG is saved. Outlines are rounded
 * to a hundredth, where no last bit of a fraction counts.
 */
function outlineOf({ glyph, em, x, y }: Placed, left: number, baseline: number, size: number): string {
  const [originX, originY, scale] = [Math.round(left + x * size), baseline - y * size, size / em]
  const coordinate = (value: number, index: number): string => String(Math.round((index % 2 === 0 ? originX + value * scale : originY - value * scale) * 100) / 100)
  return glyph.path.commands.map(({ command, args }) => verbs[command] + args.map(coordinate).join(' ')).join('')
}
