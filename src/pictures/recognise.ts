import { asMarkup, hasBrand, headOf } from './head.js'
import type { PictureProblem } from './problem.js'
import { foreignFormat } from './problems.js'

export type Format = 'jpeg' | 'png' | 'gif' | 'webp' | 'avif'

const formats: readonly { readonly format: Format; readonly is: (head: string) => boolean }[] = [
  { format: 'jpeg', is: (head) => head.startsWith('\xFF\xD8\xFF') },
  { format: 'png', is: (head) => head.startsWith('\x89PNG\r\n\x1A\n') },
  { format: 'gif', is: (head) => /^GIF8[79]a/.test(head) },
  { format: 'webp', is: (head) => /^RIFF[^]{4}WEBP/.test(head) },
  { format: 'avif', is: (head) => hasBrand(head, 'avif', 'avis') },
]

const ofPhotograph = 'Save it as JPEG: “Export” or “Save as” in the program that opens it.'
const ofDrawing = 'Save it as PNG, at least 1200 px wide: “Export” or “Save as” in the program that opens it.'
const ofDocument = 'Save the page as PNG, or take a screenshot of it. To offer the document itself, link to it.'

/** What editors do have in hand; for all else there is a general word. The first that fits is told. */
const strangers: readonly { readonly name: string; readonly note: string; readonly is: (head: string) => boolean }[] = [
  { name: 'HTML page', note: 'A download often ends so, when the server wants a login first. Open the address in a browser and save the picture itself.', is: (head) => /^<(?:!doctype\s+html|html|head|body)\b/i.test(asMarkup(head) ?? '') },
  { name: 'SVG drawing', note: `An SVG file can hold scripts, and mail programs do not show it. ${ofDrawing}`, is: (head) => /<(?:[\w.-]+:)?svg[\s>/]/i.test(asMarkup(head) ?? '') },
  { name: 'compressed file (SVGZ or gzip)', note: `Unpack it. If it is a drawing: ${ofDrawing}`, is: (head) => head.startsWith('\x1F\x8B') },
  { name: 'ZIP file or Office document', note: 'Take the picture out of it: in an Office document, “Save as picture” in its context menu.', is: (head) => head.startsWith('PK\x03\x04') },
  { name: 'PDF document', note: ofDocument, is: (head) => head.slice(0, 1024).includes('%PDF-') },
  { name: 'PostScript document', note: ofDocument, is: (head) => head.startsWith('%!PS') },
  { name: 'HEIC photograph', note: `Only Apple’s programs show it. ${ofPhotograph}`, is: (head) => hasBrand(head, 'heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1') },
  { name: 'film', note: 'Take a still from it, save that as JPEG, and link to the film.', is: (head) => head.startsWith('ftyp', 4) || head.startsWith('\x1A\x45\xDF\xA3') || /^RIFF[^]{4}AVI /.test(head) },
  { name: 'TIFF picture', note: ofPhotograph, is: (head) => /^(?:II[*+]\0|MM\0[*+])/.test(head) },
  { name: 'BMP picture', note: ofDrawing, is: (head) => head.startsWith('BM') && head.startsWith('\0\0\0\0', 6) },
  { name: 'JPEG XL picture', note: ofPhotograph, is: (head) => head.startsWith('\xFF\x0A') || head.startsWith('JXL ', 4) },
  { name: 'JPEG 2000 picture', note: ofPhotograph, is: (head) => head.startsWith('jP  ', 4) },
  { name: 'Photoshop file', note: ofPhotograph, is: (head) => head.startsWith('8BPS') },
  { name: 'pointer of Git LFS', note: 'The picture itself was not fetched: run `git lfs pull`.', is: (head) => head.startsWith('version https://git-lfs') },
]

/**
 * Tells a file's format by how it begins, whatever its name says: what is not one of five formats never reaches a
 * decoder. (libvips reads a great many more, and would take SVG with all that it can refer to.)
 */
export function recognise(bytes: Uint8Array): { format: Format } | { problem: PictureProblem } {
  const head = headOf(bytes)
  const known = formats.find(({ is }) => is(head))
  if (known) return { format: known.format }
  const stranger = strangers.find(({ is }) => is(head))
  return { problem: stranger ? foreignFormat(stranger.name, stranger.note) : foreignFormat('kind of file', `Open it in a picture program. ${ofPhotograph}`) }
}
