import type { ElementContent } from 'hast'
import { describe, expect, it } from 'vitest'
import { withEmailElements } from '../../src/markdown/email-elements.js'
import { toHast } from '../../src/markdown/hast.js'
import { webHtml } from '../../src/markdown/html.js'
import { parseMarkdown } from '../../src/markdown/parse.js'

const hast = (markdown: string): ElementContent[] => toHast({ pieces: [parseMarkdown(markdown).children], definitions: [], idPrefix: '', footnoteLabel: '', backLabel: '' }).pieces[0] ?? []
const html = (markdown: string): string => webHtml(withEmailElements(hast(markdown))).replaceAll('\n', '')

describe('for mail clients', () => {
  it.each([
    ['unfolds details', '<details id="x"><summary>More</summary>\n\nwords\n\n</details>', '<div id="x"><p><strong>More</strong></p><p>words</p></div>'],
    ['says nothing of details that are open', '<details open>words</details>', '<div>words</div>'],
    ['keeps the heading of details a heading', '<details><summary><h4>More</h4></summary>words</details>', '<div><div><h4>More</h4></div>words</div>'],
    ['unfolds details in details', '<details><summary>A</summary><details><summary>B</summary>c</details></details>', '<div><p><strong>A</strong></p><div><p><strong>B</strong></p>c</div></div>'],
    ['makes blocks that Word knows of a figure', '![A ship](s.jpg "At sea")', '<div><img src="s.jpg" alt="A ship"><p class="soft">At sea</p></div>'],
    ['keeps the paragraphs of a caption', '<figure><table><tr><td>x</table><figcaption><p>y</p></figcaption></figure>', '<div><table><tbody><tr><td>x</td></tr></tbody></table><div class="soft"><p>y</p></div></div>'],
    ['leaves alone what they know', '<dl><dt>a<dd>b</dl>', '<dl><dt>a</dt><dd>b</dd></dl>'],
  ])('%s', (_, markdown, expected) => {
    expect(html(markdown)).toBe(expected)
  })

  it('keeps the styles', () => {
    const styled: ElementContent[] = [{ type: 'element', tagName: 'summary', properties: { style: 'margin:0' }, children: [{ type: 'text', value: 'x' }] }]
    expect(webHtml(withEmailElements(styled))).toBe('<p style="margin:0"><strong>x</strong></p>')
  })

  it('leaves what came in as it was', () => {
    const nodes = hast('<details open><summary>A</summary></details>')
    const before = structuredClone(nodes)
    withEmailElements(nodes)
    expect(nodes).toEqual(before)
  })
})
