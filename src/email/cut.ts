import { editionsOf, type Edition } from '../issue/edition.js'
import type { Issue } from '../issue/issue.js'
import type { Strings } from '../language/strings.js'
import { withLinksToPage, type Editions } from './cut-links.js'
import { cuttable, shortened, sizeOf, sizesOf, versionsOf, type Sizes, type Story } from './cut-versions.js'
import { firstBelow } from './first-below.js'
import type { Part } from './parts.js'

/** What was cut: the text, as messages call it (`“Title”`), and how many bytes of the HTML it had and has. */
export interface Cut {
  readonly id: string
  readonly name: string
  readonly from: number
  readonly to: number
}

/** An email as it can be sent. */
export interface CutEmail {
  /** For its HTML and its text: both say the same. That for the web is the page's, and not asked for here. */
  readonly edition: Editions
  /** The largest first; empty when nothing was cut. */
  readonly cuts: readonly Cut[]
  /** Whether its HTML is below the limit. */
  readonly fits: boolean
}

export interface CutOptions {
  /** In bytes of the HTML; an email must be below it. */
  readonly limit: number
  /** The issue's address in the public archive; without one nothing is cut, since there is nowhere to read on. */
  readonly permalink: string | null
  readonly strings: Strings
  /** Edition for email → HTML, with all that is sent. Asked for the same tree more than once. */
  readonly render: (edition: Edition) => string
  readonly parts: (edition: Edition) => readonly Part[]
}

/**
 * The emails of an issue, by audience, cut until they fit: the largest text ends after one of its paragraphs with a link
 * to where it goes on in the archive. As many of its paragraphs stay as there is room for; when its first alone is too
 * much, the next largest follows.
 *
 * Only what everybody can read in the archive is cut. What does not fit even so comes out as short as it can be. An email
 * that fits costs nothing but its own rendering. Whether the issue asks for it (`cut: auto`) is the caller's to see: it may
 * also want to know whether that would help.
 *
 * @param whole  the issue's editions
 */
export function cutToFit(issue: Issue, whole: Editions, options: CutOptions): (audience: string) => CutEmail {
  const known = new Map<Edition['blocks'], CutEmail>()
  return (audience) => {
    const edition = whole(audience, 'email')
    const email = known.get(edition.blocks) ?? cutOne(issue, whole, edition, options)
    known.set(edition.blocks, email)
    return email
  }
}

function cutOne(issue: Issue, whole: Editions, edition: Edition, options: CutOptions): CutEmail {
  const { limit, permalink, render, strings } = options
  const bytesOf = (some: Edition): number => Buffer.byteLength(render(some))
  const bytes = bytesOf(edition)
  const uncut: CutEmail = { edition: whole, cuts: [], fits: bytes < limit }
  if (uncut.fits || permalink === null) return uncut
  const link = { permalink, words: strings.readOn }
  const sizes = sizesOf(options.parts(edition))
  const stories = cuttable(edition, sizes, link)
  const versions = versionsOf(stories, sizes, bytes, link)
  if (versions.length === 0) return uncut
  const made = new Map<number, Editions>()
  const versionAt = (index: number): Editions => {
    const editions = made.get(index) ?? withLinksToPage(editionsOf(shortened(issue, stories, versions[index], link), strings), whole, permalink)
    made.set(index, editions)
    return editions
  }
  const found = firstBelow(limit, versions.map(({ estimate }) => estimate), (index) => bytesOf(versionAt(index)(edition.audience, 'email')))
  const last = found ?? versions.length - 1
  const editions = versionAt(last)
  const left = sizesOf(options.parts(editions(edition.audience, 'email')))
  const cut = stories.slice(0, (versions[last]?.story ?? -1) + 1)
  return { edition: editions, cuts: cut.map((story) => cutOf(story, sizes, left)), fits: found !== null }
}

function cutOf({ blocks }: Story, before: Sizes, after: Sizes): Cut {
  const id = blocks[0]?.id ?? ''
  return { id, name: before.get(id)?.name ?? '', from: sizeOf(blocks, before), to: sizeOf(blocks, after) }
}
