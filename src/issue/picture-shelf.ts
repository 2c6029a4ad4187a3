import type { PictureView, ViewContext } from '../blocks/kind.js'
import { pictureKey, pictureSource } from '../markdown/pictures.js'
import type { Picture, PictureUse } from '../pictures/picture.js'
import type { Newsletter } from '../schema/newsletter.js'
import type { Medium } from './issue.js'

/** The pictures of an issue that may be shown, by what `shelfKey` makes of their use and key. */
export type PictureShelf = ReadonlyMap<string, Picture>

/** The pictures of the newsletter itself. Plain data. */
export interface SitePictures {
  readonly logo: Picture | null
  /** By key of the funding statement. */
  readonly emblems: Readonly<Record<string, Picture>>
}

/** All of them. */
export function sitePictures({ logo, emblems }: SitePictures): Picture[] {
  return [...(logo === null ? [] : [logo]), ...Object.values(emblems)]
}

/** The picture of an `<img>` in a body by its key: a figure, or one of a gallery that stayed in the text because it is a link. */
export function bodyPictures(shelf: PictureShelf): (key: string) => Picture | null {
  return (key) => shelf.get(shelfKey('figure', key)) ?? shelf.get(shelfKey('gallery', key)) ?? null
}

export function shelfKey(use: PictureUse, key: string): string {
  return `${use} ${key}`
}

/** Where an edition's pictures are: the address of the archive's root, absolute for mail, relative for a page. */
export interface PicturePlace {
  readonly medium: Medium
  readonly base: string
}

/** A picture as templates of the medium write it; null where there is none. A text, which cannot show it, has the words for it. */
function pictureViewOf(picture: Picture | null | undefined, alt: string, { medium, base }: PicturePlace): PictureView | null {
  return picture === null || picture === undefined ? null : { ...pictureSource(picture, medium === 'web' ? 'web' : 'email', base), alt }
}

/** What kinds of block ask for a picture with. */
export function pictureViews(shelf: PictureShelf, place: PicturePlace): ViewContext['picture'] {
  return (address, alt, use) => (address === undefined ? null : pictureViewOf(shelf.get(shelfKey(use, pictureKey(address))), alt ?? '', place))
}

/** The newsletter's own pictures as templates write them. */
export function sitePictureViews({ logo, emblems }: SitePictures, { brand, funding }: Newsletter, place: PicturePlace): { logo: PictureView | null; emblem: (key: string) => PictureView | null } {
  return {
    logo: pictureViewOf(logo, brand.logo?.alt ?? '', place),
    emblem: (key) => pictureViewOf(Object.hasOwn(emblems, key) ? emblems[key] : null, funding[key]?.alt ?? '', place),
  }
}
