import * as z from 'zod'
import { parseJson } from '../output/manifest.js'
import type { Picture } from '../pictures/picture.js'

const sizeSchema = z.strictObject({ width: z.int().min(1), height: z.int().min(1) })

// In the order in which `processPicture` writes them: caches are compared as text.
const fileSchema = z.strictObject({ path: z.string(), ...sizeSchema.shape })

/** A picture as editions refer to it. It lies in caches, which may come from anywhere: its numbers are numbers. */
export const pictureSchema: z.ZodType<Picture> = z.strictObject({ file: fileSchema, email: sizeSchema, web: sizeSchema, modern: z.array(fileSchema), isAnimated: z.boolean() })

/** What was made of one picture, and where its files are: those with a hash, in the cache. */
const madePictureSchema = z
  .strictObject({
    picture: pictureSchema,
    files: z.array(z.strictObject({ path: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.int().min(0) })),
  })
  // Called by their content, as `processPicture` does.
  .refine(({ files }) => files.every(({ path, sha256 }) => /^assets\/([0-9a-f]{16})\.(?:jpg|png|webp)$/.exec(path)?.[1] === sha256.slice(0, 16)))
  .refine(({ picture, files }) => filesOfPicture(picture).every((path) => files.some((file) => file.path === path)))

export type MadePicture = z.output<typeof madePictureSchema>

/** The files of a picture, relative to the archive. */
export function filesOfPicture({ file, modern }: Picture): string[] {
  return [file, ...modern].map(({ path }) => path)
}

/** What the cache has of a picture; null when it has nothing, or anything that is not what was put there. */
export function reviveMadePicture(text: string | null): MadePicture | null {
  return text === null ? null : (madePictureSchema.safeParse(parseJson(text)).data ?? null)
}
