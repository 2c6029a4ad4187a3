import { describe, expect, it } from 'vitest'
import { toHast } from '../../src/markdown/hast.js'
import { webHtml } from '../../src/markdown/html.js'
import { parseMarkdown } from '../../src/markdown/parse.js'
import { withoutFootnoteMarks } from '../../src/markdown/footnote-marks.js'

describe('the numbers that refer to footnotes', () => {
  it('can be left out, and other small numbers not', () => {
    const { children } = parseMarkdown('> m<sup>2</sup> of **words[^a]**.\n\n[^a]: b')
    const definitions = children.filter((node) => node.type === 'footnoteDefinition')
    const { pieces } = toHast({ pieces: [children.filter((node) => node.type !== 'footnoteDefinition')], definitions, idPrefix: 'p-', footnoteLabel: 'Notes', backLabel: 'Back to {number}' })
    expect(webHtml(pieces[0] ?? [])).toContain('fn-a')
    expect(webHtml(withoutFootnoteMarks(pieces[0] ?? [])).replaceAll('\n', '')).toBe('<blockquote><p>m<sup>2</sup> of <strong>words</strong>.</p></blockquote>')
  })
})
