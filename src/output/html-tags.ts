export interface Tag {
  /** Lower case. */
  readonly name: string
  /** Names in lower case, values as they stand in the HTML: character references are not decoded. */
  readonly attributes: readonly Attribute[]
}

export interface Attribute {
  readonly name: string
  readonly value: string
}

export interface ScriptElement {
  /** As it stands in the HTML, from `<script` up to its end tag, which is not in it. */
  readonly source: string
  /** Every browser reads it as an element of its own with this content: it ends, and nothing around it changes what it is. */
  readonly isCertain: boolean
}

export interface TagVisitor {
  readonly tag: (tag: Tag) => void
  /** The content of a `style` element. */
  readonly style: (css: string) => void
  /** A `script` element; its start tag is visited as well. */
  readonly script: (script: ScriptElement) => void
  /** Markup that browsers do not all read alike, so that tags could hide in it. */
  readonly ambiguous: (what: string) => void
}

/** Elements whose content is text, whatever it looks like (HTML §13.1.2). */
const textElements = new Set(['style', 'title', 'textarea', 'script', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript'])

/** Inside of these, the content of a text element may be markup after all. */
const contextChanging = new Set(['svg', 'math', 'select'])

/**
 * Visits every start tag of an HTML text in the order of the tokeniser of HTML §13.2.5, in linear time.
 *
 * What Outlook alone reads, between `<!--[if mso]>` and `<![endif]-->`, is visited too, and so is what
 * `noscript` holds. Comments, and text elements such as `style` and `title`, have no tags.
 */
export function visitTags(html: string, visitor: TagVisitor): void {
  let isContextChanged = false
  visit(html)

  function visit(text: string, isFragment = false): void {
    for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
      const next = text.charCodeAt(at + 1)
      if (isLetter(next)) at = startTag(text, at + 1, isFragment)
      else if (text.startsWith('<!--', at)) at = isFragment ? at + 4 : comment(text, at)
      else if (next === slash && isLetter(text.charCodeAt(at + 2))) at = endTag(text, at + 2, isFragment)
      else if (next === slash || next === exclamation || next === question) at = bogusComment(text, at)
      else at += 1
    }
  }

  function startTag(text: string, at: number, isFragment: boolean): number {
    const { tag, end, isWhole } = readTag(text, at)
    visitor.tag(tag)
    if (isFragment && !isWhole) visitor.ambiguous(unfinished)
    if (contextChanging.has(tag.name)) isContextChanged = true
    if (!textElements.has(tag.name) || (isFragment && tag.name === 'noscript')) return end
    // HTML's own white space: `\s` has more, and a browser would read on where we stop.
    const close = endOf(new RegExp(`(?=</${tag.name}[\\t\\n\\f\\r />])`, 'gi'), text, end)
    const content = text.slice(end, close)
    if (isFragment && close === text.length) visitor.ambiguous(unfinished)
    if (tag.name === 'style') visitor.style(content)
    if (tag.name === 'script') visitor.script({ source: text.slice(at - 1, close), isCertain: close < text.length && !isFragment && !isContextChanged })
    if (tag.name === 'noscript') {
      visit(content, true)
      // Where the comment ends depends on whether the browser runs scripts.
      if (content.includes('<!--')) visitor.ambiguous('a comment in <noscript>')
    } else if (isContextChanged && /<[a-z/!?]/i.test(content)) visitor.ambiguous(`markup in <${tag.name}> after <svg>, <math> or <select>`)
    return close
  }

  function endTag(text: string, at: number, isFragment: boolean): number {
    const nameEnd = endOfName(text, at)
    if (text.charCodeAt(nameEnd) === greater) return nameEnd + 1
    const { end, isWhole } = readTag(text, at)
    if (isFragment && !isWhole) visitor.ambiguous(unfinished)
    return end
  }

  function comment(text: string, at: number): number {
    const end = text.startsWith('-->', at + 2) ? at + 5 : text.startsWith('--->', at + 2) ? at + 6 : endOf(/--!?>/g, text, at + 4)
    // A fragment of its own: for a browser, no quotation mark in it reaches beyond the comment's end.
    if (/^\s*\[if\b/i.test(text.slice(at + 4, Math.min(end, at + 20)))) visit(text.slice(at + 4, end), true)
    return end
  }

  function bogusComment(text: string, at: number): number {
    if (text.startsWith('<![CDATA[', at)) visitor.ambiguous('a CDATA section')
    return endOf(/>/g, text, at + 1)
  }
}

const unfinished = 'an unfinished tag in <noscript> or in a conditional comment'

const slash = 0x2f
const exclamation = 0x21
const question = 0x3f
const greater = 0x3e
const equals = 0x3d

/** Reads from the first letter of a tag's name; `end` is behind its `>`. */
function readTag(text: string, start: number): { readonly tag: Tag, readonly end: number, readonly isWhole: boolean } {
  const attributes: Attribute[] = []
  let at = endOfName(text, start)
  const name = text.slice(start, at).toLowerCase()
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === greater) return { tag: { name, attributes }, end: at + 1, isWhole: true }
    if (code === slash || isSpace(code)) {
      at += 1
      continue
    }
    // An equals sign in front belongs to the name.
    const nameEnd = endOfName(text, at + 1, true)
    const attribute = text.slice(at, nameEnd).toLowerCase()
    const sign = skipSpace(text, nameEnd)
    if (text.charCodeAt(sign) !== equals) {
      attributes.push({ name: attribute, value: '' })
      at = nameEnd
      continue
    }
    const [from, to, behind] = valueAt(text, skipSpace(text, sign + 1))
    attributes.push({ name: attribute, value: text.slice(from, to) })
    at = behind
  }
  return { tag: { name, attributes }, end: text.length, isWhole: false }
}

/** Where an attribute's value starts and ends, and where to read on. */
function valueAt(text: string, at: number): readonly [from: number, to: number, behind: number] {
  const quote = text[at]
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, at + 1)
    return end === -1 ? [at + 1, text.length, text.length] : [at + 1, end, end + 1]
  }
  let end = at
  while (end < text.length && text.charCodeAt(end) !== greater && !isSpace(text.charCodeAt(end))) end += 1
  return [at, end, end]
}

function endOfName(text: string, at: number, isAttribute = false): number {
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === greater || code === slash || isSpace(code) || (isAttribute && code === equals)) break
  }
  return at
}

function skipSpace(text: string, at: number): number {
  while (isSpace(text.charCodeAt(at))) at += 1
  return at
}

/** Where the next match of a global pattern ends; the end of the text when there is none. */
function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return pattern.test(text) ? pattern.lastIndex : text.length
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c
}
