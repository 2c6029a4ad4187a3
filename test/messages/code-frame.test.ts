import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsOf } from '../../src/messages/cells.js'
import { codeFrame } from '../../src/messages/code-frame.js'
import type { Place } from '../../src/messages/message.js'
import { anyPlace, anyText } from './arbitraries.js'

const plain = { gutter: (text: string) => text, mark: (text: string) => text }
const frame = (source: string, place: Place): string => `\n${codeFrame(source, place, plain)}\n`
const marked = (row: string, place: Place): string => codeFrame(row, place, plain).split('\n').at(1)?.slice('      │ '.length) ?? ''

describe('codeFrame', () => {
  it('shows the line between its neighbours and carets under the place', () => {
    expect(frame('one\n## Two words\nthree\nfour\n', { line: 2, column: 4, endLine: 2, endColumn: 7 })).toBe(`
    1 │ one
    2 │ ## Two words
      │    ^^^
    3 │ three
`)
  })

  it('marks to the end of the line when the place goes on below', () => {
    expect(frame(':::event\ntext\n:::', { line: 1, column: 4, endLine: 3, endColumn: 4 })).toBe(`
    1 │ :::event
      │    ^^^^^
    2 │ text
`)
  })

  it('marks one character when the place has no end, or one that lies before its start', () => {
    expect(marked('text', { line: 1, column: 2 })).toBe(' ^')
    expect(marked('text', { line: 1, column: 3, endLine: 1, endColumn: 1 })).toBe('  ^')
    expect(marked('text', { line: 1, column: 3, endLine: 0, endColumn: 9 })).toBe('  ^')
    expect(marked('text', { line: 1, column: 3, endLine: 1 })).toBe('  ^')
    expect(marked('text', { line: 1, column: 2, endColumn: 4 })).toBe(' ^^')
    expect(marked('全', { line: 1, column: 1, endColumn: 1 })).toBe('^^')
  })

  it('takes what is no number for the first line and column', () => {
    expect(marked('text', { line: Number.NaN, column: Number.NaN })).toBe('^')
    expect(codeFrame('one\ntwo', { line: Number.NaN, column: -1 }, plain)).toBe('    1 │ one\n      │ ^\n    2 │ two')
  })

  it.each(['\n', '\r\n', '\r'])('counts lines that end with %j', (end) => {
    expect(frame(['a', '', 'c'].join(end), { line: 2, column: 1 })).toBe(`
    1 │ a
    2 │
      │ ^
    3 │ c
`)
  })

  it('does not count a byte order mark', () => {
    expect(frame('\uFEFF---\n', { line: 1, column: 1, endColumn: 4 })).toBe(`
    1 │ ---
      │ ^^^
`)
  })

  it('points at the end of a file that is shorter than the place says', () => {
    expect(frame('one\ntwo\n', { line: 9, column: 1 })).toBe(`
    1 │ one
    2 │ two
      │    ^
`)
    expect(marked('one', { line: 1, column: 99 })).toBe('   ^')
  })

  it('shows the empty end of a file when the place is there', () => {
    expect(frame('one\n', { line: 2, column: 1 })).toBe(`
    1 │ one
    2 │
      │ ^
`)
    expect(codeFrame('', { line: 1, column: 1 }, plain)).toBe('')
  })

  it('keeps the caret under its character behind tabs, full-width text, emoji and accents', () => {
    expect(frame('\t全角 e\u0301 👩‍👩‍👧 bad', { line: 1, column: 17, endColumn: 20 })).toBe(`
    1 │  全角 e\u0301 👩‍👩‍👧 bad
      │            ^^^
`)
    expect(marked('a全b', { line: 1, column: 2 })).toBe(' ^^')
  })

  it('marks the whole character when a place begins or ends inside a surrogate pair', () => {
    expect(marked('a😀b', { line: 1, column: 3, endColumn: 4 })).toBe(' ^^')
    expect(marked('a😀b', { line: 1, column: 1, endColumn: 3 })).toBe('^^^')
  })

  it('spells out what a terminal would obey or hide', () => {
    expect(frame('a\u001B[2J\u202Eb', { line: 1, column: 7 })).toBe(`
    1 │ a␛[2J<U+202E>b
      │              ^
`)
  })

  it('shows a window of a long line, and the start of its neighbours', () => {
    const source = `${'before '.repeat(30)}\n${'left '.repeat(50)}[here](x)${' right'.repeat(50)}\nshort`
    expect(frame(source, { line: 2, column: 251, endColumn: 260 })).toBe(`
    1 │ before before before before before before before before before before before before befor…
    2 │ …eft left left left left left left left left [here](x) right right right right right right…
      │                                              ^^^^^^^^^
    3 │ short
`)
  })

  it('widens the gutter for a file of a hundred thousand lines', () => {
    expect(frame('\n'.repeat(99_998) + 'a\nb', { line: 99_999, column: 1 })).toBe(`
 99998 │
 99999 │ a
       │ ^
100000 │ b
`)
  })

  it('paints the gutter and the mark, never the source', () => {
    const style = { gutter: (text: string) => `<${text}>`, mark: (text: string) => `*${text}*` }
    expect(codeFrame('text', { line: 1, column: 2 }, style)).toBe('<    1 │> text\n<      │>  *^*')
  })

  it('never throws, never prints a control character, never passes 100 columns', () => {
    fc.assert(
      fc.property(anyText, anyPlace, (source, place) => {
        const rows = codeFrame(source, place, plain).split('\n')
        for (const row of rows) {
          expect(row).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)
          expect(cellsOf(row).reduce((sum, { width }) => sum + width, 0)).toBeLessThanOrEqual(100)
        }
        expect(source === '' || rows.some((row) => /│ .*\^$/.test(row))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
