import type { Definition, FootnoteDefinition, RootContent } from 'mdast'
import { describe, expect, it } from 'vitest'
import { toHast, type HastOutput } from '../../src/markdown/hast.js'
import { webHtml } from '../../src/markdown/html.js'
import { parseMarkdown } from '../../src/markdown/parse.js'

const isDefinition = (node: RootContent): node is Definition | FootnoteDefinition => node.type === 'definition' || node.type === 'footnoteDefinition'

/** Pieces that are one document, which their definitions belong to. */
function hast(...pieces: readonly string[]): HastOutput {
  const roots: RootContent[][] = [[]]
  for (const node of parseMarkdown(pieces.join('\n\n***\n\n')).children) {
    if (node.type === 'thematicBreak') roots.push([])
    else roots.at(-1)?.push(node)
  }
  return toHast({ pieces: roots.map((nodes) => nodes.filter((node) => !isDefinition(node))), definitions: roots.flat().filter(isDefinition), idPrefix: 'i-', footnoteLabel: 'Notes', backLabel: 'Back to {number}' })
}

const html = (...pieces: readonly string[]): string[] => hast(...pieces).pieces.map((nodes) => webHtml(nodes).replaceAll('\n', ''))
const one = (markdown: string): string => html(markdown)[0] ?? ''

describe('sanitising', () => {
  it.each([
    ['<script>alert(1)</script>', ''], ['a<script>b</script>c', '<p>ac</p>'], ['<style>p{}</style>', ''], ['<iframe src="https://example.org">x</iframe>', ''], ['<svg><text>x</text><script>y</script></svg>', '<p></p>'], ['<math><mtext>x</mtext></math>', '<p></p>'], ['<object data="x">y</object>', '<p></p>'], ['<textarea>x</textarea>', ''], ['<noscript><img src=x></noscript>', '<p></p>'], ['<template>x</template>', '<p></p>'],
    ['<img src=x onerror=alert(1)>', '<figure><img src="x"></figure>'], ['<p onclick="x" style="color:red" class="y">z</p>', '<p>z</p>'], ['<form action="x"><b>z</b></form>', '<b>z</b>'], ['<base href="x"><meta http-equiv=refresh>z', 'z'],
    ['<a href="javascript:x">y</a>', '<p>y</p>'], ['[y](javascript:x)', '<p>y</p>'], ['[y](//example.org)', '<p>y</p>'], ['[y](ftp://example.org)', '<p>y</p>'], ['<a href="&#106;avascript:x">y</a>', '<p>y</p>'], ['<a href="java\tscript:x">y</a>', '<p>y</p>'],
    ['![words](javascript:x)', '<p>words</p>'], ['![words](data:image/png;base64,x)', '<p>words</p>'], ['<img src="//example.org/x" alt="words">', 'words'],
    ['<blockquote cite="javascript:x">y</blockquote>', '<blockquote>y</blockquote>'], ['<a href="x" target="_blank" ping="y" rel="z">w</a>', '<p><a href="x">w</a></p>'], ['<img src="x" srcset="https://example.org/y 2x">', '<figure><img src="x"></figure>'], ['<picture><source srcset="//example.org/y"><img src="x"></picture> z', '<p><img src="x"> z</p>'], ['<details ontoggle="x" open name="y">z</details>', '<details open>z</details>'], ['<table background="x"><tr><td>y</table>', '<table><tbody><tr><td>y</td></tr></tbody></table>'],
  ])('%s → %s', (markdown, expected) => {
    expect(one(markdown)).toBe(expected)
  })

  it.each([
    ['[x](tel:+32)', '<p><a href="tel:+32">x</a></p>'], ['[x](mailto:a@b.org)', '<p><a href="mailto:a@b.org">x</a></p>'], ['[x](../a#b)', '<p><a href="../a#b">x</a></p>'], ['<abbr title="y">x</abbr>', '<p><abbr title="y">x</abbr></p>'], ['H<sub>2</sub>O', '<p>H<sub>2</sub>O</p>'], ['<figure><figcaption>x</figcaption></figure>', '<figure><figcaption>x</figcaption></figure>'], ['<a id="x"></a>', '<p><a id="x"></a></p>'],
    ['<details open><summary>x</summary>y</details>', '<details open><summary>x</summary>y</details>'], ['<kbd>x</kbd> y<sup>z</sup>', '<p><kbd>x</kbd> y<sup>z</sup></p>'], ['<table><caption>x</caption><tr><td>y</table>', '<table><caption>x</caption><tbody><tr><td>y</td></tr></tbody></table>'],
    ['<p lang="fr" dir="ltr">x</p>', '<p lang="fr" dir="ltr">x</p>'], ['<h1>x</h1>', '<h2>x</h2>'], ['<time datetime="2015-03-30">x</time>', '<p><time datetime="2015-03-30">x</time></p>'],
  ])('keeps %s', (markdown, expected) => {
    expect(one(markdown)).toBe(expected)
  })

  it('keeps no caption outside of a table', () => {
    expect(one('<div><caption>x</caption></div>')).toBe('<div>x</div>')
  })
})

