import type { ContainerDirective, LeafDirective } from 'mdast-util-directive'
import type { Code, Html, Nodes, Root } from 'mdast'
import { visitParents } from 'unist-util-visit-parents'
import { isClosed, positionIn, unshown } from '../markdown/raw-html.js'
import type { Message, Place } from '../messages/message.js'
import { message, placeOf } from '../messages/report.js'

/**
 * Finds blocks that are not what they look like.
 *
 * The parser takes `::: members`, `::event`, a block that is never closed or one that closes its parent for ordinary
 * text, or swallows what follows: members' words would be published. So every line that looks like a directive must
 * be the opening or the closing line of one in the tree.
 */
export function checkDirectiveLines(body: string, root: Root, file: string): Message[] {
  const lines = body.split(lineEnd)
  const messages: Message[] = []
  const accounted = new Set<number>()
  /** Lines that code or raw HTML has taken in, which may not be what their editor thinks. */
  const swallowed = new Map<number, Code | Html>()
  visitParents(root, (node, ancestors) => {
    if (node.type === 'leafDirective') messages.push(...checkLeaf(node, file, accounted))
    else if (node.type === 'containerDirective') messages.push(...checkContainer(node, ancestors, lines, file, accounted))
    else if (node.type === 'code' && isFenced(node, lines)) for (const line of exampleLines(node, lines)) accounted.add(line)
    else if (node.type === 'html') {
      for (const line of commentLines(node)) accounted.add(line)
      messages.push(...checkComments(node, file))
    }
    if (node.type === 'code' || node.type === 'html') for (const line of linesOf(node)) swallowed.set(line, node)
  })
  /** The line of a block that could not be opened, and that a line further down closes. */
  let opener: number | null = null
  lines.forEach((text, index) => {
    if (accounted.has(index + 1) || !looksLikeDirective(text)) return
    const column = text.search(colon) + 1
    messages.push(message('directive-malformed', file, { line: index + 1, column, endLine: index + 1, endColumn: text.length + 1 }, `Unexpected \`${text.trim()}\`, expected a block that opens with \`:::kind[Title]{…}\` or closes with \`:::\``, swallowedNote(swallowed.get(index + 1), lines) ?? malformedNote(text, opener)))
    opener = isClosing(text) ? null : index + 1
  })
  return messages
}

const lineEnd = /\r\n|\n|\r/
const colon = /[:：﹕∶]/

/**
 * Colons at the start of a line, also full-width ones, behind list and quotation marks, spaces of all kinds, or too far
 * indented; within a line where an audience is named.
 */
function looksLikeDirective(text: string): boolean {
  return /^[\s\u00ad\u200b-\u200f\u2060]*[:：﹕∶]{3,}/.test(text) || /^ {0,3}::[a-z]/i.test(text) || /^(?:[ \t]*(?:[-*+>]|\d+[.)]))+[ \t]*:{3,}/.test(text) || /^\s*(?::[ \t]+){2,}:/.test(text) || /[^`:]:{3,}[a-z][^`]*\{[^}`]*\baudience\b/.test(text)
}

/** What has taken a line in, when that is why it is no block. */
function swallowedNote(node: Code | Html | undefined, lines: readonly string[]): string | null {
  const line = node?.position?.start.line
  if (node === undefined || line === undefined) return null
  if (node.type === 'html') return `The HTML of line ${line} goes on up to the next empty line, and takes this line in as text. Put an empty line before it.`
  if (!opensFence(lines[line - 1])) return null
  return `The code that begins in line ${line} takes this line in, so that everyone would read it. Look for a code above that is not closed with a line of three backticks. An example of a block must not name an audience.`
}

const isClosing = (text: string): boolean => /^\s*:{3,}\s*$/.test(text)

function malformedNote(text: string, opener: number | null): string {
  // To delete it would leave the block open once its first line is mended.
  if (isClosing(text) && opener !== null) return `Leave it: it closes the block of line ${opener}, which cannot be read yet.`
  if (isClosing(text)) return 'This line closes no block. Delete it, or look for a block above that has as many colons as the one around it.'
  if (/^\s*:{3,}\s+\S/.test(text)) return 'Write the kind right after the colons, such as `:::event[Title]`. A closing line holds colons alone.'
  if (/^( {4}|\t)/.test(text)) return 'Begin the line without spaces: four of them make it a piece of code.'
  // An address with a query is the usual one.
  const value = /\{(?:[^}"']|"[^"]*"|'[^']*')*?\b([a-z]+)=([^\s"'}]*[=<>`"'][^\s}]*)/i.exec(text)
  if (value !== null) return `Put quotes around the value of \`${value[1] ?? ''}\`: \`${value[1] ?? ''}="${(value[2] ?? '').replace(/["']/g, '')}"\`. Without them a value holds no \`=\`, \`<\`, \`>\` and no quotation marks.`
  if (/\]\s+\{|\w\s+\[/.test(text)) return 'Write no space between the kind, the [Title] and the {attributes}.'
  return 'Write the kind in small letters, the title in [square brackets], attributes in {braces} with "quotes" around values that hold spaces, and nothing after them.'
}

function checkLeaf(node: LeafDirective, file: string, accounted: Set<number>): Message[] {
  for (const line of linesOf(node)) accounted.add(line)
  const note = `Write three colons and close the block with a line of its own:\n:::${node.name}[Title]\n…\n:::`
  return [message('directive-malformed', file, placeOf(node.position), `Unexpected \`::${node.name}\` with two colons, expected \`:::${node.name}\``, note)]
}

function checkContainer(node: ContainerDirective, ancestors: readonly Nodes[], lines: readonly string[], file: string, accounted: Set<number>): Message[] {
  const start = node.position?.start.line ?? 1
  const end = node.position?.end.line ?? start
  const place = openingPlace(node, lines)
  const colons = fence(lines[start - 1])
  accounted.add(start)
  const closes = end !== start && !accounted.has(end) && new RegExp(`^[\\s>]*:{${colons},}\\s*$`).test(lines[end - 1] ?? '')
  if (closes) accounted.add(end)
  const parent = ancestors.at(-1)
  if (parent?.type !== 'root' && parent?.type !== 'containerDirective') {
    const note = 'A block starts at the beginning of a line, outside of lists and quotations. Put an empty line before it.'
    return [message('directive-place', file, place, `Unexpected block \`${node.name}\` inside a ${parent?.type === 'blockquote' ? 'quotation' : 'list'}, expected it at the top level`, note)]
  }
  if (parent.type === 'containerDirective' && fence(lines[(parent.position?.start.line ?? 1) - 1]) <= colons) {
    const outer = parent.position?.start.line ?? 1
    const note = `Write the outer block, in line ${outer}, with one colon more, at its beginning and its end: \`${':'.repeat(colons + 1)}${parent.name}\`. If the blocks are meant to stand one after the other, close the first one before this line.`
    return [message('directive-malformed', file, place, `Unexpected ${colons} colons for a block inside another of ${fence(lines[outer - 1])}, expected fewer`, note)]
  }
  if (closes) return []
  const note = `Write a line of \`${':'.repeat(colons)}\` where the block ends.`
  return [message('directive-unclosed', file, place, `Unclosed block \`${node.name}\`, expected \`${':'.repeat(colons)}\` after its text`, note)]
}

/** The opening line of a container, as a place. */
export function openingPlace(node: ContainerDirective, lines: readonly string[]): Place {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 }
  return { line, column, endLine: line, endColumn: (lines[line - 1]?.length ?? 0) + 1 }
}

