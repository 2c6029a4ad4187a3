import type { Brand, Surface } from './brand.js'
import { fontsOf } from './fonts.js'
import { paletteOf } from './palette.js'

/** The custom properties that templates may use, and what they stand for there. */
export function brandVariables(brand: Brand, surface: Surface): ReadonlyMap<string, string> {
  const { light, dark } = paletteOf(brand)
  const fonts = fontsOf(brand, surface)
  return new Map([
    ['--brand-primary', light.brand],
    ['--brand-accent', light.accent],
    ['--brand-primary-dark', dark.brand],
    ['--brand-accent-dark', dark.accent],
    ['--brand-mark-dark', dark.mark],
    ['--font-text', tight(fonts.text)],
    ['--font-sans', tight(fonts.sans)],
  ])
}

/** A stack stands in an email some fifty times, and Gmail counts every byte. */
function tight(stack: string): string {
  return stack.replaceAll(', ', ',')
}

/** A text with the values written out: mail clients know no custom properties. Other names stay as they are. */
export function paint(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replace(/var\(\s*(--[\w-]+)\s*\)/g, (found, name: string) => variables.get(name) ?? found)
}

/** The rule that gives the variables to a stylesheet; it has to stand first. */
export function rootRule(variables: ReadonlyMap<string, string>): string {
  return `:root{${[...variables].map(([name, value]) => `${name}:${value}`).join(';')}}`
}
