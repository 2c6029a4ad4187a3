import type { Message } from '../messages/message.js'
import { report } from './expressions.js'
import type { Scope } from './scope.js'
import { isHtml, type Shape } from './view-shape.js'

/**
 * Braces that do not fit what they print. Two of them escape: HTML would show its tags. Three do not: a `<` in a text would
 * become a tag. In an attribute HTML is wrong with either.
 *
 * ok: `{{{body}}}`, `{{chair}}`, `alt="{{alt}}"`
 * not ok: `{{body}}`, `{{{chair}}}`, `aria-label="{{title}}"` of a block, whose title is HTML
 */
export function checkBraces(mustache: hbs.AST.MustacheStatement, shape: Shape, scope: Scope): Message[] {
  const html = isHtml(shape)
  if (scope.vocabulary.medium === 'text' || html === null) return []
  const name = (mustache.path as hbs.AST.PathExpression).original
  const [two, three] = [`{{${name}}}`, `{{{${name}}}}`]
  if (html && scope.isInElement(mustache)) {
    const note = 'Its tags would be read out, and a quote in it would end the attribute. Refer to the element that shows it, as aria-labelledby="{{id}}" does.'
    return [report('template-syntax', mustache, scope, `Unexpected "${name}" in an attribute, expected text: it is HTML`, note)]
  }
  if (html && mustache.escaped) return [report('template-syntax', mustache, scope, `Unexpected ${two}, expected ${three}`, 'It is HTML: with two braces readers would see its tags.')]
  if (!html && !mustache.escaped) return [report('template-syntax', mustache, scope, `Unexpected ${three}, expected ${two}`, 'It is text: with three braces a "<" in it would become a tag.')]
  return []
}
