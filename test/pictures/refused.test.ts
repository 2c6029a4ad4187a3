import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { undecodable } from '../../src/pictures/problems.js'
import { processPicture } from '../../src/pictures/process.js'
import { made, problemOf } from './made.js'
import { chunk, claimedPng, drawing, manyFrames, photograph, withChunk, withSegment } from './samples.js'

const formats = ['jpeg', 'png', 'gif', 'webp', 'avif'] as const

describe('a picture that is too large', () => {
  it.each([
    ['a header of 50,000 × 50,000 px, and nothing behind it', claimedPng(50_000, 50_000, 8, Buffer.alloc(10)), '50,000 × 50,000 px'],
    ['two million px on a side', claimedPng(2_000_000, 2_000_000, 8, Buffer.alloc(10)), '2,000,000 × 2,000,000 px'],
    ['30,000 × 30,000 px of one bit, in 110 KB', claimedPng(30_000, 30_000, 1, Buffer.alloc(30_000 * 3751)), '30,000 × 30,000 px'],
    ['60 million px', claimedPng(10_000, 6_000, 8, Buffer.alloc(10)), '10,000 × 6,000 px'],
    ['a line', claimedPng(16_001, 1, 8, Buffer.alloc(16_002)), '16,001 × 1 px'],
    ['a column', claimedPng(1, 16_001, 8, Buffer.alloc(32_002)), '1 × 16,001 px'],
    ['a GIF of 65,535 × 65,535 px', manyFrames(65_535, 65_535, 1, [65_535, 65_535]), '65,535 × 65,535 px'],
  ])('is refused before it is decoded, with its size: %s', async (_, bytes, size) => {
    expect(await problemOf(bytes)).toEqual({ rule: 'image-size', text: `Unexpected picture of ${size}, expected at most 50 million px in all and 16,000 px on a side`, note: expect.stringContaining('Make it smaller') })
  })

  it('is taken up to the limit, also where WebP ends', async () => {
    const { picture } = await made(claimedPng(2, 16_000, 8, Buffer.alloc(48_000)))
    expect(picture).toMatchObject({ email: { width: 2, height: 16_000 }, modern: [{ width: 2, height: 16_000 }] })
  })

  it('is told from a broken one when it only takes too long', () => {
    expect(undecodable(new Error('timeout: 12% complete'))).toMatchObject({ rule: 'image-size', text: expect.stringContaining('more than 20 seconds') })
    expect(undecodable(new Error('VipsJpeg: premature end of JPEG image'))).toMatchObject({ rule: 'image-broken' })
  })
})

