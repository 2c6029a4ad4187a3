import { describe, expect, it } from 'vitest'
import { textHelpers, textWidth } from '../../src/email/text-helpers.js'

const { underline, wrap, entry, line, item } = textHelpers
const long = Array.from({ length: 30 }, (_, index) => `word${index}`).join(' ')
const widest = (text: string): number => Math.max(...text.split('\n').map(({ length }) => length))

describe('in the text part', () => {
  it('a title is underlined as wide as it is', () => {
    expect(underline('Title', '=')).toBe('Title\n=====')
    expect(underline('漢字', '-')).toBe('漢字\n----')
  })

  it('a long title is wrapped, and underlined as wide as its widest line', () => {
    const lines = underline(long, '=').split('\n')
    expect(lines.at(-1)).toBe('='.repeat(widest(lines.slice(0, -1).join('\n'))))
    expect(widest(lines.join('\n'))).toBeLessThanOrEqual(textWidth)
  })

  it('text is wrapped, and keeps its paragraphs', () => {
    expect(wrap('a\n\nb')).toBe('a\n\nb')
    expect(widest(wrap(long))).toBeLessThanOrEqual(textWidth)
    expect(wrap(long).split(/\s/)).toEqual(long.split(' '))
  })

  it('the further lines of an entry are indented', () => {
    expect(entry('Text', 'A, B')).toBe('Text: A, B')
    expect(entry('Text', long).split('\n').slice(1).every((further) => further.startsWith('  '))).toBe(true)
    expect(item(long).split('\n').map((one) => one.slice(0, 2))).toEqual(['- ', '  ', '  '])
  })

  it('a rule is as wide as the text', () => {
    expect(line()).toBe('_'.repeat(textWidth))
  })
})
