import { describe, expect, it } from 'vitest'
import { cellsOf } from '../../src/messages/cells.js'

describe('cellsOf', () => {
  it.each([
    ['a letter', 'a', 'a', 1],
    ['a tab', '\t', ' ', 1],
    ['a letter with two marks', 'e\u0301\u0323', 'e\u0301\u0323', 1],
    ['a mark without a letter', '\u0301', '◌\u0301', 1],
    ['a full-width character', '全', '全', 2],
    ['a half-width katakana', 'ｱ', 'ｱ', 1],
    ['an emoji of five code points', '👩‍👩‍👧', '👩‍👩‍👧', 2],
    ['a symbol shown as emoji', '❤️', '❤️', 2],
    ['a Hangul syllable in parts', '\u1112\u1161\u11AB', '\u1112\u1161\u11AB', 2],
    ['an escape', '\u001B', '␛', 1],
    ['a bidi override', '\u202E', '<U+202E>', 8],
    ['a flag with hidden tags', '🏴\u{E0067}', '🏴<U+E0067>', 11],
  ])('draws %s as one cell', (_, line, text, width) => {
    expect(cellsOf(line)).toEqual([{ start: 0, text, width }])
  })

  it('counts where a cell starts in UTF-16 code units', () => {
    expect(cellsOf('a😀e\u0301b').map(({ start }) => start)).toEqual([0, 1, 3, 5])
  })
})
