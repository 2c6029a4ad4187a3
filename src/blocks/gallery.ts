import type { PhrasingContent, Root } from 'mdast'
import { EXIT, SKIP, visit } from 'unist-util-visit'
import * as z from 'zod'
import { message, placeOf } from '../messages/report.js'
import { commonAttributes, commonValues, commonView, defineKind, html, pictureView } from './kind.js'
import { takePictures } from './take-pictures.js'

/** Pictures side by side, each with its caption: `![what it shows](file.jpg "Caption")`. Prose stands above them. */
export const gallery = defineKind({
  attributes: z.strictObject({ ...commonAttributes }),
  view: z.object({
    ...commonView,
    items: z.array(
      z.object({
        /** Null in text, and where there is no picture that may be shown: then `alt` stands in for it. */
        picture: pictureView.nullable(),
        /** What it shows; empty when it only decorates. */
        alt: z.string(),
        caption: html.nullable(),
      }),
    ),
  }),
  title: 'optional',
  bodyPictures: 'gallery',
  check({ body, place }, file) {
    let holdsPicture = false
    const root: Root = { type: 'root', children: [...body] }
    visit(root, (node) => {
      if (node.type === 'link' || node.type === 'linkReference') return SKIP
      holdsPicture ||= node.type === 'image' || node.type === 'imageReference' || (node.type === 'html' && /<(?:img|image)\b/i.test(node.value))
      return holdsPicture ? EXIT : undefined
    })
    const note = 'Write each in a line of its own: `![what it shows](file.jpg "Caption")`. One that is also a link stays in the text, and does not count.'
    const mixed = body.find((node) => node.type === 'paragraph' && node.children.some(isPicture) && node.children.some((child) => !isPicture(child) && (child.type !== 'text' || child.value.trim() !== '') && child.type !== 'break'))
    if (mixed !== undefined) return [message('block-body', file, mixed.position ? placeOf(mixed.position) : place, 'Unexpected words beside a picture of a `gallery`, expected a caption or a paragraph of their own', 'Write a caption in quotes after the file, `![what it shows](file.jpg "Caption")`. Other words stand above the pictures: leave an empty line between.')]
    return holdsPicture ? [] : [message('block-body', file, place, 'Unexpected `gallery` without a picture, expected one or more', note)]
  },
  toView(content, context) {
    const { pictures, rest } = takePictures(content.body)
    const items = pictures.map(({ src, alt, caption }) => ({ picture: context.picture(src, alt, 'gallery'), alt, caption: caption.length === 0 ? null : context.render(caption).trim() || null }))
    return {
      ...commonValues({ ...content, body: rest }, context),
      items: items.filter(({ picture, alt, caption }) => picture !== null || alt !== '' || caption !== null),
    }
  },
})

const isPicture = (node: PhrasingContent): boolean => node.type === 'image' || node.type === 'imageReference' || (node.type === 'html' && /^<(?:img|image)\b/i.test(node.value))
