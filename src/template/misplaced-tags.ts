import type { Message } from '../messages/message.js'
import { elementTag } from './in-element.js'
import type { Masked } from './mask.js'
import { contract } from './mjml-elements.js'
import { finding, type Source } from './source.js'
import { isUnescaped, type Tag } from './tags.js'

/** `<h{{level}}>`: the level of a heading is a number of the view. */
const headingLevel = /^<h\w+/i
const quoted = /"[^"]*"|'[^']*'/g
const styles = /\sstyle\s*=\s*(?:"[^"]*"|'[^']*')|<style\b[^>]*>[\s\S]*?<\/style\s*>/gi

/**
 * Handlebars tags that MJML kept, but that stand where a value can break out of its place: in CSS, where escaping for
 * HTML does nothing; unescaped in an attribute; in an attribute without quotes.
 *
 * `html` is what MJML made of the masked template; places are those of `source`, the template before it was masked.
 */
export function misplacedTags(html: string, masked: Masked, source: Source): Message[] {
  const elements = html.match(elementTag) ?? []
  const inStyles = masked.tagsIn((html.match(styles) ?? []).join(' '))
  const unescaped = elements.flatMap((element) => masked.tagsIn(element).filter(isUnescaped))
  const unquoted = elements.flatMap((element) => masked.tagsIn(element.replace(headingLevel, '<h').replace(quoted, ''))).filter((tag) => tag.kind === 'value' && !isUnescaped(tag))
  return [
    ...once(inStyles).map((tag) => finding('template-lost', source, tag, `Unexpected ${tag.text} in CSS, expected Handlebars in text or in an attribute`, contract)),
    ...once(unescaped).map((tag) => finding('template-syntax', source, tag, `Unexpected ${tag.text} inside of an HTML tag, expected two braces`, 'Three braces print a value as it is: a quote in it would end the attribute.')),
    ...once(unquoted).map((tag) => finding('template-syntax', source, tag, `Unexpected ${tag.text} without quotes inside of an HTML tag, expected name="${tag.text}"`, 'Without quotes a space in the value would begin another attribute.')),
  ]
}

function once(tags: readonly Tag[]): Tag[] {
  return [...new Set(tags)]
}
