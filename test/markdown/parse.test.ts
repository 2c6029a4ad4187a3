import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../src/markdown/parse.js'

function types(markdown: string): string[] {
  const found: string[] = []
  visit(parseMarkdown(markdown), (node) => void found.push(node.type))
  return found.slice(1)
}

describe('parsing', () => {
  it.each(['At 10:30', 'a:b', ':name[x]{y}', 'Note:this'])('keeps the colons of prose: %s', (text) => {
    expect(types(text)).toEqual(['paragraph', 'text'])
  })

  it('knows blocks, and what GitHub adds to Markdown', () => {
    expect(types(':::brief\nx\n:::')).toEqual(['containerDirective', 'paragraph', 'text'])
    expect(types('::brief')).toEqual(['leafDirective'])
    expect(types('~~a~~ [^1]\n\n[^1]: b')).toEqual(['paragraph', 'delete', 'text', 'text', 'footnoteReference', 'footnoteDefinition', 'paragraph', 'text'])
  })

  it('makes a table as wide as its widest row, so that no cell is dropped', () => {
    const [table] = parseMarkdown('| a |\n|:--|\n| b | c | d |').children
    expect(table).toMatchObject({ type: 'table', align: ['left', null, null] })
  })
})
