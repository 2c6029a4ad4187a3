import type { ElementContent } from 'hast'
import { describe, expect, it } from 'vitest'
import { emailHtml, webHtml, withAbsoluteAddresses } from '../../src/markdown/html.js'

const tree: ElementContent[] = [
  { type: 'element', tagName: 'p', properties: {}, children: [{ type: 'text', value: '"a" & <b> {{c}}' }, { type: 'element', tagName: 'a', properties: { href: '../x' }, children: [{ type: 'element', tagName: 'img', properties: { src: 'y.png', alt: '"' }, children: [] }] }] },
]
const before = structuredClone(tree)

describe('HTML', () => {
  it('for the web has no styles', () => {
    expect(webHtml(tree)).toBe('<p>"a" &#x26; &#x3C;b> {{c}}<a href="../x"><img src="y.png" alt="&#x22;"></a></p>')
  })

  it('for an email has its styles on every element', () => {
    expect(emailHtml(tree, { p: 'margin:0', a: "color:#0b3d91;font-family:'X Y'" })).toBe('<p style="margin:0">"a" &#x26; &#x3C;b> {{c}}<a href="../x" style="color:#0b3d91;font-family:&#x27;X Y&#x27;"><img src="y.png" alt="&#x22;"></a></p>')
  })

  it('for an email has the styles of an element within another, however deep', () => {
    expect(emailHtml(tree, { a: 'color:#000', 'p a': 'word-break:break-word', 'p img': 'border:0', 'td a': 'color:#fff' })).toContain('<a href="../x" style="color:#000;word-break:break-word"><img src="y.png" alt="&#x22;" style="border:0">')
  })

  it('takes no style from what every object has', () => {
    expect(emailHtml([{ type: 'element', tagName: 'constructor', properties: {}, children: [] }], {})).toBe('<constructor></constructor>')
  })

  it('has absolute links where there is no page to be relative to, and leaves pictures to those who find them by their paths', () => {
    expect(webHtml(withAbsoluteAddresses(tree, 'https://example.org/i/'))).toContain('<a href="https://example.org/x"><img src="y.png"')
  })

  it('for an email has no style on what only marks a place', () => {
    expect(emailHtml([{ type: 'element', tagName: 'a', properties: { id: 'x' }, children: [{ type: 'text', value: 'y' }] }], { a: 'color:#000' })).toBe('<a id="x" name="x">y</a>')
  })

  it('for an email has the styles of Markdown’s elements on what they become', () => {
    const caption: ElementContent = { type: 'element', tagName: 'figcaption', properties: {}, children: [{ type: 'text', value: 'y' }] }
    expect(emailHtml([{ type: 'element', tagName: 'figure', properties: {}, children: [caption] }], { div: 'color:#fff', figure: 'margin:0', 'figure figcaption': 'color:#000' })).toBe('<div style="margin:0"><p style="color:#000" class="soft">y</p></div>')
  })

  it.each([['right', 'text-align:right'], ['char', 'text-align:left'], [undefined, 'text-align:left']])('for an email lets a column that is aligned keep its side: %s', (align, style) => {
    expect(emailHtml([{ type: 'element', tagName: 'th', properties: { align }, children: [] }], { th: 'text-align:left' })).toContain(`style="${style}"`)
  })

  it('for an email says each property once, the last of them where it wins', () => {
    const cell: ElementContent = { type: 'element', tagName: 'td', properties: {}, children: [{ type: 'element', tagName: 'p', properties: {}, children: [] }] }
    expect(emailHtml([cell], { td: 'padding:0', p: 'border:0;border-top:1px solid #000;margin:0 0 16px', 'td p': 'margin:0;border:0' })).toBe('<td style="padding:0"><p style="border-top:1px solid #000;margin:0;border:0"></p></td>')
  })

  it('for an email repeats no alignment where no style names another', () => {
    expect(emailHtml([{ type: 'element', tagName: 'td', properties: { align: 'right' }, children: [] }], { td: 'padding:0' })).toBe('<td align="right" style="padding:0"></td>')
  })

  it('shows the box of a task as a character', () => {
    expect(webHtml([{ type: 'element', tagName: 'input', properties: { type: 'checkbox', checked: true }, children: [] }, { type: 'element', tagName: 'input', properties: { type: 'checkbox' }, children: [] }])).toBe('☑☐')
  })

  it('leaves the tree as it was', () => {
    expect(tree).toEqual(before)
  })
})
