import type { Message, Place } from '../messages/message.js'
import { message } from '../messages/report.js'
import type { Brand } from './brand.js'
import { contrast, leastContrast, ratioText } from './contrast.js'
import { paletteOf } from './palette.js'
import { darker, lighter } from './shade.js'

/** Two colours, one upon the other, that can hardly be told apart. */
export interface UnreadablePair {
  /** Where the one that the newsletter chose stands in `newsletter.yaml`. */
  readonly key: readonly string[]
  readonly foreground: string
  readonly background: string
  /** Below 4.5. */
  readonly ratio: number
  /** What the templates set in this pair: `links and rules`. */
  readonly where: string
}

/** A colour of the newsletter's choosing, and all that it meets in the templates. */
interface Choice {
  readonly key: readonly string[]
  readonly color: string
  readonly away: 'darker' | 'lighter'
  readonly meets: readonly Meeting[]
}

interface Meeting {
  readonly fixed: string
  /** How the fixed colour is called, and whether it is the ground or the letters: `on white`, `under white letters`. */
  readonly on: string
  readonly isGround: boolean
  readonly where: string
}

/**
 * The pairs of foreground and background whose contrast is below 4.5:1 (WCAG 2.2 §1.4.3).
 *
 * Every pair in the templates is tried in which a colour of the newsletter's choosing takes part; what `paletteOf` derives
 * from it can be read.
 */
export function unreadablePairs(brand: Brand): UnreadablePair[] {
  return choices(brand).flatMap((choice) => faint(choice).map(({ key, foreground, background, ratio, where }) => ({ key, foreground, background, ratio, where })))
}

/** One message for each colour that can hardly be read somewhere: all its pairs, and a colour that would do. */
export function checkBrand(brand: Brand, placeOf: (path: readonly PropertyKey[]) => Place): Message[] {
  return choices(brand).flatMap((choice) => {
    const { key, color, away } = choice
    const pairs = faint(choice).map(({ ratio, on, fixed, where }) => `${ratioText(ratio)} ${on} (${fixed}), where ${where} are`)
    if (pairs.length === 0) return []
    const text = `Unexpected colour ${color} for \`${key.join('.')}\`: it has a contrast of ${pairs.join('; ')}${pairs.length > 1 ? ';' : ','} expected at least ${leastContrast}:1`
    const note = `Many readers could not read it. "${readable(choice)}" would do: the same hue, ${away}.`
    return [message('brand-contrast', 'newsletter.yaml', placeOf(key), text, note)]
  })
}

function choices(brand: Brand): Choice[] {
  const { light, dark } = paletteOf(brand)
  const white = { fixed: light.paper, on: 'on white', isGround: true }
  const wash = { fixed: light.wash, on: 'on pale grey', isGround: true }
  const letters = { fixed: light.onBrand, on: 'under white letters', isGround: false }
  const darkPage = { fixed: dark.paper, on: 'on the dark page', isGround: true }
  const darkWash = { fixed: dark.wash, on: 'on dark grey', isGround: true }
  const links = { where: 'links and rules' }
  const boxedLinks = { where: 'links in a boxed note' }
  const figures = { where: 'deadlines and figures' }
  const boxedFigures = { where: 'figures in a boxed note' }
  const all: Array<Choice & { isGiven: boolean }> = [
    { key: ['brand', 'primary'], color: light.brand, away: 'darker', isGiven: true, meets: [{ ...white, ...links }, { ...wash, ...boxedLinks }, { ...letters, where: 'initials and buttons' }] },
    { key: ['brand', 'accent'], color: light.accent, away: 'darker', isGiven: true, meets: [{ ...white, ...figures }, { ...wash, ...boxedFigures }] },
    { key: ['brand', 'dark', 'primary'], color: dark.brand, away: 'lighter', isGiven: brand.dark?.primary !== undefined, meets: [{ ...darkPage, ...links }, { ...darkWash, ...boxedLinks }] },
    { key: ['brand', 'dark', 'accent'], color: dark.accent, away: 'lighter', isGiven: brand.dark?.accent !== undefined, meets: [{ ...darkPage, ...figures }, { ...darkWash, ...boxedFigures }] },
  ]
  return all.filter(({ isGiven }) => isGiven)
}

function faint({ key, color, meets }: Choice): Array<Meeting & UnreadablePair> {
  return meets.flatMap((meeting) => {
    const { fixed, isGround } = meeting
    const ratio = contrast(color, fixed)
    return ratio >= leastContrast ? [] : [{ ...meeting, key, foreground: isGround ? color : fixed, background: isGround ? fixed : color, ratio }]
  })
}

/** The nearest colour of the same hue that can be read wherever this one stands. */
function readable({ color, away, meets }: Choice): string {
  const isReadable = (hex: string): boolean => meets.every(({ fixed }) => contrast(hex, fixed) >= leastContrast)
  return away === 'darker' ? darker(color, isReadable) : lighter(color, isReadable)
}
