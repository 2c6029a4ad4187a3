import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { PictureUse } from '../../src/pictures/picture.js'
import { made, pixelOf, problemOf } from './made.js'
import { drawing, photograph, plain } from './samples.js'

describe('what becomes of a picture', () => {
  it('is a JPEG of twice the email’s width and WebP in several, each as large as it says', async () => {
    const { picture, contents } = await made(await photograph(1300, 650).jpeg().toBuffer(), 'figure')
    expect(picture).toEqual({
      file: { path: expect.stringMatching(/^assets\/[0-9a-f]{16}\.jpg$/), width: 1104, height: 552 },
      email: { width: 552, height: 276 },
      web: { width: 608, height: 304 },
      modern: [[480, 240], [800, 400], [1216, 608]].map(([width, height]) => ({ path: expect.stringMatching(/^assets\/[0-9a-f]{16}\.webp$/), width, height })),
      isAnimated: false,
    })
    for (const { path, width, height } of [picture.file, ...picture.modern]) expect(await sharp(contents(path)).metadata()).toMatchObject({ format: path.endsWith('jpg') ? 'jpeg' : 'webp', width, height })
    expect(await sharp(contents(picture.file.path)).metadata()).toMatchObject({ chromaSubsampling: '4:2:0' })
  })

  it('is named by its own content, and every file is named', async () => {
    const { picture, files } = await made(await drawing(320, 180).png().toBuffer(), 'gallery')
    for (const { path, contents } of files) expect(path).toMatch(`assets/${createHash('sha256').update(contents).digest('hex').slice(0, 16)}.`)
    expect(files.map(({ path }) => path).sort()).toEqual([picture.file, ...picture.modern].map(({ path }) => path).sort())
  })

  it('is the same, byte for byte, however often and on however many processors it is made', async () => {
    const sources = [await photograph(400, 300).jpeg().toBuffer(), await drawing(400, 225).png().toBuffer()]
    const before = sharp.concurrency()
    try {
      const results = []
      for (const concurrency of [1, 2, 2]) {
        sharp.concurrency(concurrency)
        results.push(await Promise.all(sources.map((bytes) => made(bytes, 'gallery'))))
      }
      const [first, ...others] = results.map((each) => each.map(({ picture, files }) => ({ picture, files: files.map(({ path, contents }) => [path, Buffer.from(contents).toString('base64')]) })))
      for (const other of others) expect(other).toEqual(first)
    } finally {
      sharp.concurrency(before)
    }
  })

  it.each<[PictureUse, number, number]>([['figure', 40, 20], ['portrait', 20, 20], ['logo', 40, 20], ['emblem', 40, 20]])('is never enlarged: %s', async (use, width, height) => {
    const { picture } = await made(await photograph(40, 20).png().toBuffer(), use)
    for (const size of [picture.email, picture.web, picture.file, ...picture.modern]) expect(size).toMatchObject({ width, height })
    expect(picture.modern).toHaveLength(1)
  })

  it('is PNG for what is drawn, in its own colours, and JPEG for a photograph, whatever it was stored as', async () => {
    const drawn = await made(await drawing(320, 180).png().toBuffer(), 'figure')
    expect(drawn.picture.file.path).toMatch(/\.png$/)
    expect(await pixelOf(drawn.contents(drawn.picture.file.path), 120, 90)).toEqual([0x0b, 0x3d, 0x91])
    expect((await sharp(drawn.contents(drawn.picture.file.path)).metadata()).isPalette).toBe(true)
    for (const format of ['png', 'webp', 'avif'] as const) expect((await made(await photograph(160, 90).toFormat(format).toBuffer(), 'figure')).picture.file.path).toMatch(/\.jpg$/)
  })

  it('is not blurred where it was stored without loss', async () => {
    const photo = await made(await photograph(160, 90).png().toBuffer(), 'figure')
    expect(await sharp(photo.contents(photo.picture.file.path)).metadata()).toMatchObject({ format: 'jpeg', chromaSubsampling: '4:4:4' })
    // No pixel is as its neighbour: nothing looks less like a drawing, and nothing is worse as JPEG.
    const board = Buffer.from(Array.from({ length: 64 * 64 }, (_, index) => ((index + (index >> 6)) % 2) * 255))
    for (const format of ['png', 'gif'] as const) {
      const { picture, contents } = await made(await sharp(board, { raw: { width: 64, height: 64, channels: 1 } }).toFormat(format).toBuffer(), 'figure')
      expect(picture.file.path).toMatch(/\.png$/)
      expect(await sharp(contents(picture.file.path)).toColourspace('b-w').raw().toBuffer()).toEqual(board)
    }
  })

  it('keeps more than 256 colours where a palette would be seen', async () => {
    // A line each of 512 colours, none near another: easy for PNG, hard for JPEG.
    const lines = Buffer.from(Array.from({ length: 512 }, (_, line) => Array.from({ length: 64 }, () => [line & 7, (line >> 3) & 7, line >> 6].map((value) => value * 32)).flat()).flat())
    const { picture, contents } = await made(await sharp(lines, { raw: { width: 64, height: 512, channels: 3 } }).png().toBuffer(), 'figure')
    expect(picture.file.path).toMatch(/\.png$/)
    expect(await sharp(contents(picture.file.path)).metadata()).toMatchObject({ isPalette: false })
    expect(await sharp(contents(picture.file.path)).raw().toBuffer()).toEqual(lines)
  })

  it('is WebP without loss for a drawing if that is smaller', async () => {
    const { picture, contents } = await made(await plain(160, 90, [11, 61, 145]).png().toBuffer(), 'figure')
    for (const { path } of picture.modern) expect(Buffer.from(contents(path)).toString('latin1', 12, 16)).toBe('VP8L')
    const photo = await made(await photograph(120, 60).png().toBuffer(), 'figure')
    for (const { path } of photo.picture.modern) expect(Buffer.from(photo.contents(path)).toString('latin1', 12, 16)).toBe('VP8 ')
  })

  it('is a square for a portrait, without squeezing anybody', async () => {
    // Upright: white, a blue band from 60 to 660, white. What is shown begins 60 px down and ends 600 px on.
    const bytes = await plain(600, 900, [255, 255, 255]).composite([{ input: await plain(600, 600, [11, 61, 145]).png().toBuffer(), left: 0, top: 60 }]).png().toBuffer()
    const { picture, contents } = await made(bytes, 'portrait')
    expect(picture).toMatchObject({ file: { width: 112, height: 112 }, email: { width: 56, height: 56 }, web: { width: 72, height: 72 }, modern: [{ width: 144, height: 144 }, { width: 216, height: 216 }] })
    for (const [x, y] of [[2, 2], [109, 2], [2, 109], [109, 109]] as const) expect(await pixelOf(contents(picture.file.path), x, y)).toEqual([11, 61, 145])
  })

  it('loses no line of a portrait’s file to its cut: a file that is broken where nothing is shown is broken', async () => {
    const jpeg = await photograph(100, 900).jpeg().toBuffer()
    expect(await problemOf(jpeg.subarray(0, jpeg.length * 0.9), 'portrait')).toMatchObject({ rule: 'image-broken' })
  })
})
