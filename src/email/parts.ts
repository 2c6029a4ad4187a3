import type { Element } from 'hast'
import { toString } from 'mdast-util-to-string'
import type { Edition } from '../issue/edition.js'
import { isVisible, type Block } from '../issue/issue.js'
import type { IssueView } from '../issue/view.js'
import { plainWords } from '../markdown/plain-words.js'
import { isElement } from '../markdown/text-node.js'
import type { Place } from '../messages/message.js'
import { placeOf } from '../messages/report.js'
import { isBare } from './stories.js'

/** What a part of an email that an editor writes adds to it, in bytes of its HTML. */
export type Part = BlockPart | OtherPart

interface CommonPart {
  /** As messages call it: `“Title”`, `the footnotes`. */
  readonly name: string
  readonly bytes: number
  /** Null when it is written in no one place. */
  readonly place: Place | null
}

/** A block, and the id of the one that it stands in and leaves with; null for one that stands in no other. */
export interface Nested {
  readonly id: string
  readonly within: string | null
}

export interface BlockPart extends CommonPart, Nested {
  readonly kind: 'block'
  /**
   * What its editor changes so that only the page has it: the `braces` of its heading or directive; or the text itself,
   * which has none, and needs a `fence` around it. Null when it cannot be, or is not on the page.
   */
  readonly toPage: 'braces' | 'fence' | null
}

export interface OtherPart extends CommonPart {
  readonly kind: 'footnotes' | 'contents' | 'imprint' | 'funding' | 'summary'
}

/** Which blocks an edition has, and which of them stand in others. */
export function nesting({ blocks }: Edition): Array<Nested & { readonly block: Block }> {
  let top: string | null = null
  return blocks.map(({ block }) => {
    if (block.level === 2) top = block.id
    return { block, id: block.id, within: block.level === 2 ? null : top }
  })
}

/**
 * An email's parts, in reading order. What is left without any of them is the templates'.
 *
 * @param view      of the whole edition
 * @param template  view → HTML
 * @param hasPage   whether the issue is in the archive
 */
export function partsOf(edition: Edition, view: IssueView, template: (view: IssueView) => string, hasPage: boolean): Part[] {
  const bytesOf = (changes: Partial<IssueView>): number => Buffer.byteLength(template({ ...view, blocks: [], ...changes }))
  const frame = bytesOf({})
  const other = (kind: OtherPart['kind'], name: string, without: Partial<IssueView>, place: Place | null = null): OtherPart[] => {
    const bytes = frame - bytesOf(without)
    return bytes > 0 ? [{ kind, name, bytes, place }] : []
  }
  return [
    ...other('summary', 'the summary', { summary: null, preheader: edition.issue.preheader ?? '' }),
    ...other('contents', `the list “${view.contentsTitle}”`, { contents: [] }),
    ...blockParts(edition, view, bytesOf, hasPage),
    ...other('footnotes', 'the footnotes', { footnotes: null }, placeOfLongest(edition.footnotes)),
    ...other('funding', 'the funding statement', { funding: null }),
    ...other('imprint', 'the imprint', { imprint: [] }),
  ]
}

function blockParts(edition: Edition, view: IssueView, bytesOf: (changes: Partial<IssueView>) => number, hasPage: boolean): BlockPart[] {
  // These are the same for all blocks: to render them again for each would take its time.
  const sizeOf = (some: IssueView['blocks']): number => bytesOf({ blocks: some, contents: [], footnotes: null, imprint: [], funding: null })
  const nothing = sizeOf([])
  const isAlone = edition.blocks.length === 1
  return nesting(edition).map(({ block, ...nested }, index) => {
    const one = view.blocks.slice(index, index + 1)
    // What parts a block from the one before goes with it, and is not there when it is the only one.
    const bytes = isAlone ? sizeOf(one) - nothing : sizeOf([...one, ...one]) - sizeOf(one)
    const isOnPage = hasPage && isVisible(block.visibility, 'public', 'web')
    return { kind: 'block', ...nested, name: `“${nameOf(block)}”`, bytes, place: block.place, toPage: isOnPage ? wayToPage(block) : null }
  })
}

function wayToPage(block: Block): BlockPart['toPage'] {
  if (!isBare(block)) return 'braces'
  // A fence within another would end it, unless the outer one had more colons.
  return block.level === 2 ? 'fence' : null
}

/** Its title; of text without one the first words, since no editor wrote "article". */
function nameOf(block: Block): string {
  if (block.title !== null) return plainWords(block.title)
  const words = block.kind === 'article' ? block.body.map((node) => toString(node, { includeHtml: false }).trim()).find((text) => text !== '') : undefined
  if (words === undefined) return block.kind
  const first = /^(?:\S{1,40}\s*){1,6}/u.exec(words)?.[0] ?? ''
  return first.length < words.length ? `${first.trim()}…` : words
}

/** Where the longest of the footnotes is written. */
function placeOfLongest(footnotes: Element | null): Place | null {
  const notes = footnotes?.children.flatMap((list) => (isElement(list, 'ol') ? list.children : [])) ?? []
  const length = ({ position }: (typeof notes)[number]): number => (position?.end.offset ?? 0) - (position?.start.offset ?? 0)
  return placeOf(notes.toSorted((a, b) => length(b) - length(a))[0]?.position)
}
