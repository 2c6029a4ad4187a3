import type { Element, ElementContent } from 'hast'

/** A picture that stands in a body, and what stands below it. */
interface BodyPicture {
  readonly src: string
  readonly alt: string
  readonly caption: readonly ElementContent[]
}

/**
 * A body's pictures in reading order, and the body without them.
 *
 * A picture is an `<img>`, or a `<figure>` of an `<img>` and perhaps a `<figcaption>`; a bare one's `title` is its
 * caption. One within a link stays where it is, or readers would lose where it leads.
 */
export function takePictures(body: readonly ElementContent[]): { pictures: BodyPicture[]; rest: ElementContent[] } {
  const pictures: BodyPicture[] = []
  const take = (nodes: readonly ElementContent[]): ElementContent[] =>
    nodes.flatMap((node) => {
      if (node.type !== 'element' || node.tagName === 'a') return [node]
      const picture = pictureOf(node)
      if (picture !== null) {
        pictures.push(picture)
        return []
      }
      const count = pictures.length
      const children = take(node.children)
      // What held nothing but pictures goes with them.
      return pictures.length > count && children.every(isEmpty) ? [] : [{ ...node, children }]
    })
  const rest = take(body)
  return { pictures, rest: rest.every(isEmpty) ? [] : rest }
}

function pictureOf(node: Element): BodyPicture | null {
  if (node.tagName === 'img') return fromImage(node, typeof node.properties['title'] === 'string' ? [{ type: 'text', value: node.properties['title'] }] : [])
  if (node.tagName !== 'figure') return null
  const [image, caption, ...more] = node.children.filter((child) => !isEmpty(child))
  if (image?.type !== 'element' || image.tagName !== 'img' || more.length > 0) return null
  if (caption === undefined) return fromImage(image, [])
  return caption.type === 'element' && caption.tagName === 'figcaption' ? fromImage(image, caption.children) : null
}

function fromImage({ properties: { src, alt } }: Element, caption: readonly ElementContent[]): BodyPicture {
  return { src: typeof src === 'string' ? src : '', alt: typeof alt === 'string' ? alt : '', caption }
}

/** White space, and the line breaks between pictures of one paragraph. */
function isEmpty(node: ElementContent): boolean {
  return node.type === 'text' ? node.value.trim() === '' : node.type !== 'element' || node.tagName === 'br'
}
