import * as z from 'zod'
import { alt, line, picturePath } from '../schema/values.js'
import { initials } from './initials.js'
import { pictureView, spare, type ViewContext } from './kind.js'

/** The attributes of a portrait. Its `alt` may be empty: the name stands beside it. */
export const portraitAttributes = {
  photo: picturePath.optional().describe('Portrait: a picture file, relative to the issue’s'),
  alt: alt.optional().describe('What the portrait shows; `alt=""` when it adds nothing to the name'),
}

/** Where the person of a block stands: in an office, in an organisation. */
export const standingAttributes = {
  role: line(200).optional().describe('That person’s role'),
  organisation: line(200).optional().describe('That person’s organisation'),
}

/** Somebody who signs, answers or is quoted. */
export const personView = z.object({
  name: z.string(),
  role: z.string().nullable(),
  organisation: z.string().nullable(),
  photo: pictureView.nullable(),
  /** One or two letters that stand in for a portrait. */
  initials: spare,
})

interface PersonAttributes {
  readonly role?: string | undefined
  readonly organisation?: string | undefined
  readonly photo?: string | undefined
  readonly alt?: string | undefined
}

export function personOf(name: string, { role, organisation, photo, alt }: PersonAttributes, { picture }: ViewContext): z.output<typeof personView> {
  return { name, role: role ?? null, organisation: organisation ?? null, photo: picture(photo, alt, 'portrait'), initials: initials(name) }
}
