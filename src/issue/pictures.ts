import type { Definition, FootnoteDefinition, Nodes } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { kindsOf, type BlockKinds } from '../blocks/index.js'
import { addressKind } from '../markdown/addresses.js'
import { pictureKey } from '../markdown/pictures.js'
import { rawTags } from '../markdown/raw-html.js'
import type { Place } from '../messages/message.js'
import { placeOf } from '../messages/report.js'
import type { PictureUse } from '../pictures/picture.js'
import type { Newsletter } from '../schema/newsletter.js'
import { isVisible, type Block, type Issue, type Visibility } from './issue.js'
import { shelfKey } from './picture-shelf.js'

/** One place of an issue at which a picture stands. */
export interface PictureReference {
  /** As it was written. */
  readonly address: string
  readonly use: PictureUse
  /** Null when the editor did not say what it shows; '' when it only decorates. */
  readonly alt: string | null
  readonly visibility: Visibility
  readonly place: Place | null
}

/** Every picture of an issue, in reading order: its cover, and those of its blocks' attributes, Markdown and raw HTML. */
export function pictureReferences(issue: Issue, newsletter: Pick<Newsletter, 'blocks'>): PictureReference[] {
  const kinds = kindsOf(newsletter)
  const cover: PictureReference[] = issue.cover === undefined ? [] : [{ address: issue.cover, use: 'figure', alt: issue.alt ?? null, visibility: issue.visibility, place: issue.places.cover }]
  return [
    ...cover,
    ...issue.blocks.flatMap((block) => referencesOf(block, issue, kinds)),
    ...footnotesOf(issue).flatMap(({ node, visibility }) => inMarkdown(node.children, visibility, 'figure', issue)),
  ]
}

function referencesOf(block: Block, issue: Issue, kinds: BlockKinds): PictureReference[] {
  const use = kinds.get(block.kind)?.bodyPictures ?? 'figure'
  return [
    ...block.pictures.map(({ path, ...picture }) => ({ ...picture, address: path, visibility: block.visibility })),
    ...inMarkdown([...(block.title ?? []), ...block.body], block.visibility, use, issue),
  ]
}

/**
 * Each footnote for whom it is shown: those who read a text that refers to it, be it a block or another footnote. Once for
 * each such text; not at all where nothing refers to it.
 */
function footnotesOf({ blocks, definitions }: Issue): Array<{ node: FootnoteDefinition; visibility: Visibility }> {
  const notes = new Map(definitions.flatMap(({ node, visibility }) => (node.type === 'footnoteDefinition' ? [[node.identifier, { node, visibility }] as const] : [])).toReversed())
  const found = new Map<string, { node: FootnoteDefinition; visibility: Visibility }>()
  const follow = (nodes: readonly Nodes[], visibility: Visibility): void => {
    const within: Nodes = { type: 'root', children: [...nodes] as never[] } // as in `inMarkdown`
    visit(within, (node) => {
      if (node.type === 'footnoteDefinition') return SKIP
      const note = node.type === 'footnoteReference' ? notes.get(node.identifier) : undefined
      if (note === undefined) return undefined
      const readers = both(visibility, note.visibility)
      const key = JSON.stringify([note.node.identifier, readers])
      // Footnotes may refer to each other in a circle, and to one another a thousand times.
      if (found.has(key)) return undefined
      found.set(key, { node: note.node, visibility: readers })
      follow(note.node.children, readers)
      return undefined
    })
  }
  for (const { title, body, visibility } of blocks) follow([...(title ?? []), ...body], visibility)
  return [...found.values()]
}

/** What two places ask of a reader, each thing once. */
function both(a: Visibility, b: Visibility): Visibility {
  const once = <T>(sets: readonly T[]): T[] => [...new Map(sets.map((set) => [JSON.stringify(set), set])).values()]
  return { audiences: once([...a.audiences, ...b.audiences]), media: once([...a.media, ...b.media]) }
}

function inMarkdown(nodes: readonly Nodes[], visibility: Visibility, use: PictureUse, { definitions }: Issue): PictureReference[] {
  const found: PictureReference[] = []
  const add = (address: string, alt: string | null, position: Parameters<typeof placeOf>[0]): void => void found.push({ address, use, alt, visibility, place: placeOf(position) })
  const within: Nodes = { type: 'root', children: [...nodes] as never[] } // whatever stands in a body may be looked through
  visit(within, (node) => {
    // One in a list or a quotation is among the definitions, too.
    if (node.type === 'footnoteDefinition') return SKIP
    // `![](a.jpg)` says nothing; that a picture only decorates is said by `<img src="a.jpg" alt="">`.
    if (node.type === 'image') add(node.url, node.alt?.trim() || null, node.position)
    if (node.type === 'imageReference') {
      const definition = definitions.find((one): one is { node: Definition; visibility: Visibility } => one.node.type === 'definition' && one.node.identifier === node.identifier)
      if (definition !== undefined) add(definition.node.url, node.alt?.trim() || null, node.position)
    }
    if (node.type !== 'html') return undefined
    for (const { name, attributes, position } of rawTags(node)) {
      // A browser reads <image> as <img>.
      const valueOf = (wanted: string): string | null => attributes.find((attribute) => attribute.name === wanted)?.value ?? null
      const address = valueOf('src')
      if ((name === 'img' || name === 'image') && address !== null) add(address, valueOf('alt'), position)
    }
    return undefined
  })
  return found
}

/** Whether a picture lies beside the issue, as it must; the others are on a server, or are no file at all. */
export function isLocal({ address }: Pick<PictureReference, 'address'>): boolean {
  return addressKind(address) === 'relative' && pictureKey(address) !== ''
}

/** Text has none. */
const pictured = ['email', 'web'] as const

/** Whether it is shown as a picture anywhere, and not only described in text. */
export function isPictured({ visibility }: Pick<PictureReference, 'visibility'>): boolean {
  return pictured.some((medium) => visibility.media.every((set) => set.includes(medium)))
}

/**
 * The pictures that may be put into the archive, which everybody can read, by `shelfKey`: those that the public sees
 * somewhere in the issue, as it sees them. Of the others not even the file may be there: a group picture is more than
 * the portrait that is cut out of it.
 */
export function publicPictures(references: readonly PictureReference[]): ReadonlySet<string> {
  return new Set(references.flatMap((reference) => (isLocal(reference) && pictured.some((medium) => isVisible(reference.visibility, 'public', medium)) ? [shelfKey(reference.use, pictureKey(reference.address))] : [])))
}
