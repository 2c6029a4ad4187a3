import type { Brand } from './brand.js'
import { contrast } from './contrast.js'
import { darkest, lighter } from './shade.js'

/** Every colour of one mode, `#rrggbb` in lower case. */
export interface Colors {
  /** The page, and boxes on it. */
  readonly paper: string
  readonly wash: string
  /** Text; text that is less important; hairlines. */
  readonly ink: string
  readonly muted: string
  readonly rule: string
  /** Links and thick rules. */
  readonly brand: string
  /** Initials and buttons, and the letters on them. */
  readonly mark: string
  readonly onBrand: string
  /** Deadlines and figures. */
  readonly accent: string
  readonly alert: string
}

export interface Palette {
  readonly light: Colors
  readonly dark: Colors
}

/** The colours that are the same in every newsletter. */
const fixed = {
  light: { paper: '#ffffff', wash: '#f4f6f9', ink: '#16202e', muted: '#51606f', rule: '#d5dce4', onBrand: '#ffffff', alert: '#8a1c1c' },
  dark: { paper: '#10171f', wash: '#18212b', ink: '#e7ecf2', muted: '#a3b1c0', rule: '#2c3947', onBrand: '#ffffff', alert: '#ff9d8f' },
} as const

/** Contrast of a derived colour with the dark page: well above the 7:1 of WCAG 2.2 §1.4.6, since thin letters glare less than they fade. */
const textOnDark = 10

/** A mark is seen by its white letters; this much tells its shape from the dark page without a glare. */
const markOnDark = 1.6

/** A large patch of full colour glows on a dark page. */
const markChroma = 0.6

/**
 * The whole palette of a brand.
 *
 * Dark is a palette of its own: a colour for it that the brand does not give is the light one's hue, as light as text needs
 * on the dark page. White letters on the mark have at least 10:1.
 */
export function paletteOf(brand: Brand): Palette {
  const known = palettes.get(brand) ?? makePalette(brand)
  palettes.set(brand, known)
  return known
}

/** Every page asks for it, and a shade takes its time to find. */
const palettes = new WeakMap<Brand, Palette>()

function makePalette({ primary, accent, dark }: Brand): Palette {
  const { paper } = fixed.dark
  const isText = (hex: string): boolean => contrast(hex, paper) >= textOnDark
  const isMark = (hex: string): boolean => contrast(hex, paper) >= markOnDark
  return {
    light: { ...fixed.light, brand: primary.toLowerCase(), mark: primary.toLowerCase(), accent: accent.toLowerCase() },
    dark: {
      ...fixed.dark,
      brand: dark?.primary?.toLowerCase() ?? lighter(primary, isText),
      mark: darkest(primary, markChroma, isMark),
      accent: dark?.accent?.toLowerCase() ?? lighter(accent, isText),
    },
  }
}
