import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'postcss'
import { describe, expect, it } from 'vitest'
import { compactCss } from '../../src/markdown/compact-css.js'

const compact = (css: string): string | undefined => compactCss(css, 'a.css').value?.trim()

describe('a compact stylesheet', () => {
  it.each([
    ['a comment and line breaks', '/* x */\np {\n  color: red;\n}\n', 'p{color:red}'],
    ['spaces in selectors', 'a > b + c,\n d ~ e f { top: 0 }', 'a>b+c,d~e f{top:0}'],
    ['zeros before a point', 'p { margin: -0.5em 0 10.05px calc(0.25em - 0.5px) }', 'p{margin:-.5em 0 10.05px calc(.25em - .5px)}'],
    ['spaces in conditions', '@media (min-width: 30rem) and (scripting: none) { p { top: 0 } }', '@media (min-width:30rem) and (scripting:none){p{top:0}}'],
  ])('is without %s', (_, css, expected) => {
    expect(compact(css)).toBe(expected)
  })

  it.each(['p::after{content:" 0.5, a > b "}', "p::after{content:'it\\'s 0.5, x'}", '[title="a > b, c"]{top:0}', 'p{background:url(a, 0.5.png)}', 'p :hover{width:calc(1em + 2px)}', "ul{list-style:''}"])('keeps %s as it is', (css) => {
    expect(compact(css)).toBe(css)
  })

  it.each(['style.css', 'site.css'])('has the rules of %s in their order, and changes no more when it is made anew', (name) => {
    const css = readFileSync(fileURLToPath(new URL(`../../templates/web/${name}`, import.meta.url)), 'utf8')
    const properties = (text: string): string[] => {
      const found: string[] = []
      parse(text).walkDecls(({ prop }) => {
        found.push(prop)
      })
      return found
    }
    const made = compact(css) ?? ''
    expect(properties(made)).toEqual(properties(css))
    expect(made.length).toBeLessThan(css.length)
    expect(compact(made)).toBe(made)
  })

  it('is none of what is no CSS', () => {
    expect(compactCss('p { color: red', 'a.css')).toMatchObject({ value: null, messages: [{ rule: 'template-syntax' }] })
  })
})
