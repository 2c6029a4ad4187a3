import type { Element } from 'hast'
import { inset, phrase, stack, type Block, type Spacing, type State } from './text-block.js'
import { cleanVerbatim, textWidth } from './text-chars.js'
import { inlineText, wordsIn } from './text-inline.js'
import { addressOf, inBrackets, linkText, type LinkMarks } from './text-link.js'
import { descriptionList, footnotes, orderedList, unorderedList } from './text-list.js'
import {
  attribute,
  hasAttribute,
  holdsBlock,
  isBlock,
  isElement,
  isHidden,
  withTitle,
  type Node,
} from './text-node.js'
import { table } from './text-table.js'
import { saysMore } from './text-title.js'
import { wrapLines } from './text-wrap.js'

/** Renders nodes below each other: runs of inline nodes as paragraphs, blocks by their own rules. */
export function flow(nodes: readonly Node[], state: State, spacing: Spacing = 'loose'): string[] {
  const blocks: string[][] = []
  let run: Node[] = []
  const closeParagraph = () => {
    blocks.push(paragraph(run, state))
    run = []
  }
  for (const node of nodes) {
    if (isHidden(node)) continue
    const render = isElement(node) ? blockOf(node) : undefined
    if (isElement(node) && render !== undefined) {
      closeParagraph()
      blocks.push(render(node, state))
    } else {
      run.push(node)
    }
  }
  closeParagraph()
  return stack(blocks, spacing)
}

/** How an element is rendered if it is a block or holds one; undefined if it is inline. */
function blockOf(node: Element): Block | undefined {
  if (isBlock(node)) return BLOCKS.get(node.tagName) ?? container
  return holdsBlock(node) ? (AROUND_BLOCKS.get(node.tagName) ?? container) : undefined
}

const container: Block = (node, state) => state.flow(node.children, state)

function paragraph(nodes: readonly Node[], state: State): string[] {
  const text = phrase(nodes, state)
  return text === '' ? [] : wrapLines(text, state.width)
}

/** A heading, underlined if it is one that divides an issue (h1 and h2): below a block's title h3 is a lesser one. */
function heading(underline: string): Block {
  return (node, state) => {
    const lines = paragraph(node.children, state)
    const widest = lines.reduce((width, line) => Math.max(width, textWidth(line)), 0)
    return lines.length === 0 || underline === ''
      ? lines
      : [...lines, underline.repeat(Math.min(widest, state.width))]
  }
}

const blockquote: Block = (node, state) =>
  inset((inner) => inner.flow(node.children, inner), state, { first: '> ', rest: '> ' })

/** Code and other text whose line breaks and spaces are meant: indented, never wrapped. */
const preformatted: Block = (node, { marks }) => {
  const lines = cleanVerbatim(verbatim(node.children, marks)).split('\n')
  const first = lines.findIndex(isFilled)
  const filled = first < 0 ? [] : lines.slice(first, lines.findLastIndex(isFilled) + 1)
  return filled.map((line) => `    ${line}`)
}

function isFilled(line: string): boolean {
  return /\S/.test(line)
}

function verbatim(nodes: readonly Node[], marks: LinkMarks): string {
  const parts = nodes.map((node) => {
    if (isHidden(node)) return ''
    if (node.type === 'text') return node.value
    if (isElement(node, 'br')) return '\n'
    if (isElement(node, 'img')) return attribute(node, 'alt')
    if (!isElement(node)) return ''
    const text = verbatim(node.children, marks)
    return isElement(node, 'a') && isFilled(text) ? linkText(text, attribute(node, 'href'), wordsIn(node, 'title'), marks) : text
  })
  return parts.join('')
}

/**
 * The caption follows its picture at once, but stands off from the last row of a table. One that only
 * repeats the picture's description is not printed again, nor is a title that the caption repeats.
 */
const figure: Block = (node, state) => {
  const at = node.children.findIndex((child) => isElement(child, 'figcaption'))
  const caption = node.children[at]
  if (!isElement(caption)) return container(node, state)
  const words = node.children.some((child) => isElement(child, 'img')) ? inlineText(caption.children, state.marks) : ''
  const children = node.children.map((child) => (isElement(child, 'img') && wordsIn(child, 'title') === words ? withTitle(child, null) : child))
  const pictures = children.filter((child) => isElement(child, 'img'))
  const isRepeated = pictures.some((picture) => inlineText([picture], state.marks) === `[${words}]`)
  const isSetInLines = children.some((child) => isElement(child, 'table', 'pre'))
  const parts = [children.slice(0, at), isRepeated ? [] : [caption], children.slice(at + 1)]
  return stack(
    parts.map((part) => state.flow(part, state)),
    isSetInLines ? 'loose' : 'tight',
  )
}

/** `<a>` around blocks, as cards have it: its title and its address follow the last of them. */
const linkAround: Block = (node, state) => {
  const lines = state.flow(node.children, state)
  const title = wordsIn(node, 'title')
  const behind = inBrackets(saysMore(title, lines.join(' ')) ? title : '', addressOf(attribute(node, 'href')), state.marks)
  return behind === '' ? lines : [...lines, ...wrapLines(behind, state.width)]
}

const struckAround: Block = (node, state) => state.flow(node.children, { ...state, struck: true })

const section: Block = (node, state) =>
  hasAttribute(node, 'dataFootnotes') ? footnotes(node, state) : container(node, state)

const BLOCKS: ReadonlyMap<string, Block> = new Map<string, Block>([
  ['blockquote', blockquote],
  ['dl', descriptionList],
  ['figure', figure],
  ['h1', heading('=')],
  ['h2', heading('-')],
  ['h3', heading('')],
  ['h4', heading('')],
  ['h5', heading('')],
  ['h6', heading('')],
  ['hr', () => ['* * *']],
  ['menu', unorderedList],
  ['ol', orderedList],
  ['pre', preformatted],
  ['section', section],
  ['table', table],
  ['ul', unorderedList],
])

/** Inline elements that mean something beyond the blocks in them. */
const AROUND_BLOCKS: ReadonlyMap<string, Block> = new Map<string, Block>([
  ['a', linkAround],
  ['del', struckAround],
  ['s', struckAround],
  ['strike', struckAround],
])
