import sharp from 'sharp'
import type { Picture, PictureUse } from '../../src/pictures/picture.js'
import type { PictureProblem } from '../../src/pictures/problem.js'
import { processPicture } from '../../src/pictures/process.js'

interface Made {
  readonly picture: Picture
  readonly files: readonly { readonly path: string; readonly contents: Uint8Array }[]
  readonly contents: (path: string) => Uint8Array
}

/** What was made of a file that must be good. */
export async function made(bytes: Uint8Array, use: PictureUse = 'figure'): Promise<Made> {
  const result = await processPicture(bytes, use)
  if ('problem' in result) throw new Error(result.problem.text)
  const contents = (path: string): Uint8Array => {
    const file = result.files.find((one) => one.path === path)
    if (!file) throw new Error(`There is no ${path}.`)
    return file.contents
  }
  return { ...result, contents }
}

/** What is said against a file that must not be good. */
export async function problemOf(bytes: Uint8Array, use: PictureUse = 'figure'): Promise<PictureProblem> {
  const result = await processPicture(bytes, use)
  if (!('problem' in result)) throw new Error('It was taken.')
  return result.problem
}

/** The red, green and blue of one pixel. */
export async function pixelOf(contents: Uint8Array, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(contents).removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  return [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)]
}
