import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat, finding, generated, nothing, offsetOf, sourceOf, splice } from '../../src/template/source.js'

const layout = sourceOf({ path: 'templates/layout.mjml', text: 'one\ntwo <include/> three' })
const footer = sourceOf({ path: 'templates/footer.mjml', text: 'four\n  five' })
const whole = splice(layout, [{ start: 8, end: 18, with: concat([generated('[made]', layout, 8), footer]) }])

const placeOf = (source: typeof whole, word: string) => {
  const start = source.text.indexOf(word)
  return finding('template-syntax', source, { start, end: start + word.length }, 'text', 'note')
}

describe('source', () => {
  it('puts a file in the place of its include', () => {
    expect(whole.text).toBe('one\ntwo [made]four\n  five three')
  })

  it.each([
    ['two', 'templates/layout.mjml', { line: 2, column: 1, endLine: 2, endColumn: 4 }],
    ['three', 'templates/layout.mjml', { line: 2, column: 16, endLine: 2, endColumn: 21 }],
    ['five', 'templates/footer.mjml', { line: 2, column: 3, endLine: 2, endColumn: 7 }],
    ['made', 'templates/layout.mjml', { line: 2, column: 5, endLine: 2, endColumn: 6 }],
  ])('knows where "%s" was written', (word, file, place) => {
    expect(placeOf(whole, word)).toMatchObject({ file, place })
  })

  it('keeps the places through a second splice', () => {
    const masked = splice(whole, [{ start: 0, end: 3, with: nothing }, { start: 4, end: 7, with: generated('two\nlines', whole, 4) }])
    expect(placeOf(masked, 'five')).toMatchObject({ file: 'templates/footer.mjml', place: { line: 2, column: 3 } })
    expect(placeOf(masked, 'lines')).toMatchObject({ file: 'templates/layout.mjml', place: { line: 2, column: 1 } })
  })

  it('points to the end of the file for what is missing there', () => {
    const end = whole.text.length
    expect(finding('template-syntax', whole, { start: end, end }, 'text', 'note')).toMatchObject({ file: 'templates/layout.mjml', place: { line: 2, column: 21 } })
  })

  it('has no place in nothing', () => {
    expect(finding('template-syntax', nothing, { start: 0, end: 0 }, 'text', 'note')).toMatchObject({ file: null, place: null })
  })

  it('never loses or doubles a character when nothing is put in', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.nat(40), { maxLength: 6 }), (text, cuts) => {
        const file = sourceOf({ path: 'a', text })
        const edits = cuts.map((at) => Math.min(at, text.length)).sort((a, b) => a - b).map((at) => ({ start: at, end: at, with: nothing }))
        expect(splice(file, edits).text).toBe(text)
      }),
    )
  })

  it.each(['a\nbc', 'a\r\nbc', 'a\rbc'])('reads the positions of Handlebars in %j', (text) => {
    expect(text.slice(offsetOf(text, { line: 2, column: 1 }))).toBe('c')
  })
})
