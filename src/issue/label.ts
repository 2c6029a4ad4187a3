import { fill, type Strings } from '../language/strings.js'
import type { FrontMatter } from '../schema/front-matter.js'

/** "Issue 6", "Special"; null for what has neither a number nor a name of its kind. */
export function labelOf({ type, number }: Pick<FrontMatter, 'type' | 'number'>, strings: Strings): string | null {
  if (type === 'special') return strings.special
  return number === undefined ? null : fill(strings.issue, { number: String(number) })
}
