import type { Element, ElementContent } from 'hast'
import { describe, expect, it } from 'vitest'
import { isInMarks, quotation } from '../../src/blocks/quotation.js'
import { renderText } from '../../src/markdown/text.js'
import { parseMarkdown } from '../issue/reading.js'

const text = (value: string): ElementContent => ({ type: 'text', value })
const element = (tagName: string, ...children: ElementContent[]): Element => ({ type: 'element', tagName, properties: {}, children })
const written = (...body: ElementContent[]): string => renderText([quotation(body, { open: '„', close: '“' })], { width: 30, links: 'inline' })

describe('a quotation in text', () => {
  it('is set in, its marks beside its first and its last words', () => {
    expect(written(text('\n'), element('p', text('We could not have done it alone.')), text('\n'), element('p', element('em', text('With them')), text(' we could.')), text('\n'))).toBe('    „We could not have done it\n    alone.\n\n    With them we could.“')
  })

  it('has its marks beside words in lists and quotations too', () => {
    expect(written(element('ul', text('\n'), element('li', element('p', text('a'))), element('li', text('b')), text('\n')))).toBe('    - „a\n\n    - b“')
  })

  it('loses no mark where there are no words in blocks', () => {
    expect(written(text('Bare'))).toBe('    „Bare“')
    expect(written(element('img'))).toBe('    „“')
  })
})

describe('quotation marks that an editor has written', () => {
  const isMarked = (source: string): boolean => isInMarks(parseMarkdown(source).children)
  it.each(['“Yes.”', '"Yes, *they* did."', '„Ja.“', '«Oui».', '‘It’s so.’'])('are seen around %s', (source) => {
    expect(isMarked(source)).toBe(true)
  })

  it.each(['“Safe” is a word, and “done” another: “yes”', 'He said “yes”', '“Yes”, he said', 'Yes.'])('are not seen around %s', (source) => {
    expect(isMarked(source)).toBe(false)
  })
})
