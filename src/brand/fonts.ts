import type { Brand, Surface } from './brand.js'

/** The generic families (CSS Fonts 4 §2.1.3): the only names that every machine has a face for. */
const generic = new Set(['serif', 'sans-serif', 'monospace', 'cursive', 'fantasy', 'system-ui', 'ui-serif', 'ui-sans-serif', 'ui-monospace', 'ui-rounded', 'math'])

/** Words that mean something else than a family where they stand without quotes (CSS Values 4 §2.1). */
const reserved = new Set(['inherit', 'initial', 'unset', 'revert', 'revert-layer', 'default', 'none'])

/** A stack is written on many elements of an email, which Gmail cuts by its size. */
const longest = 200

/** What a family's name is made of. Nothing that could end the name, the declaration or the attribute around it. */
const familyName = /^[\p{L}\p{Nd}-][\p{L}\p{M}\p{Nd} -]*$/u

const plainName = /^-?[a-z][a-z0-9-]*$/i

/** The stacks of system fonts: mail clients know fewer of them. */
const defaults = {
  email: { text: "Georgia, 'Times New Roman', serif", sans: "'Segoe UI', Helvetica, Arial, sans-serif" },
  web: {
    text: "Charter, 'Bitstream Charter', 'Sitka Text', Cambria, Georgia, serif",
    sans: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  },
} as const satisfies Record<Surface, { text: string; sans: string }>

/**
 * A font stack as people write it in CSS (`Charter, "Bitstream Charter", serif`), in one spelling; null when it is none.
 *
 * It is a list of family names, of which the last is generic; a name is letters, digits, spaces and hyphens. Names that
 * CSS would not read without quotes get single ones: the result stands in style attributes, which have double ones.
 */
export function fontStack(text: string): string | null {
  const families = text.split(',').map((part) => family(part.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '')))
  const last = families.at(-1)
  if (families.includes(null) || last === undefined || last === null || !generic.has(last)) return null
  const stack = families.join(', ')
  return stack.length <= longest ? stack : null
}

/** The stacks of a newsletter on a medium. What is no stack never gets through. */
export function fontsOf({ fonts }: Brand, surface: Surface): { text: string; sans: string } {
  return {
    text: fontStack(fonts?.text ?? '') ?? defaults[surface].text,
    sans: fontStack(fonts?.sans ?? '') ?? defaults[surface].sans,
  }
}

/** A family in its one spelling, or null. In quotes `serif` is a family of that name, without it is the generic one. */
function family(text: string): string | null {
  const [, , quoted] = /^(["'])(.*)\1$/.exec(text) ?? []
  const name = (quoted ?? text).replace(/^ | $/g, '')
  const word = name.toLowerCase()
  if (quoted === undefined && generic.has(word)) return word
  if (!familyName.test(name) || (quoted === undefined && reserved.has(word))) return null
  return plainName.test(name) && !generic.has(word) && !reserved.has(word) ? name : `'${name}'`
}
