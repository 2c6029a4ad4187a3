import type { Definition, FootnoteDefinition, RootContent } from 'mdast'
import { describe, expect, it } from 'vitest'
import { toHast } from '../../src/markdown/hast.js'
import { emailHtml, webHtml } from '../../src/markdown/html.js'
import { unbrokenNumber } from '../../src/markdown/page-elements.js'
import { parseMarkdown } from '../../src/markdown/parse.js'

const isDefinition = (node: RootContent): node is Definition | FootnoteDefinition => node.type === 'definition' || node.type === 'footnoteDefinition'

function hast(markdown: string) {
  const { children } = parseMarkdown(markdown)
  const { pieces, footnotes } = toHast({ pieces: [children.filter((node) => !isDefinition(node))], definitions: children.filter(isDefinition), idPrefix: 'i-', footnoteLabel: 'Notes', backLabel: 'Back' })
  return [...pieces.flat(), ...(footnotes === null ? [] : [footnotes])]
}

const page = (markdown: string): string => webHtml(hast(markdown)).replaceAll('\n', '')

describe('the HTML of a page', () => {
  it('has no attribute that HTML dropped: the stylesheet aligns columns, and old HTML', () => {
    const table = page('| a | b |\n| :-- | --: |\n| c | d |')
    expect(table).toContain('<th scope="col" data-align="left">a</th><th scope="col" data-align="right">b</th>')
    expect(table).not.toMatch(/\salign=/)
    expect(page('<p align="CENTER">x</p>')).toBe('<p data-align="center">x</p>')
    expect(page('<p align="up">x</p>')).toBe('<p>x</p>')
    expect(page('<table><tr><td valign="top">x</td></tr></table>')).not.toContain('valign')
  })

  it('keeps a telephone number on one line, however it is marked up, and dials it as it is written', () => {
    expect(page('[+32 2 12-34](tel:+3221234)')).toBe('<p><a href="tel:+3221234">+32\u00a02\u00a012\u201134</a></p>')
    expect(page('[**+32** 2](tel:+322)')).toBe('<p><a href="tel:+322"><strong>+32</strong>\u00a02</a></p>')
    expect(page('[a b-c](https://example.org/a-b)')).toContain('>a b-c<')
    expect(unbrokenNumber('02 1-2')).toBe('02\u00a01\u20112')
  })

  it('marks a footnote and its heading once', () => {
    const notes = page('a[^1]\n\n[^1]: b')
    expect(notes).toContain('<h2 id="i-footnote-label">Notes</h2>')
    expect(notes).toContain(' data-footnote-backref aria-label="Back">')
    expect(notes).not.toContain('class=')
  })

  it('leaves emails as their readers need them', () => {
    const email = emailHtml(hast('| a |\n| --: |\n| [0 1](tel:01) |'), {})
    expect(email).toContain('align="right"')
    expect(email).toContain('0 1')
  })
})
