import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { made, pixelOf } from './made.js'
import { chunk, drawing, manyFrames, photograph, plain, withChunk } from './samples.js'

const red = [200, 60, 40] as const

/** The largest difference between the middle of what was made and a colour. */
async function off(bytes: Buffer, colour: readonly number[]): Promise<number> {
  const { picture, contents } = await made(bytes)
  const found = await Promise.all([picture.file, ...picture.modern].map(({ path, width, height }) => pixelOf(contents(path), Math.floor(width / 2), Math.floor(height / 2))))
  return Math.max(...found.flatMap((pixel) => pixel.map((value, channel) => Math.abs(value - (colour[channel] ?? NaN)))))
}

describe('the colours of a picture', () => {
  it.each([
    ['8 bits', plain(40, 30, red).png()],
    ['16 bits', plain(40, 30, red).toColourspace('rgb16').png()],
    ['Display P3', plain(40, 30, red).withIccProfile('p3').png()],
    ['16 bits in Display P3', plain(40, 30, red).toColourspace('rgb16').withIccProfile('p3').png()],
    ['16 bits in sRGB', plain(40, 30, red).toColourspace('rgb16').withIccProfile('srgb').png()],
    ['JPEG in Display P3', plain(40, 30, red).withIccProfile('p3').jpeg({ quality: 100 })],
    ['AVIF of 10 bits', plain(40, 30, red).avif({ quality: 100, bitdepth: 10 })],
    ['AVIF of 10 bits in Display P3', plain(40, 30, red).withIccProfile('p3').avif({ quality: 100, bitdepth: 10 })],
    ['WebP', plain(40, 30, red).webp({ quality: 100 })],
  ])('stay as they are: %s', async (_, source) => {
    expect(await off(await source.toBuffer(), red)).toBeLessThanOrEqual(3)
  })

  it('are those of the print, as near as a screen comes: CMYK', async () => {
    for (const profile of [[], ['cmyk']] as const) {
      const source = plain(40, 30, red).toColourspace('cmyk').jpeg({ quality: 100 })
      const bytes = await (profile[0] === undefined ? source : source.withIccProfile(profile[0])).toBuffer()
      expect((await sharp(bytes).metadata()).space).toBe('cmyk')
      expect(await off(bytes, red)).toBeLessThanOrEqual(30)
    }
  })

  it.each([
    ['8 bits', plain(40, 30, [90, 90, 90]).toColourspace('b-w').png()],
    ['16 bits', plain(40, 30, [90, 90, 90]).toColourspace('grey16').png()],
    ['JPEG', plain(40, 30, [90, 90, 90]).toColourspace('b-w').jpeg()],
  ])('stay grey: %s', async (_, source) => {
    expect(await off(await source.toBuffer(), [90, 90, 90])).toBeLessThanOrEqual(1)
  })

  it.each([
    ['PNG', plain(40, 30, [0, 0, 0], 0.5).png(), 127],
    ['PNG of 16 bits', plain(40, 30, [0, 0, 0], 0.5).toColourspace('rgb16').png(), 127],
    ['grey PNG', plain(40, 30, [0, 0, 0], 0.5).toColourspace('b-w').png(), 127],
    ['PNG with a palette', plain(40, 30, [0, 0, 0], 0).png({ palette: true }), 255],
    ['GIF', plain(40, 30, [0, 0, 0], 0).gif(), 255],
    ['WebP', plain(40, 30, [0, 0, 0], 0.5).webp(), 127],
    ['AVIF', plain(40, 30, [0, 0, 0], 0.5).avif(), 127],
  ])('stand on white where they let through: %s', async (_, source, grey) => {
    const bytes = await source.toBuffer()
    expect((await sharp(bytes).metadata()).hasAlpha).toBe(true)
    expect(await off(bytes, [grey, grey, grey])).toBeLessThanOrEqual(2)
    const { files } = await made(bytes)
    for (const { contents } of files) expect((await sharp(contents).metadata()).hasAlpha).toBe(false)
  })
})

describe('a photograph that was taken with the camera turned', () => {
  // Upright: red on the left, blue on the right, taller than wide. Each file stores it turned, and says how.
  const upright = async (): Promise<Buffer> => plain(40, 60, [200, 0, 0]).composite([{ input: await plain(20, 60, [0, 0, 200]).png().toBuffer(), left: 20, top: 0 }]).png().toBuffer()
  it.each([[1, 0, false], [2, 0, true], [3, 180, false], [4, 180, true], [6, 270, false], [8, 90, false]] as const)('stands upright: EXIF orientation %i', async (orientation, angle, flop) => {
    const turned = sharp(await sharp(await upright()).rotate(angle).toBuffer())
    const bytes = await (flop ? turned.flop() : turned).withMetadata({ orientation }).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer()
    const { picture, contents } = await made(bytes)
    expect(picture.email).toEqual({ width: 40, height: 60 })
    for (const { path } of [picture.file, ...picture.modern]) {
      const [[left], [, , right]] = [await pixelOf(contents(path), 5, 30), await pixelOf(contents(path), 34, 30)]
      expect(left).toBeGreaterThan(180)
      expect(right).toBeGreaterThan(180)
    }
  })
})

describe('a picture that moves', () => {
  it('stands still at its first frame, and is known to have moved', async () => {
    const frames = await Promise.all([plain(40, 30, [200, 0, 0]), plain(40, 30, [0, 0, 200]), plain(40, 30, [0, 200, 0])].map((frame) => frame.png().toBuffer()))
    for (const format of ['gif', 'webp'] as const) {
      const bytes = await sharp(frames, { join: { animated: true } }).toFormat(format).toBuffer()
      const { picture, files } = await made(bytes)
      expect(picture).toMatchObject({ isAnimated: true, email: { width: 40, height: 30 } })
      expect(await off(bytes, [200, 0, 0])).toBeLessThanOrEqual(4)
      for (const { contents } of files) expect((await sharp(contents).metadata()).pages ?? 1).toBe(1)
    }
  })

  it('is known as PNG, too', async () => {
    const png = await drawing(40, 30).png().toBuffer()
    expect((await made(withChunk(png, 'acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])))).picture.isAnimated).toBe(true)
    expect((await made(withChunk(png, 'tEXt', 'Comment\0acTL'))).picture.isAnimated).toBe(false)
    // Behind the pixels it says nothing, and browsers leave it.
    expect((await made(Buffer.concat([png.subarray(0, -12), chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])), png.subarray(-12)]))).picture.isAnimated).toBe(false)
  })

  it('is known as AVIF, too', async () => {
    const avif = await photograph(40, 30).avif().toBuffer()
    avif.write('avis', avif.indexOf('miaf'), 'latin1')
    expect((await made(avif)).picture.isAnimated).toBe(true)
  })

  it.each(['gif', 'webp', 'png', 'avif', 'jpeg'] as const)('is not one of a single frame: %s', async (format) => {
    expect((await made(await photograph(40, 30).toFormat(format).toBuffer())).picture.isAnimated).toBe(false)
  })

  it('costs no more than one frame, however many it has', async () => {
    // 3,000 frames of 4 million px each.
    const { picture } = await made(manyFrames(2000, 2000, 3000), 'portrait')
    expect(picture).toMatchObject({ isAnimated: true, email: { width: 56, height: 56 } })
  })
})
