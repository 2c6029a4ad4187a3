import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeUtf8 } from '../../src/project/decode.js'

const bytes = (...parts: ReadonlyArray<string | number>): Uint8Array => Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)])))

const place = (...parts: ReadonlyArray<string | number>): string => {
  const { text, messages } = decodeUtf8(bytes(...parts), 'a.md')
  return text === null ? `${messages[0]?.place?.line}:${messages[0]?.place?.column}` : 'fine'
}

describe('bytes', () => {
  it('become text, without a byte order mark', () => {
    expect(decodeUtf8(bytes(0xef, 0xbb, 0xbf, '---\r\né 漢 🎉'), 'a.md')).toEqual({ text: '---\r\né 漢 🎉', messages: [] })
    expect(decodeUtf8(bytes(''), 'a.md').text).toBe('')
  })

  it.each([
    ['Latin-1', ['a\nb', 0xe9, 'c'], '2:2'], ['a lone continuation byte', [0x80], '1:1'], ['a character cut short by the end', ['ab', 0xe2, 0x82], '1:3'], ['a character cut short by another', ['é', 0xe2, 0x82, 'a'], '1:2'], ['half a surrogate pair', ['a', 0xed, 0xa0, 0x80], '1:2'], ['an overlong slash', [0xc0, 0xaf], '1:1'], ['UTF-16', [0xff, 0xfe, 0x61, 0x00], '1:1'],
    ['a wrong byte after a byte order mark', [0xef, 0xbb, 0xbf, 'ab', 0xff], '1:3'], ['a wrong byte after an emoji, which counts two', ['🎉', 0xff], '1:3'], ['a wrong byte after a replacement character', ['\uFFFD', 0xff], '1:2'],
  ] as const)('are refused at the first wrong one: %s', (_, parts, expected) => {
    expect(place(...parts)).toBe(expected)
  })

  it('that are UTF-8 always come through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }).filter((text) => !/\p{Surrogate}/u.test(text) && !text.startsWith('\uFEFF')), (text) => {
        expect(decodeUtf8(bytes(text), 'a.md').text).toBe(text)
      }),
    )
  })

  it('with a wrong one anywhere are refused where it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'é', '漢', '\n') }), fc.string({ unit: fc.constantFrom('a', 'é', '\n') }), (before, after) => {
        const lines = before.split('\n')
        expect(place(before, 0xff, after)).toBe(`${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`)
      }),
    )
  })
})
