import type { ElementContent } from 'hast'
import { describe, expect, it } from 'vitest'
import { webHtml } from '../../src/markdown/html.js'
import { lowerHeadings } from '../../src/markdown/lower-headings.js'

const element = (tagName: string, ...children: ElementContent[]): ElementContent => ({ type: 'element', tagName, properties: {}, children })
const a: ElementContent = { type: 'text', value: 'a' }

describe('headings', () => {
  it('go down, wherever they stand, and no further than to the sixth level', () => {
    expect(webHtml(lowerHeadings([element('h3', a), element('blockquote', element('h6', a)), element('hr')], 1))).toBe('<h4>a</h4><blockquote><h6>a</h6></blockquote><hr>')
  })

  it('stay where they are by nothing', () => {
    const nodes = [element('h3', a)]
    expect(lowerHeadings(nodes, 0)).toEqual(nodes)
  })
})
