import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visible, visibleLine } from '../../src/messages/visible.js'
import { anyText } from './arbitraries.js'

describe('visible', () => {
  it.each([
    ['an escape sequence', '\u001B[31m', '␛[31m'],
    ['a C1 control', '\u009B', '<U+009B>'],
    ['delete', '\u007F', '␡'],
    ['a bidi override', 'a\u202Eb', 'a<U+202E>b'],
    ['a zero-width space', '\u200B', '<U+200B>'],
    ['a line separator', '\u2028', '<U+2028>'],
    ['half a surrogate pair', '\uD83D', '<U+D83D>'],
    ['a hidden tag', '\u{E0067}', '<U+E0067>'],
  ])('shows %s', (_, text, shown) => {
    expect(visible(text)).toBe(shown)
  })

  it('leaves what people write as it is', () => {
    const text = 'Čeština, עברית, می‌خواهم, 全角, e\u0301, 👩‍👩‍👧'
    expect(visible(text)).toBe(text)
  })

  it('lets no control or bidi character through', () => {
    fc.assert(fc.property(anyText, (text) => !/[\p{Cc}\p{Bidi_Control}]/u.test(visible(text))))
  })
})

describe('visibleLine', () => {
  it('puts text on one line', () => {
    expect(visibleLine('one\r\n\ttwo\nthree')).toBe('one two three')
  })
})