describe('the headings of a table', () => {
  const scopes = (markdown: string): string[] => [...one(markdown).matchAll(/<th scope="(\w+)">(\w+)/g)].map(([, scope, text]) => `${text} ${scope}`)

  it.each([
    ['name their columns', '| a | b |\n|---|---|\n| c | d |', ['a col', 'b col']],
    ['name the row that they begin', '<table><thead><tr><th>a<th>b<tbody><tr><th>c<td>d</table>', ['a col', 'b col', 'c row']],
    ['name their columns where the head is not marked', '<table><tr><td><th>a<tr><th>b<td>c</table>', ['a col', 'b row']],
    ['name their columns in a row of headings', '<table><tr><th>a<th>b<tr><td>c<td>d</table>', ['a col', 'b col']],
    ['name their columns in a head that leaves some out', '<table><thead><tr><th>a<td>b<tbody><tr><td>c<td>d</table>', ['a col']],
    ['have the scope that their editor gave them', '<table><tr><th scope="rowgroup">a<td>b</table>', ['a rowgroup']],
  ])('%s', (_, markdown, expected) => {
    expect(scopes(markdown)).toEqual(expected)
  })
})

describe('pieces', () => {
  it('stay apart: an element that is left open in one does not swallow the next', () => {
    expect(html('<div><b>a', 'b', '</div><table><tr><td>c', 'd')).toEqual(['<div><b>a</b></div>', '<p>b</p>', '<table><tbody><tr><td>c</td></tr></tbody></table>', '<p>d</p>'])
  })

  it('are as many as came in, empty ones too', () => {
    expect(html('', 'a', '')).toEqual(['', '<p>a</p>', ''])
  })

  it('share definitions, of which the first of a name counts', () => {
    expect(html('[a][u]', '[u]: /x', '[u]: /y')).toEqual(['<p><a href="/x">a</a></p>', '', ''])
  })

  it('do not change what came in', () => {
    const nodes = parseMarkdown('a <b>b</b> [c](javascript:d)').children
    const before = structuredClone(nodes)
    toHast({ pieces: [nodes], definitions: [], idPrefix: '', footnoteLabel: '', backLabel: '' })
    expect(nodes).toEqual(before)
  })
})

describe('footnotes', () => {
  const { pieces, footnotes } = hast('a[^x] <b>b</b>', 'c[^y] d[^x]\n\n[^x]: X\n\n[^y]: <i>Y</i>')
  const notes = footnotes === null ? '' : webHtml([footnotes])

  it('are numbered over all pieces, and lead there and back', () => {
    const text = pieces.map((nodes) => webHtml(nodes)).join('')
    expect([...text.matchAll(/href="#(i-fn-\w)" id="(i-fnref-[\w-]+)"/g)].map(([, to, id]) => `${id} → ${to}`)).toEqual(['i-fnref-x → i-fn-x', 'i-fnref-y → i-fn-y', 'i-fnref-x-2 → i-fn-x'])
    expect([...notes.matchAll(/<li id="([^"]+)"/g)].map(([, id]) => id)).toEqual(['i-fn-x', 'i-fn-y'])
    expect([...notes.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)).toEqual(['i-fnref-x', 'i-fnref-x-2', 'i-fnref-y'])
  })

  it('have one prefix, not two', () => {
    expect(notes + pieces.map((nodes) => webHtml(nodes)).join('')).not.toMatch(/user-content|i-i-/)
  })

  it('have words for a screen reader, and their own HTML', () => {
    expect(notes).toContain('Notes</h2>')
    expect(notes).toContain('<i>Y</i>')
  })

  it('are left by ways back that a screen reader can tell apart', () => {
    expect([...notes.matchAll(/aria-label="([^"]+)"/g)].map(([, label]) => label)).toEqual(['Back to 1', 'Back to 1-2', 'Back to 2'])
  })

  it('have an arrow that no system sets as an emoji', () => {
    expect(notes.match(/\u21a9/g)).toHaveLength(3)
    expect(notes.match(/\u21a9\ufe0e/g)).toHaveLength(3)
  })

  it('of two issues on one page do not clash', () => {
    const idsOf = (idPrefix: string): string[] => {
      const { children } = parseMarkdown('a[^x] b[^x]\n\n[^x]: X')
      const made = toHast({ pieces: [children.filter((node) => !isDefinition(node))], definitions: children.filter(isDefinition), idPrefix, footnoteLabel: '', backLabel: '' })
      const nodes = [...made.pieces.flat(), ...(made.footnotes === null ? [] : [made.footnotes])]
      return [...webHtml(nodes).matchAll(/\s(?:id|href|aria-describedby)="#?([^"]+)"/g)].map(([, id = '']) => id)
    }
    const [first, second] = [idsOf('issue-5-'), idsOf('issue-6-')]
    expect(first).toHaveLength(10)
    expect(first.filter((id) => second.includes(id))).toEqual([])
  })

  it('are none where nothing refers to one', () => {
    expect(hast('a\n\n[^x]: X').footnotes).toBeNull()
  })
})
