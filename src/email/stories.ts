import type { KindName } from '../schema/own-blocks.js'
import type { Block, Visibility } from '../issue/issue.js'

/** Kinds whose body is prose from its beginning to its end, so that what is left of it without its end is still one. */
const prose: ReadonlySet<string> = new Set<KindName>(['article', 'editorial', 'interview', 'updates', 'notice', 'aside'])

/** Kinds that, without a title, have no heading of their own: what follows them still belongs to the heading above. */
const withoutHeading: ReadonlySet<string> = new Set<KindName>(['article', 'notice', 'aside', 'quote', 'figures', 'gallery', 'action'])

/**
 * The prose of an edition, in reading order: each piece with those in which it goes on after a block that stands in it or
 * in the middle of it, such as a quotation. To a reader they are one text, which can only end once.
 *
 * @param blocks  all that the edition has, in reading order
 */
export function storiesOf(blocks: readonly Block[]): Block[][] {
  const stories: Block[][] = []
  // What a directive holds shares its visibility, and so does all that stands in no directive: as one object, not as equal ones.
  const open = new Map<Visibility, Block[]>()
  for (const block of blocks) {
    const story = isBare(block) ? open.get(block.visibility) : undefined
    if (story !== undefined) {
      story.push(block)
      continue
    }
    if (block.level === 2 && !(block.title === null && withoutHeading.has(block.kind))) open.clear()
    if (!prose.has(block.kind)) continue
    const begun = [block]
    stories.push(begun)
    open.set(block.visibility, begun)
  }
  return stories
}

/** Whether it is text without a heading and outside of any directive, such as an introduction, or what follows a block. */
export function isBare({ kind, title, body, place }: Block): boolean {
  return kind === 'article' && title === null && body[0]?.position?.start.line === place?.line
}
