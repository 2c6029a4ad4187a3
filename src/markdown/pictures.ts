import type { Element, ElementContent } from 'hast'
import type { Picture, PictureFile } from '../pictures/picture.js'
import { addressKind } from './addresses.js'
import { isBlank, isElement } from './text-node.js'
import { describePicture } from './text-title.js'

/** One byte sequence of UTF-8 in percent-encoding. */
const encodedCharacter = /%[0-7][0-9a-f]|%[cd][0-9a-f]%[89ab][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f]){2}|%f[0-7](?:%[89ab][0-9a-f]){3}/gi

/**
 * The path of a picture as its editor means it: the same for `my photo.jpg`, `my%20photo.jpg` and `./my%20photo.jpg`,
 * whether it comes from Markdown or from the tree. What is no valid encoding stays as it is. Backslashes and `..` stay
 * too: whoever looks for the file judges them.
 */
export function pictureKey(address: string): string {
  const path = address
    .replace(/[?#][\s\S]*$/, '')
    .replace(encodedCharacter, decode)
    // remark-rehype encodes half of a surrogate pair as this.
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim()
    .normalize('NFC')
  return path.split('/').filter((part) => part !== '.').join('/')
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}

/** A picture as HTML refers to it. `width` and `height` are in CSS px; `srcset` and `sizes` belong to `<source type="image/webp">`. */
export interface PictureSource {
  readonly src: string
  readonly width: number
  readonly height: number
  readonly srcset: string | null
  readonly sizes: string | null
}

/** As wide as a page's text: 38rem, which is less on narrow screens. */
const fullWidth = 38 * 16
const fullSizes = '(min-width: 41rem) 38rem, calc(100vw - 2.5rem)'

/**
 * Where a picture's files are, and how large it is shown. In an email there is one file, up to twice as large as it is
 * shown: `width` and `height` must be written, Outlook on Windows goes by them alone.
 *
 * @param base    what the archive's root is called from here, with a slash at its end: absolute in an email
 * @param widest  CSS px; a wider picture is shown smaller, in proportion
 */
export function pictureSource(picture: Picture, medium: 'email' | 'web', base: string, widest = Infinity): PictureSource {
  const shown = picture[medium]
  const width = Math.min(shown.width, widest)
  const height = width === shown.width ? shown.height : Math.max(1, Math.round((shown.height * width) / shown.width))
  const src = address(picture.file, base)
  if (medium === 'email' || picture.modern.length === 0) return { src, width, height, srcset: null, sizes: null }
  const srcset = picture.modern.map((file) => `${address(file, base)} ${file.width}w`).join(', ')
  return { src, width, height, srcset, sizes: width >= fullWidth ? fullSizes : `${width}px` }
}

/** Encoded: a space or a comma would end the address in a srcset. */
function address({ path }: PictureFile, base: string): string {
  return base + path.split('/').map(encodeURIComponent).join('/')
}

export interface PictureOptions {
  readonly medium: 'email' | 'web'
  /** See `pictureSource`. */
  readonly base: string
}

type Find = (key: string) => Picture | null

/**
 * Sanitised hast with its pictures in place, from the files that `find` has for their keys (`pictureKey`). Pictures of
 * other servers stay as they are. One that `find` has not is replaced by its description. What comes in is not changed.
 *
 * `<picture>` and `<source>` come after sanitising, which would remove them, since an editor's own could load anything.
 * These are safe: their addresses are made of `base` and our own encoded paths, their sizes are numbers, and all that
 * they have from the editor are attributes that were sanitised.
 */
export function withPictures(nodes: readonly ElementContent[], find: Find, options: PictureOptions): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (!isElement(node)) return [node]
    if (isElement(node, 'img')) return place(node, find, options)
    if (isElement(node, 'figure')) return placeInFigure(node, find, options)
    const children = withPictures(node.children, find, options)
    return isEmptied(node, children) ? [] : [{ ...node, children }]
  })
}

function place(image: Element, find: Find, { medium, base }: PictureOptions): ElementContent[] {
  const { src, width, height: _, alt: written, ...others } = image.properties
  if (typeof src === 'string' && addressKind(src) === 'allowed') return [image]
  const alt = typeof written === 'string' ? written : ''
  const picture = typeof src === 'string' ? find(pictureKey(src)) : null
  if (picture === null) {
    const words = describePicture(alt.trim(), typeof others['title'] === 'string' ? others['title'] : '')
    return words === '' ? [] : [{ type: 'text', value: words }]
  }
  const source = pictureSource(picture, medium, base, typeof width === 'number' && width >= 1 ? Math.round(width) : undefined)
  const laziness = medium === 'web' ? { loading: 'lazy', decoding: 'async' } : {}
  const img = element('img', { ...others, src: source.src, width: source.width, height: source.height, ...laziness, alt }, [])
  if (source.srcset === null || source.sizes === null) return [img]
  return [element('picture', {}, [element('source', { type: 'image/webp', srcSet: source.srcset, sizes: source.sizes }, []), img])]
}

/** What describes a missing picture is a paragraph of its figure, unless the caption says the same. */
function placeInFigure(figure: Element, find: Find, options: PictureOptions): Element[] {
  const captions = new Set(figure.children.filter((child) => isElement(child, 'figcaption')).map((child) => words(child).trim()))
  const children = figure.children.flatMap((child): ElementContent[] => {
    const placed = withPictures([child], find, options)
    if (!holdsPicture(child) || placed.some(holdsPicture)) return placed
    return placed.length === 0 || captions.has(placed.map(words).join('').trim()) ? [] : [element('p', {}, placed)]
  })
  return children.every(isBlank) ? [] : [{ ...figure, children }]
}

/** A picture, or a link around one. */
function holdsPicture(node: ElementContent): boolean {
  return isElement(node, 'img', 'picture') || (isElement(node, 'a') && node.children.some((child) => isElement(child, 'img', 'picture')))
}

/** A link or a paragraph that held nothing but a picture that has no description. */
function isEmptied(node: Element, children: readonly ElementContent[]): boolean {
  return isElement(node, 'a', 'p') && node.properties['id'] === undefined && children.every(isBlank) && !node.children.every(isBlank)
}

function words(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(words).join('') : ''
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}
