import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { made } from './made.js'
import { drawing, manyFrames, photograph, withChunk, withSegment } from './samples.js'

/** Words of an author, a place and a program; each way to carry metadata has one of its own. */
const secrets = ['Secret-Camera', 'Secret-Place', 'Secret-Author', 'Secret-Comment', 'Secret-Caption', 'Exif', 'xmpmeta', 'ICC_PROFILE', 'iCCP', 'eXIf', 'tEXt', '8BIM']

const exif = { IFD0: { Make: 'Secret-Camera', Copyright: 'Secret-Author' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '50/1 50/1 0/1', GPSLongitude: '4/1 21/1 0/1', GPSMapDatum: 'Secret-Place' } }
const xmp = '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Secret-Author</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'

async function expectNothing(bytes: Buffer): Promise<void> {
  const { files } = await made(bytes)
  expect(files.length).toBeGreaterThan(1)
  for (const { contents } of files) {
    const text = Buffer.from(contents).toString('latin1')
    for (const secret of secrets) expect(text).not.toContain(secret)
    expect(await sharp(contents).metadata()).toMatchObject({ hasProfile: false })
    for (const kind of ['exif', 'xmp', 'iptc', 'icc', 'comments', 'orientation'] as const) expect(await sharp(contents).metadata()).not.toHaveProperty(kind)
  }
}

describe('nothing of who made a picture, where and with what reaches a reader', () => {
  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('from EXIF, XMP and a colour profile: %s', async (format) => {
    const bytes = await photograph(60, 40).toFormat(format).withExif(exif).withXmp(xmp).withIccProfile('p3').toBuffer()
    // It is there, to begin with.
    expect(Object.keys(await sharp(bytes).metadata())).toEqual(expect.arrayContaining(['exif', 'xmp', 'icc']))
    expect((await sharp(bytes).metadata()).exif?.toString('latin1')).toContain('Secret-Place')
    await expectNothing(bytes)
  })

  it('from a comment and a caption in a JPEG', async () => {
    const jpeg = await photograph(60, 40).jpeg().toBuffer()
    await expectNothing(withSegment(withSegment(jpeg, 0xfe, 'Secret-Comment'), 0xed, 'Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x13\x1C\x02\x78\0\x0ESecret-Caption\0'))
  })

  it('from the texts of a PNG', async () => {
    await expectNothing(withChunk(withChunk(await drawing(60, 40).png().toBuffer(), 'tEXt', 'Author\0Secret-Author'), 'iTXt', 'Comment\0\0\0\0\0Secret-Comment'))
  })

  it('from a comment in a GIF', async () => {
    const gif = manyFrames(60, 40, 1)
    await expectNothing(Buffer.concat([gif.subarray(0, -1), Buffer.from([0x21, 0xfe, 14]), Buffer.from('Secret-Comment'), Buffer.from([0, 0x3b])]))
  })

  it('from what hangs behind the picture', async () => {
    await expectNothing(Buffer.concat([await photograph(60, 40).jpeg().toBuffer(), Buffer.from('PK\x03\x04 Secret-Comment')]))
  })
})