describe('a picture that is not whole', () => {
  it('is refused when it is empty', async () => {
    expect(await problemOf(new Uint8Array())).toEqual({ rule: 'image-broken', text: 'Unexpected empty file, expected a picture', note: expect.stringContaining('again') })
  })

  const variants = [
    ...formats.map((format) => ({ name: format as string, make: () => photograph(48, 36).toFormat(format).toBuffer() })),
    { name: 'progressive JPEG', make: () => photograph(48, 36).jpeg({ progressive: true }).toBuffer() },
    { name: 'interlaced PNG', make: () => photograph(48, 36).png({ progressive: true }).toBuffer() },
    { name: 'PNG with a palette', make: () => drawing(48, 36).png({ palette: true }).toBuffer() },
    { name: 'WebP without loss', make: () => photograph(48, 36).webp({ lossless: true }).toBuffer() },
  ]
  it.each(variants)('is refused wherever it was cut off, unless not a pixel is lost: $name', async ({ make }) => {
    const whole = await make()
    const expected = await processPicture(whole, 'emblem')
    expect(expected).toHaveProperty('picture')
    const cuts = [...Array.from({ length: 16 }, (_, index) => Math.floor((whole.length * (index + 1)) / 17)), ...[64, 20, 16, 13, 12, 8, 4, 3, 2, 1].map((missing) => whole.length - missing)]
    const results = await Promise.all(cuts.map((end) => processPicture(whole.subarray(0, end), 'emblem')))
    const said = results.map((result) => ('problem' in result ? result.problem.rule : result))
    // The last bytes of a PNG and a GIF only say that it is over.
    for (const each of said.slice(0, 19)) expect(each).toMatch(/^image-(?:broken|format)$/)
    for (const each of said.slice(19)) expect([expected, 'image-broken']).toContainEqual(each)
  })

  it.each([
    ['PNG with a wrong checksum', async () => claimedPng(4, 4, 8, Buffer.alloc(20)).map((value, index) => (index === 45 ? value ^ 1 : value))],
    ['PNG with a wrong checksum of its palette', async () => { const png = await drawing(48, 36).png({ palette: true }).toBuffer(); const at = png.indexOf('PLTE') + 5; return png.map((value, index) => (index === at ? value ^ 1 : value)) }],
    ['PNG with too few rows', async () => claimedPng(4, 4, 8, Buffer.alloc(12))],
    ['PNG without pixels', async () => Buffer.concat([claimedPng(4, 4, 8, Buffer.alloc(20)).subarray(0, 33), chunk('IEND', '')])],
    ['PNG of no size', async () => claimedPng(0, 0, 8, Buffer.alloc(20))],
    ['PNG larger than a PNG can be', async () => claimedPng(2 ** 32 - 1, 2 ** 32 - 1, 8, Buffer.alloc(20))],
    ['beginning of a JPEG and text', async () => Buffer.from('\xFF\xD8\xFFtext', 'latin1')],
    ['beginning of a GIF and a script', async () => Buffer.from('GIF89a/*x*/=1;alert(1)')],
    ['SVG that calls itself GIF', async () => Buffer.from('GIF89a<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9"/></svg>')],
    ['HEVC that calls itself AVIF', async () => Buffer.from((await photograph(48, 36).avif().toBuffer()).toString('latin1').replaceAll('av01', 'hvc1').replaceAll('av1C', 'hvcC'), 'latin1')],
  ])('is refused: %s', async (_, make) => {
    expect(await problemOf(await make())).toEqual({ rule: 'image-broken', text: 'Unexpected damage in the picture, expected a whole file', note: expect.stringContaining('again') })
  })

  it('never ends in an exception, whatever bit of it was turned', async () => {
    let state = 1
    const random = (below: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    for (const format of formats) {
      const whole = await photograph(24, 16).toFormat(format).toBuffer()
      for (let run = 0; run < 24; run += 1) {
        const turned = Buffer.from(whole)
        const at = random(run % 2 === 0 ? 64 : whole.length)
        turned[at] = (turned[at] ?? 0) ^ (1 << random(8))
        const result = await processPicture(turned, 'emblem')
        expect('problem' in result ? result.problem.rule : 'picture').toMatch(/^(?:picture|image-(?:broken|format|size))$/)
      }
    }
  })
})

describe('a picture that every browser shows is taken, whatever else is in its file', () => {
  it.each([
    ['stray bytes between the parts of a JPEG', async (jpeg: Buffer) => Buffer.concat([jpeg.subarray(0, 20), Buffer.alloc(3), jpeg.subarray(20)])],
    ['stray bytes before the end of a JPEG', async (jpeg: Buffer) => Buffer.concat([jpeg.subarray(0, -2), Buffer.from([1, 2, 3]), jpeg.subarray(-2)])],
    ['zeros behind a JPEG', async (jpeg: Buffer) => Buffer.concat([jpeg, Buffer.alloc(999)])],
    ['a second JPEG behind the first', async (jpeg: Buffer) => Buffer.concat([jpeg, jpeg])],
    ['EXIF that is none', async (jpeg: Buffer) => withSegment(jpeg, 0xe1, 'Exif\0\0nonsense')],
    ['XMP that is none', async (jpeg: Buffer) => withSegment(jpeg, 0xe1, 'http://ns.adobe.com/xap/1.0/\0<')],
    ['a colour profile that is none', async (jpeg: Buffer) => withSegment(jpeg, 0xe2, 'ICC_PROFILE\0\x01\x01nonsense')],
    ['PNG with a broken profile', async () => withChunk(await photograph(48, 36).png().toBuffer(), 'iCCP', 'x\0\0nonsense')],
    ['PNG with chunks that nobody knows', async () => withChunk(await photograph(48, 36).png().toBuffer(), 'prVt', 'x')],
    ['PNG with bytes behind its end', async () => Buffer.concat([await photograph(48, 36).png().toBuffer(), Buffer.from('more')])],
  ])('%s', async (_, make) => {
    const { picture, contents } = await made(await make(await photograph(48, 36).jpeg().toBuffer()))
    expect(await sharp(contents(picture.file.path)).metadata()).toMatchObject({ width: 48, height: 36 })
  })
})
