import type { Definition, FootnoteDefinition, PhrasingContent, RootContent } from 'mdast'
import type { Place } from '../messages/message.js'
import type { PictureUse } from '../pictures/picture.js'
import type { FrontMatter } from '../schema/front-matter.js'

/** Where a rendering goes. `only` on a block names one or more of these. */
export const media = ['email', 'web', 'text'] as const
export type Medium = (typeof media)[number]

/**
 * For whom something is. Every set must hold the edition's audience (and every list of media its medium): a block in a
 * block obeys both its own and its parent's.
 */
export interface Visibility {
  readonly audiences: ReadonlyArray<readonly string[]>
  readonly media: ReadonlyArray<readonly Medium[]>
}

/** One publication: front matter resolved, body in blocks. `path` is relative to the project. */
export interface Issue extends Omit<FrontMatter, 'slug' | 'lang' | 'audience'> {
  readonly path: string
  readonly slug: string
  readonly lang: string
  /** What the editions of one issue in several languages share. */
  readonly stem: string
  /** The language of a translation (`issue-06.fr.md`), whose files lie in a folder of that name; null for the issue itself. */
  readonly translation: string | null
  readonly visibility: Visibility
  /** Where the front matter has what must be the issue's own; its first line for what it does not have. */
  readonly places: { readonly type: Place; readonly date: Place; readonly number: Place; readonly slug: Place; readonly aliases: Place; readonly cover: Place; readonly home: Place }
  /** In reading order; a block that stood inside another follows it, one level deeper. */
  readonly blocks: readonly Block[]
  readonly definitions: ReadonlyArray<{ readonly node: Definition | FootnoteDefinition; readonly visibility: Visibility }>
}

/** One piece of an issue's body. `kind` is a key of the registry, whose schema made `attributes`. */
export interface Block {
  readonly kind: string
  readonly attributes: unknown
  /** Unique in the issue; the fragment under which the block is found. */
  readonly id: string
  /** Heading level in the page and the email: 2, or 3 for a block that stood inside another. */
  readonly level: 2 | 3
  readonly title: readonly PhrasingContent[] | null
  readonly body: readonly RootContent[]
  readonly visibility: Visibility
  readonly place: Place | null
  /** Those that its attributes name; those of the body stand in the body. */
  readonly pictures: readonly AttributePicture[]
}

/** A picture that an attribute names. */
export interface AttributePicture {
  /** As it was written, relative to the issue's file. */
  readonly path: string
  readonly use: PictureUse
  /** Null when the editor did not say what it shows. */
  readonly alt: string | null
  readonly place: Place
}

/** True when something is in the edition for `audience` on `medium`. */
export function isVisible(visibility: Visibility, audience: string, medium: Medium): boolean {
  return visibility.audiences.every((set) => set.includes(audience)) && visibility.media.every((set) => set.includes(medium))
}
