import * as z from 'zod'
import { formatWhen } from '../language/dates.js'
import { alt, date, line, picturePath, webUrl } from '../schema/values.js'
import { commonAttributes, commonValues, commonView, defineKind, pictureView, spare } from './kind.js'

/** A report or a guide that has come out. */
export const publication = defineKind({
  attributes: z.strictObject({
    ...commonAttributes,
    by: line(200).optional().describe('Who published it'),
    date: date.optional().describe('Day on which it came out'),
    url: webUrl.optional().describe('Where it can be read'),
    cover: picturePath.optional().describe('Its cover: a picture file, relative to the issue’s'),
    alt: alt.optional().describe('What the cover shows; `alt=""` when it adds nothing to the title'),
  }),
  view: z.object({
    ...commonView,
    by: z.string().nullable(),
    /** `iso` is for `<time datetime>`. */
    date: z.object({ iso: spare, text: z.string() }).nullable(),
    url: z.string().nullable(),
    cover: pictureView.nullable(),
  }),
  title: 'required',
  pictures: { cover: 'cover' },
  toView(content, context) {
    const { by, date: day, url, cover, alt: shows } = content.attributes
    return {
      // One without a title is an error, but in an old archive only a warning.
      ...commonValues(content, context, context.strings.publication),
      by: by ?? null,
      date: day === undefined ? null : { iso: day, text: formatWhen(day, context.lang) },
      url: url ?? null,
      cover: context.picture(cover, shows, 'cover'),
    }
  },
})
