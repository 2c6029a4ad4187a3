/** A Handlebars tag as it stands in a template: `{{x}}`, `{{{x}}}`, `{{#if x}}`, `{{! a comment }}`. */
export interface Tag {
  readonly kind: 'open' | 'else' | 'close' | 'value' | 'comment' | 'unfinished'
  readonly text: string
  readonly start: number
  readonly end: number
}

/**
 * Stands for every character of a hidden tag: a noncharacter (Unicode 17, section 23.7), which no template holds.
 */
export const hiddenCharacter = '\uFFFF'

// As in Handlebars' lexer (src/handlebars.l): strings and [segments] may hold braces, and nothing else may hold `}}`.
const inside = String.raw`(?:"(?:\\"|[^"\\]|\\(?!"))*"|'(?:\\'|[^'\\]|\\(?!'))*'|\[(?:\\.|[^\]\\])*\]|(?!\}\})[^"'[])*`
const tagPattern = new RegExp(
  [
    String.raw`(?<!\\)\\\{\{`,
    String.raw`\{\{~?!(?=--)[\s\S]*?--~?\}\}`,
    String.raw`\{\{~?!--`,
    String.raw`\{\{~?![\s\S]*?\}\}`,
    String.raw`\{\{\{${inside}\}\}\}`,
    String.raw`\{\{${inside}\}\}`,
    String.raw`\{\{`,
  ].join('|'),
  'g',
)

/** Every Handlebars tag of a text, in order. `\\{{x}}` is text, not a tag. A tag without an end is `unfinished`, and the last. */
export function scanTags(text: string): Tag[] {
  const tags: Tag[] = []
  for (const { 0: tag, index: start } of text.matchAll(tagPattern)) {
    const kind = kindOf(tag)
    if (kind !== 'escaped') tags.push({ kind, text: tag, start, end: start + tag.length })
    // To look for the end of one tag after the other would take time that grows with the square of the text.
    if (kind === 'unfinished') break
  }
  return tags
}

/**
 * The text with its Handlebars tags made opaque, every offset unchanged: comments become spaces, other tags runs of
 * `hiddenCharacter`. What reads markup is then not led astray by a quote or a `<` inside a tag.
 */
export function hideTags(text: string): string {
  let hidden = ''
  for (const { kind, start, end } of scanTags(text)) {
    hidden += text.slice(hidden.length, start) + (kind === 'comment' ? ' ' : hiddenCharacter).repeat(end - start)
  }
  return hidden + text.slice(hidden.length)
}

/** Whether a tag's value reaches the page as it is: `{{{x}}}` or `{{&x}}`. */
export function isUnescaped({ kind, text }: Tag): boolean {
  return kind === 'value' && /^\{\{~?[{&]/.test(text)
}

function kindOf(tag: string): Tag['kind'] | 'escaped' {
  if (tag.startsWith('\\')) return 'escaped'
  if (/^\{\{(?:~?!--)?$/.test(tag)) return 'unfinished'
  if (/^\{\{~?!/.test(tag)) return 'comment'
  if (/^\{\{~?\s*(?:else(?=[\s~}])|\^\s*~?\}\})/.test(tag)) return 'else'
  if (/^\{\{~?[#^]/.test(tag)) return 'open'
  return /^\{\{~?\//.test(tag) ? 'close' : 'value'
}
