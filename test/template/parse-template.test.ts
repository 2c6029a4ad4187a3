import Handlebars from 'handlebars'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTemplate } from '../../src/template/parse-template.js'
import { places, source } from './files.js'

const at = (text: string) => places(parseTemplate(source(text)).messages)

describe('parseTemplate', () => {
  it('parses what Handlebars can read', () => {
    expect(parseTemplate(source('{{#if a}}b{{else}}c{{/if}}')).value).toMatchObject({ type: 'Program' })
  })

  it.each([
    ['a block without an end', 'a\n  {{#if x}}\n b', '2:3'],
    ['the end of another block', '{{#if x}}\n{{/unless}}', '2:1'],
    ['blocks that end in the wrong order', '{{#if x}}\n{{#each y}}\n {{/if}}{{/each}}', '3:2'],
    ['an end without a beginning', 'a {{/if}}', '1:3'],
    ['else outside of a block', 'a\r\n {{else}}', '2:2'],
    ['a tag that cannot be read', '{{x}}\n {{y z=}}', '2:2'],
    ['braces that never close', 'a\nb {{x', '2:3'],
    ['a path through a parent in its middle', ' {{a/../b}}', '1:2'],
    ['a comment that never ends', '{{!-- a }} b', '1:1'],
    ['a second else', '{{#if a}}\n{{else}}\n{{else}}\n{{/if}}', '3:1'],
  ])('names the place of %s', (_, text, place) => {
    expect(at(text)).toEqual([`template-syntax templates/a.mjml:${place}`])
  })

  it('reports every tag that cannot be read', () => {
    expect(at('{{a b=}}\n{{/}}\n{{c d=}}')).toEqual(['template-syntax templates/a.mjml:1:1', 'template-syntax templates/a.mjml:3:1'])
  })

  it('shows no stack and none of the lines that Handlebars draws', () => {
    const { messages } = parseTemplate(source('{{a b=}}'))
    expect(messages[0]?.note).toMatch(/^Handlebars says: Expecting .*got 'CLOSE'$/)
  })

  it.each(['{{#[a b] x}}{{/[a b]}}', '{{#> page}}{{/page}}', '{{^if x}}{{/if}}', '{{#each xs as |x i|}}{{~else~}}{{/each}}', '{{#if a}}{{else if b}}{{/if}}'])('accepts %s', (text) => {
    expect(at(text)).toEqual([])
  })

  it('reads exactly what Handlebars reads', () => {
    const part = fc.constantFrom('{{', '}}', '{{{', '}}}', '{{#if a}}', '{{/if}}', '{{else}}', '{{x}}', '"', "'", '!', '--', '[', ']', '\\', ' ', 'x', '\n')
    fc.assert(
      fc.property(fc.array(part).map((parts) => parts.join('')), (text) => {
        expect(parseTemplate(source(text)).value !== null).toBe(isReadable(text))
      }),
    )
  })
})

function isReadable(text: string): boolean {
  try {
    Handlebars.parse(text)
    return true
  } catch {
    return false
  }
}
