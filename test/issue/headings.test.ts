import type { Heading } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { checkHeadingAttributes, shiftBelow, shiftFirstLevel } from '../../src/issue/headings.js'
import { brief, parseMarkdown } from './reading.js'

function depths(tree: ReturnType<typeof parseMarkdown>): string {
  const found: string[] = []
  visit(tree, 'heading', (node: Heading) => void found.push(`${'#'.repeat(node.depth)}${toString(node)}`))
  return found.join(' ')
}

describe('headings of the first level', () => {
  it('stay away from the issue’s title: a body that begins with one moves down as a whole', () => {
    const tree = parseMarkdown('# a\n\n## b\n\n###### c\n\n# d')
    expect(brief(shiftFirstLevel(tree, 'a.md'), 0)).toEqual(['1:1 heading-level Unexpected heading of the first level, expected `##`'])
    expect(depths(tree)).toBe('##a ###b ######c ##d')
  })

  it('become articles beside the others where a body begins with the second level', () => {
    const tree = parseMarkdown('## a\n\n### b\n\n# c')
    expect(shiftFirstLevel(tree, 'a.md')).toHaveLength(1)
    expect(depths(tree)).toBe('##a ###b ##c')
  })

  it('are nothing to speak of where there are none', () => {
    const tree = parseMarkdown('## a')
    expect(shiftFirstLevel(tree, 'a.md')).toEqual([])
    expect(depths(tree)).toBe('##a')
  })
})

describe('headings in a block', () => {
  it('are deeper than its title, and keep their order among each other', () => {
    const tree = parseMarkdown('## a\n\n### b\n\n> ## c')
    expect(brief(shiftBelow(2, tree.children, 'a.md'), 0)).toEqual(['1:1 heading-level Unexpected heading of level 2 in a block, expected `###`'])
    expect(depths(tree)).toBe('###a ####b ###c')
  })

  it('are left alone when they are deep enough', () => {
    const tree = parseMarkdown('### a\n\n#### b')
    expect(shiftBelow(2, tree.children, 'a.md')).toEqual([])
    expect(depths(tree)).toBe('###a ####b')
  })
})

describe('attributes in a heading', () => {
  it.each(['## Secret {audience=members}', '## Secret { id=x }', '## Secret {#x}', '## Secret {.members}'])('are refused: %s would be printed, and published', (line) => {
    expect(checkHeadingAttributes(parseMarkdown(line), 'a.md').map(({ rule }) => rule)).toEqual(['directive-malformed'])
  })

  it.each(['## Sets such as {1, 2}', '## {{ name }}', '## a {b}'])('are only braces in %s', (line) => {
    expect(checkHeadingAttributes(parseMarkdown(line), 'a.md')).toEqual([])
  })
})
