import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { recognise } from '../../src/pictures/recognise.js'
import { drawing } from './samples.js'

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert(1)</script></svg>'
const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le')

function problemOf(contents: string | Uint8Array): { rule: string; text: string; note: string } {
  const found = recognise(typeof contents === 'string' ? Buffer.from(contents, 'latin1') : contents)
  if (!('problem' in found)) throw new Error(`It was taken for ${found.format}.`)
  return found.problem
}

describe('a picture file', () => {
  it.each(['jpeg', 'png', 'gif', 'webp', 'avif'] as const)('is known by its content: %s', async (format) => {
    expect(recognise(await drawing(32, 18).toFormat(format).toBuffer())).toEqual({ format })
  })

  it('is known where it lies within a larger buffer', async () => {
    const png = await drawing(32, 18).png().toBuffer()
    expect(recognise(Buffer.concat([Buffer.from('GIF89a'), png]).subarray(6))).toEqual({ format: 'png' })
  })

  it.each([
    ['plain', svg],
    ['with a byte order mark', `\xEF\xBB\xBF${svg}`],
    ['with a prolog, a comment and a document type', `<?xml version="1.0"?>\n<!-- ${'made by a program '.repeat(200)} -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">${svg}`],
    ['after white space', `\r\n \t${svg}`],
    ['with a prefix', '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>'],
    ['in capitals', '<SVG>'],
    ['in UTF-16', utf16(svg)],
    ['in UTF-16, the other way round', utf16(svg).swap16()],
  ])('is refused when it is SVG, and the editor is told what to do: %s', (_, contents) => {
    expect(problemOf(contents)).toEqual({ rule: 'image-format', text: 'Unexpected SVG drawing, expected a JPEG, PNG, GIF, WebP or AVIF picture', note: expect.stringMatching(/scripts.*Save it as PNG/) })
  })

  it.each([
    ['SVGZ', gzipSync(svg)],
    ['HTML page', '<!DOCTYPE html><title>Log in</title><svg/>'],
    ['HTML page', '\n<html lang="en">'],
    ['PDF', '%PDF-1.7'],
    ['PDF', '\n\n%PDF-1.4'],
    ['PostScript', '%!PS-Adobe-3.0 EPSF-3.0'],
    ['ZIP', 'PK\x03\x04'],
    ['HEIC', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    ['HEIC', '\0\0\0\x18ftypmif1\0\0\0\0mif1heic'],
    ['film', '\0\0\0\x18ftypisom\0\0\0\0mp42avc1'],
    ['film', '\x1A\x45\xDF\xA3'],
    ['film', 'RIFF\0\0\0\0AVI LIST'],
    ['TIFF', 'II*\0\x08\0\0\0'],
    ['TIFF', 'MM\0*\0\0\0\x08'],
    ['BMP', 'BM\x36\0\0\0\0\0\0\0\x36\0\0\0'],
    ['JPEG XL', '\xFF\x0A\0'],
    ['JPEG XL', '\0\0\0\x0CJXL \r\n\x87\n'],
    ['JPEG 2000', '\0\0\0\x0CjP  \r\n\x87\n'],
    ['Photoshop', '8BPS\0\x01'],
    ['Git LFS', 'version https://git-lfs.github.com/spec/v1\noid sha256:'],
    ['kind of file', 'Just text, with <svg> in it.'],
    ['kind of file', '<?xml version="1.0"?><note/>'],
    ['kind of file', 'RIFF\0\0\0\0WAVEfmt '],
    ['kind of file', '\xFF\xD8'],
    ['kind of file', '\x89PNG\n'],
    ['kind of file', 'ftypavif'],
    ['kind of file', '\0'],
  ])('is refused by the name of what it is, with advice: %s %j', (name, contents) => {
    const { rule, text, note } = problemOf(contents)
    expect(rule).toBe('image-format')
    expect(text.split(',')[0]).toContain(name)
    expect(note).toMatch(/[Ss]ave|screenshot|fetched|Unpack/)
  })

  it('is no AVIF by a brand that stands behind the box of brands', () => {
    expect(problemOf('\0\0\0\x14ftypheic\0\0\0\0mif1avifavif').text).toContain('HEIC')
  })
})