const fence = (line: string | undefined): number => /:+/.exec(line ?? '')?.[0].length ?? 0

const opensFence = (line: string | undefined): boolean => /^[\s>*+\-\d.)]*(?:```|~~~)/.test(line ?? '')

/** True for code between two fences: one that is never closed swallows the blocks below it, and members' words with them. */
function isFenced(node: Code, lines: readonly string[]): boolean {
  const start = node.position?.start.line ?? 1
  const end = node.position?.end.line ?? start
  const opening = lines[start - 1] ?? ''
  const marks = /`{3,}|~{3,}/.exec(opening)?.[0]
  return marks !== undefined && opensFence(opening) && end > start && new RegExp(`^[\\s>]*[${marks[0]}]{${marks.length},}\\s*$`).test(lines[end - 1] ?? '')
}

/**
 * The lines of code between two fences, which may show how a block is written. Where a fence was forgotten, though, the
 * next ones trade places, and what looks like an example is a block for members: a line that names an audience is none.
 */
function exampleLines(node: Code, lines: readonly string[]): number[] {
  return linesOf(node).filter((line) => !/audience/i.test(lines[line - 1] ?? ''))
}

/** A comment around the opening line of a block alone hides what the block's words are guarded by, and not the words. */
function checkComments(node: Html, file: string): Message[] {
  return [...node.value.matchAll(unshown)].flatMap(({ 0: comment, index }) => {
    const opening = comment.match(/:{3,}[a-z]/gi)?.length ?? 0
    const closing = comment.match(/(?<![:\w]):{3,}(?=\s|--)/g)?.length ?? 0
    if (opening === closing || !isClosed(comment)) return []
    const note = 'Put the comment around the whole block, from its opening to its closing line, or around nothing of it.'
    return [message('directive-malformed', file, placeOf(positionIn(node, index, comment.length)), 'Unexpected comment around a part of a block, expected it around the whole', note)]
  })
}

/** The lines of raw HTML that its comments take up; what else looks like a block was meant as one. */
function commentLines(node: Html): number[] {
  const start = node.position?.start.line ?? 1
  return [...node.value.matchAll(unshown)].filter(({ 0: markup }) => isClosed(markup)).flatMap(({ 0: comment, index }) => {
    const first = start + node.value.slice(0, index).split(lineEnd).length - 1
    return Array.from({ length: comment.split(lineEnd).length }, (_, line) => first + line)
  })
}

function linesOf(node: Nodes): number[] {
  const start = node.position?.start.line ?? 1
  return Array.from({ length: (node.position?.end.line ?? start) - start + 1 }, (_, index) => start + index)
}
