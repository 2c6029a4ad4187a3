import type { Definition, FootnoteDefinition, RootContent } from 'mdast'
import type { ElementContent } from 'hast'
import { describe, expect, it } from 'vitest'
import { withAnchors } from '../../src/markdown/email-anchors.js'
import { toHast } from '../../src/markdown/hast.js'
import { webHtml } from '../../src/markdown/html.js'
import { parseMarkdown } from '../../src/markdown/parse.js'

const isDefinition = (node: RootContent): node is Definition | FootnoteDefinition => node.type === 'definition' || node.type === 'footnoteDefinition'

function hast(markdown: string): ElementContent[] {
  const { children } = parseMarkdown(markdown)
  const { pieces, footnotes } = toHast({ pieces: [children.filter((node) => !isDefinition(node))], definitions: children.filter(isDefinition), idPrefix: 'i-', footnoteLabel: 'Notes', backLabel: '' })
  return [...pieces.flat(), ...(footnotes === null ? [] : [footnotes])]
}

const html = (markdown: string): string => webHtml(withAnchors(hast(markdown))).replaceAll('\n', '')

describe('a place that links lead to', () => {
  it.each([
    ['has its name where it is a link itself', '<a id="x" href="/y">z</a>', '<p><a id="x" href="/y" name="x">z</a></p>'],
    ['has its name where it is an anchor already', '<a id="x"></a>y', '<p><a id="x" name="x"></a>y</p>'],
    ['begins with an anchor', '<p id="x">y <b>z</b></p>', '<p id="x"><a name="x"></a>y <b>z</b></p>'],
    ['begins with an anchor in a line', 'y <span id="x">z</span>', '<p>y <span id="x"><a name="x"></a>z</span></p>'],
    ['has its anchor beside the text, not in a line of its own', '<div id="x"> <blockquote id="y"><p>z</p></blockquote></div>', '<div id="x"> <blockquote id="y"><p><a name="x"></a><a name="y"></a>z</p></blockquote></div>'],
    ['has its anchor in its first item', '<ul id="x"><li>y<li>z</ul>', '<ul id="x"><li><a name="x"></a>y</li><li>z</li></ul>'],
    ['has its anchor in its first item, not in front of it', '<ul id="x">w<li>y</ul>', '<ul id="x">w<li><a name="x"></a>y</li></ul>'],
    ['has its anchor in its first cell', '<table id="x"><tr id="y"><td>z</table>', '<table id="x"><tbody><tr id="y"><td><a name="x"></a><a name="y"></a>z</td></tr></tbody></table>'],
    ['has its anchor in its caption', '<table id="x"><caption>y</caption><tr><td>z</table>', '<table id="x"><caption><a name="x"></a>y</caption><tbody><tr><td>z</td></tr></tbody></table>'],
    ['has its anchor in front where it can hold none', '<p><b>w</b><img id="x" src="y" alt="z"></p>', '<p><b>w</b><a name="x"></a><img id="x" src="y" alt="z"></p>'],
    ['has its anchor in front of a rule that it begins with', '<div id="x"><hr>y</div>', '<div id="x"><a name="x"></a><hr>y</div>'],
    ['has no anchor in a link, which may hold no other', '<a href="/y"><span id="x">z</span></a>', '<p><a href="/y"><span id="x">z</span></a></p>'],
    ['has an anchor when it is empty', '<p id="x"></p>', '<p id="x"><a name="x"></a></p>'],
  ])('%s', (_, markdown, expected) => {
    expect(html(markdown)).toBe(expected)
  })

  it('has no anchor where nothing may hold it', () => {
    expect(webHtml(withAnchors([{ type: 'element', tagName: 'ul', properties: { id: 'x' }, children: [] }]))).toBe('<ul id="x"></ul>')
  })

  it('is every footnote, and every way back', () => {
    const markup = html('a[^x] b[^x]\n\n[^x]: Words\n\n    and more')
    const names = [...markup.matchAll(/\sname="([^"]+)"/g)].map(([, name]) => name)
    const targets = [...markup.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target)
    expect(new Set(targets).size).toBe(3)
    expect(targets.filter((target) => !names.includes(target))).toEqual([])
    expect(markup).toContain('<li id="i-fn-x"><p><a name="i-fn-x"></a>Words')
    expect(new Set(names).size).toBe(names.length)
  })

  it('leaves what came in as it was', () => {
    const nodes = hast('<div id="x"><a id="y">z</a></div>')
    const before = structuredClone(nodes)
    withAnchors(nodes)
    expect(nodes).toEqual(before)
  })
})
