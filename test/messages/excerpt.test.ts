import { describe, expect, it } from 'vitest'
import { excerpt } from '../../src/messages/excerpt.js'

describe('excerpt', () => {
  it('shows a line that fits as it is', () => {
    expect(excerpt('0123456789', 4, 7, 10)).toEqual({ text: '0123456789', indent: 4, length: 3 })
  })

  it('cuts after the window when the mark is near the start', () => {
    expect(excerpt('abcdefghijklmnop', 1, 2, 10)).toEqual({ text: 'abcdefg…', indent: 1, length: 1 })
  })

  it('cuts on both sides of a mark in the middle', () => {
    expect(excerpt('abcdefghijklmnop', 8, 9, 10)).toEqual({ text: '…fghijkl…', indent: 4, length: 1 })
  })

  it('shows the end of the line when the mark is there', () => {
    expect(excerpt('abcdefghijklmnop', 16, 17, 10)).toEqual({ text: '…jklmnop', indent: 8, length: 1 })
  })

  it('marks no further than it shows', () => {
    expect(excerpt('abcdefghijklmnop', 1, 16, 10)).toEqual({ text: 'abcdefg…', indent: 1, length: 6 })
  })

  it('leaves room for a mark behind a line that just fits', () => {
    expect(excerpt('0123456789', 10, 11, 10)).toEqual({ text: '…3456789', indent: 8, length: 1 })
  })

  it('marks what it should far into a line', () => {
    const { text, indent, length } = excerpt(`${'a'.repeat(500)}bad${'c'.repeat(500)}`, 500, 503, 40)
    expect(text.slice(indent, indent + length)).toBe('bad')
  })

  it.each([0, 1, 2, 3, 4, 5, 6, 7])('cuts no character in two where it stops looking, %i units from either end', (offset) => {
    const line = '👩‍👩‍👧'.repeat(100)
    expect(excerpt(line, offset, offset + 1, 90).text).toMatch(/^[^<]*…$/)
    expect(excerpt(line, line.length - offset, line.length, 90).text).toMatch(/^…[^<]*$/)
  })

  it('does not flood the terminal with a thousand accents on one letter', () => {
    expect(excerpt(`e${'\u0301'.repeat(100_000)}`, 0, 1, 80).text.length).toBeLessThan(1000)
  })
})
