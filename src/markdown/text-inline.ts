import type { Element } from 'hast'
import { cleanText, NO_BREAK_SPACE, tidyText } from './text-chars.js'
import { addressBehind, addressOf, linkText, type LinkMarks } from './text-link.js'
import { describePicture } from './text-title.js'
import {
  attribute,
  hasAttribute,
  isBlock,
  isElement,
  isHidden,
  solidChildren,
  type Node,
} from './text-node.js'

/**
 * The words of inline nodes, tidy: single spaces, `\n` for each line break, no-break spaces as they are.
 */
export function inlineText(nodes: readonly Node[], marks: LinkMarks): string {
  return tidyText(join(nodes, { before: '', marks }).replace(bareAddresses, (_, address: string, next: string) => (next === '' ? address : `<${address}>`)))
}

/** Around a link whose words are its address, until it is known what follows: no text holds these, see `cleanText`. */
const [start, end] = ['\u0001', '\u0002'] as const

/**
 * Such links, with the character that would be taken for a part of them: mail programs find an address by where it ends.
 * `<https://a.eu>’s` is how RFC 3986 (Appendix C) sets it apart.
 */
const bareAddresses = new RegExp(`${start}([^${end}]*)${end}(?=(${start}|[\\p{L}\\p{M}\\p{N}/?#%=&_~+@$*'’-]|))`, 'gu')

/** What decides how an element is written, besides its words. */
interface Context {
  /** The character that it follows: for `<sup>`. */
  readonly before: string
  /** For links. */
  readonly marks: LinkMarks
}

function join(nodes: readonly Node[], { before, marks }: Context): string {
  const parts: string[] = []
  let last = before
  for (const node of nodes) {
    const part = one(node, { before: last, marks })
    parts.push(part)
    last = part.at(-1) ?? last
  }
  return parts.join('')
}

function one(node: Node, context: Context): string {
  if (isHidden(node)) return ''
  if (node.type === 'text') return cleanText(node.value)
  if (!isElement(node)) return ''
  const text = join(node.children, context)
  // A block inside a heading: rare, but its words must not run into their neighbours.
  if (isBlock(node)) return `\n${text}\n`
  return WRITERS.get(node.tagName)?.(node, text, context) ?? text
}

/** From an element and the words of its children to what is written. */
type Writer = (node: Element, text: string, context: Context) => string

const struck: Writer = (_, text) => around(text, (words) => words && `~${words}~`)

const WRITERS: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ['a', (node, text, { marks }) => around(text, (words) => writeLink(node, words, marks))],
  ['abbr', (node, text) => around(text, (words) => writeAbbreviation(node, words))],
  ['br', () => '\n'],
  ['del', struck],
  ['img', (node) => writeImage(node)],
  ['input', (node) => checkbox(node)],
  ['q', (_, text) => around(text, (words) => words && `“${words}”`)],
  // Browsers that show ruby hide <rp>; we write the brackets ourselves, whether it is there or not.
  ['rp', () => ''],
  ['rt', (_, text) => around(text, (words) => words && `(${words})`)],
  ['s', struck],
  ['strike', struck],
  ['sub', (_, text, { before }) => around(text, (words) => writeSubscript(words, before))],
  ['sup', (_, text, { before }) => around(text, (words) => writeSuperscript(words, before))],
])

/** Rewrites the words and leaves the white space around them where it is. */
function around(text: string, write: (words: string) => string): string {
  const start = /^\s/.exec(text)?.[0] ?? ''
  const end = /\s$/.exec(text.slice(-1))?.[0] ?? ''
  return start + write(tidyText(text)) + end
}

function writeLink(node: Element, words: string, marks: LinkMarks): string {
  if (hasAttribute(node, 'dataFootnoteRef')) return `[${words}]`
  // Nothing to click on: parsers leave such links behind when they mend misnested HTML.
  if (solidChildren(node).length === 0) return words
  const [href, title] = [attribute(node, 'href'), wordsIn(node, 'title')]
  const written = linkText(words, href, title, marks)
  const isBare = !/\s/.test(written) && /^(?:https?|mailto):/i.test(href) && addressOf(href) !== '' && addressBehind(words, href, title) === ''
  return isBare ? start + written + end : written
}

function writeAbbreviation(node: Element, words: string): string {
  const title = wordsIn(node, 'title')
  return title === '' || title === words ? words : `${words} (${title})`
}

function writeImage(node: Element): string {
  const words = describePicture(wordsIn(node, 'alt'), wordsIn(node, 'title'))
  return words && `[${words}]`
}

/** An attribute that is read, tidy; '' if there is none. */
export function wordsIn(node: Element, name: 'alt' | 'title'): string {
  return tidyText(cleanText(attribute(node, name)))
}

/** A ticked or empty box for a task, '' for any other form field. */
export function checkbox(node: Element): string {
  if (attribute(node, 'type') !== 'checkbox') return ''
  return hasAttribute(node, 'checked') ? '[x]' : `[${NO_BREAK_SPACE}]`
}

/**
 * 10² must not become 102; the raised letters of 1st, 1er and Mme are read without a sign.
 * A footnote reference brings its own brackets.
 */
function writeSuperscript(words: string, before: string): string {
  const isPower = /^[^[]*\d/.test(words) || /^[+\-\u2212]/.test(words)
  if (!isPower || !/[\p{L}\p{N})\]]/u.test(before)) return words
  return /^[+\-\u2212]?\d+$/.test(words) ? `^${words}` : `^(${words})`
}

/** 10₂ must not become 102, nor xₙ₊₁ xn+1; the 2 of CO₂ is read without a sign. */
function writeSubscript(words: string, before: string): string {
  if (/^\d+$/.test(words) && /\p{N}/u.test(before)) return `_${words}`
  return /^[\p{L}\p{N}]+[+\-\u2212]\d+$/u.test(words) && /[\p{L}\p{N})\]]/u.test(before) ? `_(${words})` : words
}
