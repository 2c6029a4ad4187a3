import type { Html } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../src/markdown/parse.js'
import { isClosed, isDangerousTag, isKnownTag, rawTags, settleRawHtml, unshown } from '../../src/markdown/raw-html.js'

const html = (value: string): Html => ({ type: 'html', value, position: { start: { line: 3, column: 5, offset: 0 }, end: { line: 9, column: 1, offset: 0 } } })

describe('the tags of raw HTML', () => {
  it('come with their attributes, as an HTML parser reads them', () => {
    expect(rawTags(html('<A HREF="x" b=\'c d\' e=f g><br/></a>')).map(({ name, written, closing, complete, attributes }) => ({ name, written, closing, complete, attributes }))).toEqual([
      { name: 'a', written: 'A', closing: false, complete: true, attributes: [{ name: 'href', value: 'x' }, { name: 'b', value: 'c d' }, { name: 'e', value: 'f' }, { name: 'g', value: '' }] },
      { name: 'br', written: 'br', closing: false, complete: true, attributes: [] },
      { name: 'a', written: 'a', closing: true, complete: true, attributes: [] },
    ])
  })

  it('have places in the Markdown', () => {
    expect(rawTags(html('<p>\n x<b>')).map(({ position }) => position)).toEqual([
      { start: { line: 3, column: 5 }, end: { line: 3, column: 8 } },
      { start: { line: 4, column: 3 }, end: { line: 4, column: 6 } },
    ])
  })

  it('are not those in a comment, and know when they are not complete', () => {
    expect(rawTags(html('<!-- <script> --><b>')).map(({ name }) => name)).toEqual(['b'])
    expect(rawTags(html('<div class="x')).map(({ complete }) => complete)).toEqual([false])
  })

  it.each([['<script>', true], ['<p onclick=x>', true], ['<p ONLOAD=x>', true], ['<iframe srcdoc=x>', true], ['<p>', false], ['<p title="onclick">', false], ['<name>', false]])('run something: %s %s', (text, expected) => {
    expect(rawTags(html(text)).some(isDangerousTag)).toBe(expected)
  })

  it.each([['<p>', true], ['<T>', false], ['<Option>', false], ['<script>', true], ['<details>', true]])('exist: %s %s', (text, expected) => {
    expect(rawTags(html(text)).every(isKnownTag)).toBe(expected)
  })
})

describe('what HTML never shows', () => {
  it.each([['<!-- a --> b', '<!-- a -->', true], ['<!--> b', '<!-->', true], ['<!---> b', '<!--->', true], ['<!-- a', '<!-- a', false], ['<?a?> b', '<?a?>', true], ['<?a', '<?a', false], ['<!DOCTYPE x> b', '<!DOCTYPE x>', true]])('%s', (text, expected, closed) => {
    const found = text.match(unshown)?.[0] ?? ''
    expect(found).toBe(expected)
    expect(isClosed(found)).toBe(closed)
  })
})

describe('settling', () => {
  function settled(markdown: string): { words: string; html: string[]; before: string[] } {
    const root = parseMarkdown(markdown)
    const before = settleRawHtml(root)
    const found: string[] = []
    visit(root, 'html', (node) => void found.push(node.value))
    return { words: toString(root, { includeHtml: false }), html: found, before: before.map(({ value }) => value) }
  }

  it('drops comments, and keeps them for the checks', () => {
    expect(settled('a<!-- b -->c')).toEqual({ words: 'ac', html: [], before: ['<!-- b -->'] })
    expect(settled('<!-- b -->\n<p>c</p>')).toMatchObject({ html: ['<p>c</p>'] })
  })

  it('prints what only looks like a tag', () => {
    expect(settled('Vec<T> and <name>')).toMatchObject({ words: 'Vec<T> and <name>', html: [] })
    expect(settled('<foo>\nbar')).toMatchObject({ words: '<foo>\nbar' })
    expect(settled('<![CDATA[words]]>')).toMatchObject({ words: '<![CDATA[words]]>' })
  })

  it('leaves HTML alone', () => {
    expect(settled('a <b>c</b>').html).toEqual(['<b>', '</b>'])
  })
})
