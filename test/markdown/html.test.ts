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

  it('has absolute addresses where there is no page to be relative to', () => {
    expect(webHtml(withAbsoluteAddresses(tree, 'https://example.org/i/'))).toContain('<a href="https://example.org/x"><img src="https://example.org/i/y.png"')
  })

  it('shows the box of a task as a character', () => {
    expect(webHtml([{ type: 'element', tagName: 'input', properties: { type: 'checkbox', checked: true }, children: [] }, { type: 'element', tagName: 'input', properties: { type: 'checkbox' }, children: [] }])).toBe('☑☐')
  })

  it('leaves the tree as it was', () => {
    expect(tree).toEqual(before)
  })
})
