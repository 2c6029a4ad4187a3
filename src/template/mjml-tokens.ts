import { endingElements } from './mjml-elements.js'
import { hiddenCharacter, hideTags } from './tags.js'

/** What a template is made of for MJML. HTML elements are text; their content is not looked into. */
export type MjmlToken = MjmlTag | MjmlContent

export interface MjmlContent {
  readonly kind: 'comment' | 'text'
  /** The element that keeps it as it is, e.g. mj-text; null where MJML drops it. */
  readonly keeper: string | null
  readonly start: number
  readonly end: number
}

export interface MjmlTag {
  readonly kind: 'open' | 'close'
  /** In lower case. */
  readonly name: string
  readonly attributes: readonly MjmlAttribute[]
  /** What is not `name="value"`, if anything. */
  readonly junk: { readonly start: number; readonly end: number } | null
  readonly isSelfClosing: boolean
  readonly start: number
  readonly end: number
}

export interface MjmlAttribute {
  readonly name: string
  readonly value: string
  /** Whether Handlebars stands in it. */
  readonly hasTags: boolean
  readonly start: number
  readonly end: number
}

// Names and quotes as htmlparser2 reads them for MJML (mjml-parser-xml).
const markup = /<!--[\s\S]*?(?:-->|$)|<(\/?)(mjml|mj-[a-z0-9-]+)(?![\w-])((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi
const attribute = /\s*([^\s=/>"']+)(?:\s*=\s*("[^"]*"|'[^']*'))?/gy

/** Splits a template at its MJML tags and comments. Text of nothing but white space and Handlebars comments is left out. */
export function scanMjml(text: string): MjmlToken[] {
  const hidden = hideTags(text)
  const tokens: MjmlToken[] = []
  let keeper: string | null = null
  let at = 0
  for (const match of hidden.matchAll(markup)) {
    const end = match.index + match[0].length
    tokens.push(...textBetween(hidden, at, match.index, keeper))
    at = end
    if (match[2] === undefined) tokens.push({ kind: 'comment', keeper, start: match.index, end })
    else {
      const tag = tagOf(text, match)
      tokens.push(tag)
      keeper = tag.kind === 'open' && !tag.isSelfClosing && endingElements.includes(tag.name) ? tag.name : null
    }
  }
  return [...tokens, ...textBetween(hidden, at, hidden.length, keeper)]
}

function textBetween(hidden: string, start: number, end: number, keeper: string | null): MjmlContent[] {
  const text = hidden.slice(start, end)
  if (text.trim() === '') return []
  return [{ kind: 'text', keeper, start: end - text.trimStart().length, end: start + text.trimEnd().length }]
}

function tagOf(text: string, { 0: whole, 1: slash = '', 2: name = '', 3: inside = '', index: start }: RegExpExecArray): MjmlTag {
  const end = start + whole.length
  const isSelfClosing = inside.endsWith('/')
  const list = isSelfClosing ? inside.slice(0, -1) : inside
  const offset = end - 1 - inside.length
  const attributes = Array.from(list.matchAll(attribute), (match) => attributeOf(text, match, offset))
  const rest = textBetween(list, (attributes.at(-1)?.end ?? offset) - offset, list.length, null)[0]
  const junk = rest === undefined ? null : { start: offset + rest.start, end: offset + rest.end }
  return { kind: slash === '' ? 'open' : 'close', name: name.toLowerCase(), attributes, junk, isSelfClosing, start, end }
}

function attributeOf(text: string, { 0: whole, 1: name = '', 2: quoted, index }: RegExpExecArray, offset: number): MjmlAttribute {
  const end = offset + index + whole.length
  const value = quoted === undefined ? '' : text.slice(end - quoted.length + 1, end - 1)
  return { name, value, hasTags: whole.includes(hiddenCharacter), start: end - whole.trimStart().length, end }
}
