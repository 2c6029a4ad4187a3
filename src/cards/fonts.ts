import type { Font } from 'fontkit'
import { fontFile, subsets, type Subset, type Weight } from './packaged.js'

export interface OpenFont {
  readonly font: Font
  /** OpenType tag of the script that it is for. */
  readonly script: 'latn' | 'grek' | 'cyrl'
}

const scripts = { latin: 'latn', 'latin-ext': 'latn', vietnamese: 'latn', greek: 'grek', cyrillic: 'cyrl', 'cyrillic-ext': 'cyrl' } as const satisfies Record<Subset, OpenFont['script']>

const opened = new Map<string, Promise<OpenFont>>()

/** The first file of the typeface that has all of these characters; files that no text needed yet are not opened. */
export async function fontWith(characters: string, weight: Weight): Promise<OpenFont | null> {
  const codePoints = Array.from(characters, (character) => character.codePointAt(0) ?? 0)
  for (const subset of subsets) {
    const open = await openOnce(subset, weight)
    if (codePoints.every((codePoint) => open.font.hasGlyphForCodePoint(codePoint))) return open
  }
  return null
}

function openOnce(subset: Subset, weight: Weight): Promise<OpenFont> {
  const key = `${subset} ${weight}`
  const font = opened.get(key) ?? open(subset, weight)
  opened.set(key, font)
  return font
}

async function open(subset: Subset, weight: Weight): Promise<OpenFont> {
  const [{ create }, file] = await Promise.all([import('fontkit'), fontFile(subset, weight)])
  const font = create(file)
  if ('fonts' in font) throw new Error(`The file of ${subset} is a collection of fonts`)
  return { font, script: scripts[subset] }
}
