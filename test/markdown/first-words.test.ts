import { describe, expect, it } from 'vitest'
import type { ElementContent } from 'hast'
import { firstWords } from '../../src/markdown/first-words.js'

const element = (tagName: string, ...children: Array<ElementContent | string>): ElementContent => ({ type: 'element', tagName, properties: {}, children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)) })

describe('the first words of a text', () => {
  it('are those of its paragraphs, wherever they stand, without footnote numbers', () => {
    expect(firstWords([element('h3', 'Title'), element('blockquote', element('p', 'One ', element('strong', 'two'), element('sup', '1'), '.')), element('p', 'Three.')], 100)).toBe('One two. Three.')
  })

  it('end between two words', () => {
    expect(firstWords([element('p', 'alpha beta gamma')], 12)).toBe('alpha beta…')
    expect(firstWords([element('p', 'alpha beta')], 10)).toBe('alpha beta')
  })

  it('are none where there is no paragraph', () => {
    expect(firstWords([element('h3', 'Title'), element('p', ' \n ')], 100)).toBeNull()
  })
})
