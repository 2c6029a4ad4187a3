import type { ElementStyles } from './html.js'

const side = String.raw`([^\s;()]+)`
const fourSides = new RegExp(`(^|;)(margin|padding|border-(?:width|style|color)):${side} ${side} ${side} ${side}(?=;|$)`, 'g')
const sideInName = /(^|;)((?:margin|padding|border)-)(left|right)(?=[:-])/g
const sideAsValue = /(^|;)((?:text-align|float|clear):)(left|right)(?=;|$)/g

/**
 * The styles for a language that runs from right to left: the left and the right side change places.
 *
 * `padding-inline-start` and its kin would do the same, but Outlook on Windows and Gmail do not know them.
 */
export function mirrorStyles(styles: ElementStyles): ElementStyles {
  return Object.fromEntries(Object.entries(styles).map(([name, declarations]) => [name, mirror(declarations)]))
}

function mirror(declarations: string): string {
  const other = (found: string): string => (found === 'left' ? 'right' : 'left')
  return declarations
    .replace(fourSides, (_, before: string, name: string, top: string, right: string, bottom: string, left: string) => `${before}${name}:${top} ${left} ${bottom} ${right}`)
    .replace(sideInName, (_, before: string, stem: string, found: string) => `${before}${stem}${other(found)}`)
    .replace(sideAsValue, (_, before: string, name: string, found: string) => `${before}${name}${other(found)}`)
}
