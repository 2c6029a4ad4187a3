import type { Element, ElementContent } from 'hast'
import { toHast } from '../markdown/hast.js'
import type { Block, Issue, Medium } from './issue.js'
import { isVisible } from './issue.js'

/** A block of an edition, as sanitised hast. */
export interface EditionBlock {
  readonly block: Block
  readonly title: ElementContent[] | null
  readonly body: ElementContent[]
}

/** An issue for one audience on one medium. What is not for them is not in it: it was removed before anything was rendered. */
export interface Edition {
  readonly issue: Issue
  readonly audience: string
  readonly medium: Medium
  readonly blocks: readonly EditionBlock[]
  readonly footnotes: Element | null
}

/** Words that Markdown itself needs, in the issue's language. */
export interface EditionWords {
  readonly footnotes: string
  readonly backToText: string
}

/**
 * The editions of an issue, made when they are asked for. Two that hold the same blocks and definitions, as most do,
 * share one tree; relative addresses stay relative in it.
 */
export function editionsOf(issue: Issue, words: EditionWords): (audience: string, medium: Medium) => Edition {
  const trees = new Map<string, Pick<Edition, 'blocks' | 'footnotes'>>()
  return (audience, medium) => {
    const blocks = issue.blocks.map(({ visibility }) => isVisible(visibility, audience, medium))
    const definitions = issue.definitions.map(({ visibility }) => isVisible(visibility, audience, medium))
    const key = [...blocks, '/', ...definitions].join()
    const tree =
      trees.get(key) ??
      makeTree(
        issue,
        issue.blocks.filter((_, index) => blocks[index]),
        issue.definitions.filter((_, index) => definitions[index]),
        words,
      )
    trees.set(key, tree)
    return { issue, audience, medium, ...tree }
  }
}

function makeTree(issue: Issue, blocks: readonly Block[], definitions: Issue['definitions'], words: EditionWords): Pick<Edition, 'blocks' | 'footnotes'> {
  const { pieces, footnotes } = toHast({
    pieces: blocks.flatMap((block) => [block.title === null ? [] : [{ type: 'paragraph', children: [...block.title], data: { hName: 'span' } }], block.body]),
    definitions: definitions.map(({ node }) => node),
    // An id begins with a letter.
    idPrefix: `${/^\p{L}/u.test(issue.slug) ? '' : 'issue-'}${issue.slug}-`,
    footnoteLabel: words.footnotes,
    backLabel: words.backToText,
  })
  return {
    blocks: blocks.map((block, index) => ({ block, title: block.title === null ? null : phrasing(pieces[index * 2] ?? []), body: pieces[index * 2 + 1] ?? [] })),
    footnotes,
  }
}

/** A title travels as a paragraph that becomes a span, or a picture in it would be taken for a figure; what matters is inside. */
function phrasing(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node) => (node.type === 'element' && node.tagName === 'span' ? node.children : node.type === 'text' && node.value.trim() === '' ? [] : [node]))
}
