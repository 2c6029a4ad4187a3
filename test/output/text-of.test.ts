import { expect, it } from 'vitest'
import { textOf } from '../../src/output/text-of.js'
import { verifyCss } from '../../src/output/verify-css.js'
import { verifyHtml } from '../../src/output/verify-html.js'
import { artefact, stored } from './tree.js'

it('is the text itself, or what UTF-8 bytes say', () => {
  expect(textOf('é')).toBe('é')
  expect(textOf(Uint8Array.of(0xc3, 0xa9))).toBe('é')
})

it('never passes a page or a stylesheet that nobody can look at', () => {
  expect(() => verifyHtml(artefact('a.html', stored('<script>')))).toThrow(TypeError)
  expect(() => verifyCss(artefact('a.css', stored('@import url(x)')))).toThrow(TypeError)
  // A picture is none of them.
  expect([...verifyHtml(artefact('a.jpg', stored('<script>'))), ...verifyCss(artefact('a.jpg', stored('x')))]).toEqual([])
})
