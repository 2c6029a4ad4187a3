import { describe, expect, it } from 'vitest'
import { compileTemplate, TemplateError } from '../../src/template/compile-template.js'

const render = (template: string, view: unknown, medium: 'html' | 'text' = 'html', partials = {}) =>
  compileTemplate({ entry: 'web/issue', template, partials }, { helpers: { upper: (word: string) => word.toUpperCase() }, medium })(view)

describe('compileTemplate', () => {
  it('escapes what could be markup or end an attribute', () => {
    expect(render('{{x}}|{{{x}}}', { x: `&<>"'\`=` })).toBe('&amp;&lt;&gt;&quot;&#x27;&#x60;&#x3D;|&<>"\'`=')
  })

  it('escapes nothing in text', () => {
    expect(render('{{x}} {{> p}}', { x: '<&>' }, 'text', { p: '{{x}}' })).toBe('<&> <&>')
  })

  it('calls the helpers that it is given', () => {
    expect(render('{{upper x}}', { x: 'a' })).toBe('A')
  })

  it.each(['{{lookup x "y"}}', '{{log x}}', '{{shout x}}', '{{#helperMissing}}{{/helperMissing}}', '{{#blockHelperMissing x}}{{/blockHelperMissing}}'])('refuses to call %s', (template) => {
    expect(() => render(template, { x: {} })).toThrow(/unknown helper|not defined/)
  })

  it('throws for a name that a view lacks, and accepts null', () => {
    expect(() => render('{{x}}', {})).toThrow('"x" not defined')
    expect(render('{{x}}', { x: null })).toBe('')
  })

  it('names the template that cannot be filled, and what was in the way', () => {
    const fill = (template: string, thrown: Error) => () =>
      compileTemplate({ entry: 'web/issue', template, partials: {} }, { helpers: { fail: () => { throw thrown } }, medium: 'html' })({ x: null })
    const cause = new Error('no')
    expect(fill('{{x.y}}', cause)).toThrow(TemplateError)
    expect(fill('{{#if x.y}}{{/if}}', cause)).toThrow(/^The template web\/issue cannot be filled: .*null/)
    expect(fill('{{fail}}', cause)).toThrow(expect.objectContaining({ name: 'TemplateError', template: 'web/issue', cause }))
    // A full stack is about the issue: the issue stage knows what to say of it.
    const full = new RangeError('Maximum call stack size exceeded')
    expect(fill('{{fail}}', full)).toThrow(full)
  })

  it('passes over what is optional in #if and #with', () => {
    expect(render('{{#with [my-kind]}}{{x}}{{/with}}{{#with event}}{{y}}{{/with}}', { event: { y: 'b' } })).toBe('b')
  })

  it.each(['{{constructor}}', '{{x.constructor}}', '{{__proto__}}', '{{x.__proto__}}'])('does not reach %s', (template) => {
    expect(render(template, { x: { a: 1 } })).toBe('')
  })

  it('indents only the first line of a partial', () => {
    expect(render('a\n  {{> p}}\n', {}, 'text', { p: 'b\nc\n' })).toBe('a\n  b\nc\n')
  })

  it('shares nothing between two templates', () => {
    expect(render('{{> p}}', {}, 'html', { p: 'b' })).toBe('b')
    expect(() => render('{{> p}}', {})).toThrow('partial p could not be found')
  })
})
