// oxlint-disable no-restricted-imports -- the typeface and the rasteriser are files of packages, which the program reads as it reads its code
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * The files of the typeface, in the order in which they are tried. The first has the letters of Western Europe and all
 * punctuation.
 *
 * It is Source Serif 4, © Adobe, under the SIL Open Font License 1.1. Cards are pictures made with it; the font itself is
 * in none of them, and efc-news copies it nowhere.
 */
export const subsets = ['latin', 'latin-ext', 'greek', 'cyrillic', 'cyrillic-ext', 'vietnamese'] as const

export type Subset = (typeof subsets)[number]

export type Weight = 400 | 600

/*
 * This file touches the disk, but none that is anybody's own: what it reads is part of the program, the same on every
 * machine, and cannot be imported because it is no code. It throws when a package is not installed.
 */
const require = createRequire(import.meta.url)

/** The file of the typeface that has the letters of one subset, WOFF 2. */
export function fontFile(subset: Subset, weight: Weight): Promise<Buffer> {
  return readFile(join(dirname(require.resolve('@fontsource/source-serif-4/package.json')), 'files', `source-serif-4-${subset}-${weight}-normal.woff2`))
}

/** The rasteriser, WebAssembly. */
export function resvgFile(): Promise<Buffer> {
  return readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm'))
}
