import type { Html, Paragraph, Root, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { Block } from '../issue/issue.js'
import { rawTags } from '../markdown/raw-html.js'

/** A paragraph after which a story can end. */
export interface CutPoint {
  /** Which of the story's blocks ends there; those after it go. */
  readonly index: number
  /** How many of the nodes of its body stay. */
  readonly kept: number
  /** How much of its body goes, from 0 to 1, by the length of its source. */
  readonly share: number
}

interface Candidate extends CutPoint {
  readonly dangles: boolean
}

/** Bold words that do not end so are a heading, not the first sentences of an article. */
const sentenceEnd = /[.!?…。！？؟۔।][\s)\]"'”’»]*$/u

/** Of Latin, Greek and many other scripts, of Chinese and Japanese, and of Ethiopic. */
const colon = /[:：፡፦][\s)\]"'”’»]*$/u

/** HTML elements that have no end tag. */
const voidElements = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr'])

/**
 * Where a story can be cut, from its end to its beginning: after a paragraph of its own with words in it, and never
 * within raw HTML. What would dangle there (a list's introduction, a caption, bold words in place of a heading) is the
 * end only in a story that can be cut nowhere else.
 *
 * @param story  the blocks of one text: see `storiesOf`
 * @param least  how many characters of Markdown must go
 */
export function cutPoints(story: readonly Block[], least: number): CutPoint[] {
  const found = story.flatMap(({ body }, index) => {
    const lengths = body.map(lengthOf)
    const all = sum(lengths)
    const after = sum(story.slice(index + 1).flatMap((block) => block.body.map(lengthOf)))
    const open: string[] = []
    let kept = 0
    return body.flatMap((node, at): Candidate[] => {
      kept += lengths[at] ?? 0
      followTags(node, open)
      if (node.type !== 'paragraph' || open.length > 0 || all - kept + after < least || !hasWords(node)) return []
      return [{ index, kept: at + 1, share: all === 0 ? 0 : (all - kept) / all, dangles: dangles(node, body[at - 1]) }]
    })
  })
  const good = found.filter((point) => !point.dangles)
  return (good.length > 0 ? good : found).toReversed().map(({ index, kept, share }) => ({ index, kept, share }))
}

/** What becomes of the blocks of a story that ends at a point, `last` being its new last paragraph: null for one that goes. */
export function endAt(story: readonly Block[], { index, kept }: CutPoint, last: (block: Block) => Paragraph): Map<Block, Block | null> {
  return new Map(story.slice(index).map((block, at) => [block, at === 0 ? { ...block, body: [...block.body.slice(0, kept), last(block)] } : null]))
}

/** In characters of its source; of its words where it was generated. */
function lengthOf(node: RootContent): number {
  const { start, end } = node.position ?? {}
  return start?.offset === undefined || end?.offset === undefined ? toString(node).length : end.offset - start.offset
}

/** `open`: the elements of raw HTML that are open before a node, and then after it. What stands in them must not be torn apart. */
function followTags(node: RootContent, open: string[]): void {
  visit({ type: 'root', children: [node] } satisfies Root, 'html', (html: Html) => {
    for (const { name, closing } of rawTags(html)) {
      // Any block ends a paragraph: few write its end tag.
      if (voidElements.has(name) || name === 'p') continue
      const opened = closing ? open.lastIndexOf(name) : open.push(name)
      if (closing && opened !== -1) open.length = opened
    }
  })
}

/** Whether there is more than pictures in it. */
function hasWords(node: RootContent): boolean {
  return wordsOf(node) !== ''
}

function wordsOf(node: RootContent): string {
  return toString(node, { includeImageAlt: false, includeHtml: false }).trim()
}

/** Whether a paragraph announces what comes after it, or belongs to the picture above it. */
function dangles(paragraph: Paragraph, before: RootContent | undefined): boolean {
  const words = wordsOf(paragraph)
  const [only, ...others] = paragraph.children
  if (others.length === 0 && only?.type === 'strong' && !sentenceEnd.test(words)) return true
  return colon.test(words) || (others.length === 0 && only?.type === 'emphasis' && before !== undefined && !hasWords(before))
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
