import type { Paragraph } from 'mdast'
import type { Edition } from '../issue/edition.js'
import { isVisible, type Block, type Issue } from '../issue/issue.js'
import { cutPoints, endAt, type CutPoint } from './cut-points.js'
import type { Part } from './parts.js'
import { storiesOf } from './stories.js'

/** A text of an edition that can be cut, and where; see `storiesOf`. */
export interface Story {
  readonly blocks: readonly Block[]
  /** Of the HTML. */
  readonly bytes: number
  /** From its end to its beginning. */
  readonly points: readonly CutPoint[]
}

/** One version of the email: the stories before one are cut as much as they can be, that one at a point of it. */
export interface Version {
  readonly story: number
  readonly point: CutPoint
  /** Of the whole HTML. */
  readonly estimate: number
}

/** Where readers go on. */
export interface ReadOnLink {
  /** The issue's address in the archive. */
  readonly permalink: string
  readonly words: string
}

/** What a link to the page adds besides its words and its address, in bytes of HTML. What is no longer than that is not cut. */
const markup = 100

/** What the blocks of an email add to its HTML, by their ids. */
export type Sizes = ReadonlyMap<string, Pick<Part, 'name' | 'bytes'>>

export function sizesOf(parts: readonly Part[]): Sizes {
  return new Map(parts.flatMap((part) => (part.kind === 'block' ? [[part.id, part] as const] : [])))
}

/** In bytes. */
export function sizeOf(blocks: readonly Block[], sizes: Sizes): number {
  return blocks.reduce((all, { id }) => all + (sizes.get(id)?.bytes ?? 0), 0)
}

/** What can be cut, the largest first. A text for some has no page that everybody could read on. */
export function cuttable({ blocks }: Edition, sizes: Sizes, link: ReadOnLink): Story[] {
  return storiesOf(blocks.map(({ block }) => block))
    .filter(([first]) => first !== undefined && isVisible(first.visibility, 'public', 'web'))
    .map((story) => ({ blocks: story, bytes: sizeOf(story, sizes), points: cutPoints(story, bytesOf(link)) }))
    .filter(({ points }) => points.length > 0)
    .toSorted((a, b) => b.bytes - a.bytes)
}

/** All versions of an email of so many bytes, each shorter than the one before it. */
export function versionsOf(stories: readonly Story[], sizes: Sizes, bytes: number, link: ReadOnLink): Version[] {
  let left = bytes
  return stories.flatMap(({ blocks, points }, story) => {
    const versions = points.map((point): Version => {
      const goes = sizeOf(blocks.slice(point.index + 1), sizes) + sizeOf(blocks.slice(point.index, point.index + 1), sizes) * point.share
      return { story, point, estimate: left - goes + bytesOf(link) }
    })
    left = versions.at(-1)?.estimate ?? left
    return versions
  })
}

/** The issue as a version has it. */
export function shortened(issue: Issue, stories: readonly Story[], version: Version | undefined, link: ReadOnLink): Issue {
  if (version === undefined) return issue
  const changes = new Map(
    stories.slice(0, version.story + 1).flatMap(({ blocks, points }, index) => {
      const point = index === version.story ? version.point : points.at(-1)
      return point === undefined ? [] : [...endAt(blocks, point, (block) => paragraphOf(block, link))]
    }),
  )
  return { ...issue, blocks: issue.blocks.flatMap((block) => changes.get(block) ?? (changes.has(block) ? [] : [block])) }
}

function paragraphOf({ id }: Block, { permalink, words }: ReadOnLink): Paragraph {
  return { type: 'paragraph', children: [{ type: 'link', url: `${permalink}#${id}`, children: [{ type: 'text', value: words }] }] }
}

/** About what a link adds to the HTML. */
function bytesOf({ permalink, words }: ReadOnLink): number {
  return permalink.length + words.length + markup
}
