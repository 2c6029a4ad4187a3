import { offsetsIn, type Source } from './source.js'
import { hideTags } from './tags.js'

/** An HTML or MJML tag, in a text without Handlebars. */
export const elementTag = /<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi

/** Tells of the nodes of a template whether they stand within an HTML tag: in an attribute's value, or between attributes. */
export function elementsOf({ text }: Source): (node: hbs.AST.Node) => boolean {
  const elements = Array.from(hideTags(text).matchAll(elementTag), ({ 0: tag, index }) => ({ start: index, end: index + tag.length }))
  const offset = offsetsIn(text)
  return ({ loc }) => {
    const at = offset(loc.start)
    return elements.some(({ start, end }) => start < at && at < end)
  }
}
