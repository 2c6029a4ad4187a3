import { describe, expect, it } from 'vitest'
import { textHelpers, textWidth } from '../../src/email/text-helpers.js'

const { underline, wrap, entry, line, thinLine, signature, item, figures, bracketed, linked } = textHelpers
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

  it('a quotation is signed in one line, with what is known, and indented', () => {
    expect(signature('Ada', null, 'The Bank', { hash: {} })).toBe('    — Ada, The Bank')
    const lines = signature('Ada', long, null).split('\n')
    expect(new Set(lines.slice(1).map((further) => further.search(/\S/)))).toEqual(new Set([6]))
    expect(widest(lines.join('\n'))).toBeLessThanOrEqual(textWidth)
  })

  it('an item keeps the line breaks of its editor, and no others', () => {
    const name = 'Dr Franz B. Humer, Chair: Chairman, Diageo plc; retired Chairman, Roche'
    expect(item(`${name}\nHolding`)).toBe('- Dr Franz B. Humer, Chair: Chairman, Diageo plc; retired Chairman,\n  Roche Holding')
    expect(item('Ada Lovelace\n\nChair')).toBe('- Ada Lovelace\n  Chair')
    expect(item(`${name}\n- Holding`)).toBe('- Dr Franz B. Humer, Chair: Chairman, Diageo plc; retired Chairman,\n  Roche\n  - Holding')
  })

  it('an item sets in the lists within it as they are', () => {
    expect(item('A\n\n- B\n  1. C\n     - [x] D\n  2. E\n- F')).toBe('- A\n  - B\n    1. C\n       - [x] D\n    2. E\n  - F')
    // Rendered for the whole width, which an item has not.
    const words = 'Chairman of a company, and of another company that has a longer name,'
    expect(item(`A\n\n- ${words}\n  1. ${words.slice(0, -2)}\n     and since`)).toBe(`- A\n  - Chairman of a company, and of another company that has a longer\n    name,\n    1. Chairman of a company, and of another company that has a longer\n       nam and since`)
  })

  it('figures stand at the right of a column, what they count beside them', () => {
    expect(figures([{ value: '68,092', label: 'reports' }, { value: '21%', label: 'of them\nconfirmed' }])).toBe('68,092  reports\n   21%  of them\n        confirmed')
    expect(figures([{ value: '漢', label: 'a' }, { value: '100', label: 'b' }])).toBe(' 漢  a\n100  b')
    const lines = figures([{ value: '7', label: wrap(long) }]).split('\n')
    expect(lines.map((one) => one.slice(0, 3))).toEqual(['7  ', '   ', '   '])
    expect(lines.join(' ').split(/\s+/)).toEqual(['7', ...long.split(' ')])
    expect(widest(lines.join('\n'))).toBeLessThanOrEqual(textWidth)
  })

  it('a figure that is a phrase stands above what it counts, and leaves the column to the others', () => {
    expect(figures([{ value: 'more than one million', label: 'images' }, { value: '9', label: 'countries' }])).toBe('more than one million\n   images\n9  countries')
  })

  it('a picture is what it shows, in brackets', () => {
    expect(bracketed('A full hall')).toBe('[A full hall]')
    expect(widest(bracketed(long))).toBeLessThanOrEqual(textWidth)
  })

  it('a link is its words and its address, or an address that mail programs know', () => {
    expect(linked('Our site', 'https://a.eu/')).toBe('Our site (https://a.eu/)')
    expect(linked('www.a.eu', 'https://www.a.eu/')).toBe('https://www.a.eu/')
    expect(linked('x@a.eu', 'mailto:x@a.eu')).toBe('x@a.eu')
  })

  it('a number is a text, too', () => {
    expect([wrap(2016), underline(7, '='), bracketed(1), signature(1, { hash: {} })]).toEqual(['2016', '7\n=', '[1]', '    — 1'])
  })

  const options = { name: 'wrap', hash: {} }
  it.each<[string, () => string, string]>([
    ['an object', () => wrap({ text: 'A' }), '{{wrap}} takes text or a number, not what has parts'],
    ['null', () => underline(null, '='), '{{underline}} takes text or a number, not nothing'],
    ['a list', () => item(['A']), '{{item}} takes text or a number, not a list'],
    ['yes or no', () => bracketed(true), '{{bracketed}} takes text or a number, not a boolean'],
    ['half of an entry', () => entry('Text', undefined), '{{entry}} takes text or a number, not nothing'],
    ['too few arguments', () => underline('Title', options), '{{underline}} takes text or a number, not nothing'],
    ['a link that leads nowhere', () => linked('A', null), '{{linked}} takes text or a number, not nothing'],
    ['no argument', () => wrap(options), '{{wrap}} takes text or a number, not nothing'],
    ['an object in a signature', () => signature('Ada', { name: 'A' }, options), '{{signature}} takes text or a number, not what has parts'],
    ['a text for figures', () => figures('7'), '{{figures}} takes a list, not a string'],
    ['no figures', () => figures(null), '{{figures}} takes a list, not nothing'],
    ['a list of texts for figures', () => figures(['7']), '{{figures}} takes a list of things with "value" and "label"'],
    ['a figure without a value', () => figures([{ value: null, label: 'A' }]), '{{figures}} takes text or a number, not nothing'],
  ])('%s never becomes words', (_, call, problem) => {
    expect(call).toThrow(new TypeError(problem))
  })

  it('a rule is as wide as the text', () => {
    expect(line()).toBe('_'.repeat(textWidth))
    expect(thinLine()).toBe('-'.repeat(textWidth))
  })
})
