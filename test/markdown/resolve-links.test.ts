import { describe, expect, it } from 'vitest'
import { toHast } from '../../src/markdown/hast.js'
import { webHtml } from '../../src/markdown/html.js'
import { parseMarkdown } from '../../src/markdown/parse.js'
import { resolveLinks } from '../../src/markdown/resolve-links.js'

/** One piece of Markdown with its footnotes behind it. */
function nodesOf(markdown: string) {
  const { children } = parseMarkdown(markdown)
  const definitions = children.filter((node) => node.type === 'footnoteDefinition')
  const { pieces, footnotes } = toHast({ pieces: [children.filter((node) => node.type !== 'footnoteDefinition')], definitions, idPrefix: 'p-', footnoteLabel: 'Notes', backLabel: 'Back to {number}' })
  return [...(pieces[0] ?? []), ...(footnotes === null ? [] : [footnotes])]
}

const toPage = (href: string): string => (href.startsWith('#') ? `../a/${href}` : href)

describe('links that lead elsewhere', () => {
  it('are those of Markdown and of raw HTML, and no other words change', () => {
    const nodes = nodesOf('[a](#b "t") *and* [c](https://e.org) <a href="#d">e</a> #f')
    expect(webHtml(resolveLinks(nodes, toPage)).trim()).toBe('<p><a href="../a/#b" title="t">a</a> <em>and</em> <a href="https://e.org">c</a> <a href="../a/#d">e</a> #f</p>')
    expect(webHtml(nodes)).toContain('href="#b"')
  })

  it('are those to footnotes and back', () => {
    const html = webHtml(resolveLinks(nodesOf('a[^1]\n\n[^1]: b'), toPage))
    expect(html).toContain('href="../a/#p-fn-1"')
    expect(html).toContain('href="../a/#p-fnref-1"')
    expect(html).toContain('id="p-fn-1"')
  })

  it('lose ids, what refers to them, and the way back, where another document has them', () => {
    const html = webHtml(resolveLinks(nodesOf('a[^1] <span id="x">y</span>\n\n[^1]: b'), toPage, { ids: false }))
    expect(html).toContain('href="../a/#p-fn-1"')
    expect(html).not.toMatch(/ id=|aria-describedby|fnref|↩/)
  })
})
