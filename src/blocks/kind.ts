import type { ElementContent } from 'hast'
import type { RootContent } from 'mdast'
import * as z from 'zod'
import type { Message, Place } from '../messages/message.js'
import type { Strings } from '../language/strings.js'
import type { PictureUse } from '../pictures/picture.js'

/** What every block takes besides the attributes of its kind. */
export const commonAttributes = {
  id: z.string().regex(/^[\p{L}][\p{L}\p{M}\p{N}_-]{0,99}$/u, 'a letter, then letters, digits and hyphens').optional().describe('Address of the block on its page; made from the title when it is missing'),
  audience: z.string().optional().describe('For whom the block is, such as `members`; everyone when it is missing'),
  only: z.string().optional().describe('Where the block appears: `email`, `web` or `text`; everywhere when it is missing'),
}

/** What is rendered for the medium: HTML in email and on the web, plain words in text. Templates are held to its three braces. */
export const html = z.string().meta({ html: true })

/** What templates may leave out: it is for machines, or says again what another name says. They have to show all other words. */
export const spare = z.string().meta({ spare: true })

/** What every block's templates see. */
export const commonView = {
  id: spare,
  level: z.number(),
  title: html.nullable(),
  body: html,
}

/** A picture as a template writes it. `srcset` (WebP) and `sizes` are for pages; in an email they are null. */
export const pictureView = z
  .object({
    src: z.string(),
    /** How large it is shown, in CSS px. */
    width: z.number(),
    height: z.number(),
    /** Empty for one that only decorates. */
    alt: z.string(),
    srcset: spare.nullable(),
    sizes: spare.nullable(),
  })
  .meta({ picture: true })

export type PictureView = z.output<typeof pictureView>

/** A block of one edition, its parts as sanitised hast. */
export interface BlockContent<A> {
  readonly id: string
  readonly level: number
  readonly title: readonly ElementContent[] | null
  readonly body: readonly ElementContent[]
  readonly attributes: A
  readonly place: Place | null
}

/** What a view needs of its surroundings. */
export interface ViewContext {
  /** hast → HTML or text, for the medium at hand. */
  readonly render: (nodes: readonly ElementContent[]) => string
  /** The picture at a path (as an attribute or an `<img>` names it) for this medium; null when there is none that may be shown. A text has its `alt`. */
  readonly picture: (path: string | undefined, alt: string | undefined, use: PictureUse) => PictureView | null
  /** A telephone number as the medium writes it. */
  readonly telephone: (number: string) => string
  readonly lang: string
  readonly strings: Strings
  /** The newsletter's time zone, by its IANA name. */
  readonly timezone: string
}

/**
 * One kind of block: how it is written, and what its templates see.
 *
 * `attributes` and `view` are zod objects: the one definition of the directive's attributes and of the view's names.
 */
export interface BlockKind<A extends z.ZodType = z.ZodType, V extends z.ZodObject = z.ZodObject> {
  readonly attributes: A
  readonly view: V
  readonly title: 'required' | 'optional'
  /** The attributes that name picture files, and what each picture is for; `alt` describes it. */
  readonly pictures?: Readonly<Record<string, PictureUse>>
  /** What the pictures in the body are for, when they are not figures. */
  readonly bodyPictures?: PictureUse
  /** What is wrong with the body, before anything is rendered. */
  check?(source: { readonly body: readonly RootContent[]; readonly place: Place | null }, file: string): Message[]
  /** A method, so that kinds of different attributes fit one registry: each is only given what its own schema made. */
  toView(content: BlockContent<z.output<A>>, context: ViewContext): z.output<V>
}

/** Ties a kind's attributes to its view, so that each file of this folder is checked by itself. */
export function defineKind<A extends z.ZodType, V extends z.ZodObject>(kind: BlockKind<A, V>): BlockKind<A, V> {
  return kind
}

/** The part of a view that all kinds share. */
export function commonValues(content: BlockContent<unknown>, context: ViewContext, fallbackTitle: string | null = null): z.output<z.ZodObject<typeof commonView>> {
  return {
    id: content.id,
    level: content.level,
    title: content.title === null ? fallbackTitle : context.render(content.title),
    // An empty body leaves line breaks behind, which `{{#if body}}` would take for words.
    body: context.render(content.body).replace(/^\n+|\n+$/g, ''),
  }
}
