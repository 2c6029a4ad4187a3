import Handlebars from 'handlebars'
import type { Message } from '../messages/message.js'
import { finding, offsetOf, type Source } from './source.js'
import { scanTags, type Tag } from './tags.js'
import type { Outcome } from './template-files.js'

/**
 * Parses a Handlebars template, its white space as written. What cannot be parsed is a 'template-syntax' message.
 *
 * Handlebars itself names a line only, and for a block without an end the last line of the file: so when it fails, tags
 * are looked at one by one, which gives the place of the error.
 */
export function parseTemplate(source: Source): Outcome<hbs.AST.Program> {
  try {
    return { value: Handlebars.parseWithoutProcessing(source.text), messages: [] }
  } catch (error) {
    const tags = scanTags(source.text)
    const messages = [checkTags, checkBalance].map((check) => check(source, tags)).find((found) => found.length > 0)
    return { value: null, messages: messages ?? [unreadable(source, error)] }
  }
}

/** For what is wrong with no tag by itself, like a second `{{else}}`. */
function unreadable(source: Source, error: unknown): Message {
  const start = offsetOf(source.text, { line: lineOf(error), column: 0 })
  return finding('template-syntax', source, { start, end: start }, 'Unexpected Handlebars in this line, expected what can be read as a template', reasonOf(error))
}

/** Tags that cannot be read by themselves. */
function checkTags(source: Source, tags: readonly Tag[]): Message[] {
  return tags.flatMap((tag) => {
    const reason = whyUnreadable(tag)
    return reason === null ? [] : [finding('template-syntax', source, tag, `Unexpected Handlebars tag ${tag.text}, expected one that can be read`, reason)]
  })
}

/** Blocks that do not end, ends of what is not open: whether `tags`, which stand in `source`, nest in this order. */
export function checkBalance(source: Source, tags: readonly Tag[]): Message[] {
  const open: Tag[] = []
  for (const tag of tags) {
    if (tag.kind === 'open') open.push(tag)
    if (tag.kind === 'else' && open.length === 0) {
      return [finding('template-syntax', source, tag, `Unexpected ${tag.text} outside of a block, expected it after a tag like {{#if …}}`, 'Delete it, or open the block before it.')]
    }
    if (tag.kind !== 'close') continue
    const opener = open.pop()
    if (opener === undefined) {
      return [finding('template-syntax', source, tag, `Unexpected ${tag.text}, expected no end: no block is open here`, 'Delete it, or open the block before it in the same file.')]
    }
    if (nameOf(opener) !== nameOf(tag)) {
      return [finding('template-syntax', source, tag, `Unexpected ${tag.text}, expected {{/${nameOf(opener)}}}, the end of ${opener.text}`, 'Blocks end in the reverse order in which they begin, and in the same file.')]
    }
  }
  return open.map((tag) => finding('template-syntax', source, tag, `Unexpected block ${tag.text} without an end, expected {{/${nameOf(tag)}}}`, 'A block ends in the file in which it begins.'))
}

/** Why a tag cannot be read, without the tags around it; null when it can. */
function whyUnreadable(tag: Tag): string | null {
  if (tag.kind === 'close') return null
  if (tag.kind === 'unfinished') return 'It has no "}}". Write \\{{ for two braces in the text.'
  const alone = tag.kind === 'open' ? `${tag.text}{{/${rawNameOf(tag)}}}` : tag.kind === 'else' ? `{{#if x}}${tag.text}{{/if}}` : tag.text
  try {
    Handlebars.parseWithoutProcessing(alone)
    return null
  } catch (error) {
    return reasonOf(error)
  }
}

/** `each` of `{{#each xs}}`, `{{/each}}`, `{{^each xs}}`; `a b` of `{{#[a b]}}`. */
function nameOf(tag: Tag): string {
  return rawNameOf(tag).replace(/^\[(.*)\]$|^"(.*)"$|^'(.*)'$/s, '$1$2$3')
}

function rawNameOf(tag: Tag): string {
  return /^\{\{~?(?:#>|#\*?|\^|\/)\s*(\[[^\]]*\]|"[^"]*"|'[^']*'|[^\s~}|]+)/.exec(tag.text)?.[1] ?? ''
}

/** The last line of what Handlebars says, which tells the reason; the lines before it draw an arrow. */
function reasonOf(error: unknown): string {
  return `Handlebars says: ${(error instanceof Error ? error.message : String(error)).split('\n').at(-1)?.slice(0, 300) ?? ''}`
}

function lineOf(error: unknown): number {
  return Number(/ line (\d+)|- (\d+):\d+$/m.exec(String(error))?.slice(1).find((line) => line !== undefined) ?? 1)
}
