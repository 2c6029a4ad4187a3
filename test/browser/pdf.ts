import { inflateSync } from 'node:zlib'

// Just enough of PDF 1.4 to read what Chromium prints: one object after the other, text as glyphs of fonts with a
// ToUnicode map.

type Objects = ReadonlyMap<string, { readonly dictionary: string; readonly stream: string }>

/** The text of each page without its white space: first what stands in the margins, then the rest as it runs. */
export function textOfPages(pdf: Buffer): string[] {
  const objects = readObjects(pdf)
  const catalog = [...objects.values()].find(({ dictionary }) => dictionary.includes('/Type /Catalog'))?.dictionary ?? ''
  return pagesBelow(reference(catalog, 'Pages'), objects).map((page) => textOf(page, objects))
}

/** The size of the first page, in points: width and height. */
export function sizeOfPages(pdf: Buffer): number[] {
  return /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString('latin1'))?.slice(1).map(Number) ?? []
}

function readObjects(pdf: Buffer): Objects {
  const found = new Map<string, { dictionary: string; stream: string }>()
  const source = pdf.toString('latin1')
  const begin = /(\d+) 0 obj\s/g
  for (let match = begin.exec(source); match !== null; match = begin.exec(source)) {
    const start = begin.lastIndex
    const end = source.indexOf('endobj', start)
    const streamAt = source.slice(start, end).search(/stream\r?\n/)
    const dictionary = source.slice(start, streamAt === -1 ? end : start + streamAt)
    const from = start + streamAt + (source[start + streamAt + 6] === '\r' ? 8 : 7)
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0)
    const isText = streamAt !== -1 && dictionary.includes('/FlateDecode') && !/\/Subtype \/Image|\/Length1/.test(dictionary)
    found.set(match[1] ?? '', { dictionary, stream: isText ? inflateSync(pdf.subarray(from, from + length)).toString('latin1') : '' })
    begin.lastIndex = streamAt === -1 ? end : from + length
  }
  return found
}

const reference = (dictionary: string, key: string): string => new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1] ?? ''

function pagesBelow(number: string, objects: Objects): string[] {
  const dictionary = objects.get(number)?.dictionary ?? ''
  const kids = /\/Kids \[([^\]]*)\]/.exec(dictionary)?.[1]
  return kids === undefined ? [dictionary] : [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => pagesBelow(kid ?? '', objects))
}

function textOf(page: string, objects: Objects): string {
  const fonts = new Map([...page.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', font = '']) => [name, unicodeOf(font, objects)] as const))
  const { stream = '' } = objects.get(reference(page, 'Contents')) ?? {}
  let text = ''
  let font: ReadonlyMap<number, string> = new Map()
  for (const [, name, glyphs = ''] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|<([\dA-F]+)> Tj/g)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map()
    else for (const glyph of glyphs.match(/.{4}/g) ?? []) text += font.get(Number.parseInt(glyph, 16)) ?? ''
  }
  return text.replace(/\s/g, '')
}

/** What each glyph of a font stands for. */
function unicodeOf(font: string, objects: Objects): ReadonlyMap<number, string> {
  const { stream = '' } = objects.get(reference(objects.get(font)?.dictionary ?? '', 'ToUnicode')) ?? {}
  const found = new Map<number, string>()
  for (const [, lines = ''] of stream.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = '', text = ''] of lines.matchAll(/<(\w+)> <(\w+)>/g)) found.set(Number.parseInt(glyph, 16), String.fromCharCode(...(text.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))))
  }
  for (const [, lines = ''] of stream.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/g)) {
    for (const [, first = '', last = '', text = ''] of lines.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      const start = Number.parseInt(first, 16)
      for (let glyph = start; glyph <= Number.parseInt(last, 16); glyph += 1) found.set(glyph, String.fromCharCode(Number.parseInt(text, 16) + glyph - start))
    }
  }
  return found
}
