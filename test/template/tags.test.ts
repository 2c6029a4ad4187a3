import Handlebars from 'handlebars'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hiddenCharacter, hideTags, isUnescaped, scanTags } from '../../src/template/tags.js'

const kinds = (text: string) => scanTags(text).map(({ kind, text: tag }) => [kind, tag])

describe('scanTags', () => {
  it.each([
    ['{{x}}', 'value'],
    ['{{{x}}}', 'value'],
    ['{{&x}}', 'value'],
    ['{{~x~}}', 'value'],
    ['{{t "a}}b"}}', 'value'],
    ["{{t 'a}}b'}}", 'value'],
    [String.raw`{{t "a\"}}b"}}`, 'value'],
    ['{{[a}}b]}}', 'value'],
    ['{{> card}}', 'value'],
    ['{{elsewhere}}', 'value'],
    ['{{#if x}}', 'open'],
    ['{{~#each xs as |x|}}', 'open'],
    ['{{^if x}}', 'open'],
    ['{{#> page}}', 'open'],
    ['{{/if}}', 'close'],
    ['{{~/if}}', 'close'],
    ['{{else}}', 'else'],
    ['{{else if x}}', 'else'],
    ['{{^}}', 'else'],
    ['{{! a }}', 'comment'],
    ['{{!-- a }} b --}}', 'comment'],
    ['{{~!-- a --~}}', 'comment'],
    ['{{!--}}', 'comment'],
  ])('reads %s as %s', (tag, kind) => {
    expect(kinds(`a ${tag} b`)).toEqual([[kind, tag]])
  })

  it('ends two braces at the first two, also before a third', () => {
    expect(kinds('{{x}}}')).toEqual([['value', '{{x}}']])
  })

  it('takes an escaped tag for text, and a tag after two backslashes for a tag', () => {
    expect(kinds(String.raw`\{{x}} \\{{y}}`)).toEqual([['value', '{{y}}']])
  })

  it('tells of braces that never close', () => {
    expect(kinds('a {{x')).toEqual([['unfinished', '{{']])
    expect(kinds('{{a}} {{!-- b {{c}}')).toEqual([['value', '{{a}}'], ['unfinished', '{{!--']])
  })

  it('sees tags where Handlebars sees them', () => {
    const part = fc.constantFrom('{{', '}}', '}}}', '{{#if a}}', '{{/if}}', '{{x}}', '{{!', '{{!--', '--', '"', "'", '[', ']', '~', ' ', 'x', '\n')
    fc.assert(
      fc.property(fc.array(part).map((parts) => parts.join('')), (text) => {
        const contents = contentsOf(text)
        fc.pre(contents !== null && !text.includes('{{{{'))
        expect(scanTags(text).reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text)).toBe(contents)
      }),
    )
  })

  it('tells which values are written as they are', () => {
    expect(scanTags('{{x}}{{{x}}}{{&x}}{{~{x}~}}{{#if x}}').map(isUnescaped)).toEqual([false, true, true, true, false])
  })
})

describe('hideTags', () => {
  it('makes tags opaque and comments blank', () => {
    expect(hideTags('a{{"<"}}b{{!c}}d')).toBe(`a${hiddenCharacter.repeat(7)}b${' '.repeat(6)}d`)
  })

  it('moves nothing', () => {
    const part = fc.constantFrom('{{', '}}', '{{{', '}}}', '"', "'", '!', '--', '[', ']', '\\', '#if ', 'x', '<', '\n')
    fc.assert(
      fc.property(fc.array(part).map((parts) => parts.join('')), (text) => {
        expect(hideTags(text)).toHaveLength(text.length)
      }),
    )
  })
})

/** The text between the tags as Handlebars parses it; null when it cannot. */
function contentsOf(text: string): string | null {
  let contents = ''
  const visitor = new Handlebars.Visitor()
  visitor.ContentStatement = ({ value }) => {
    contents += value
  }
  try {
    visitor.accept(Handlebars.parseWithoutProcessing(text))
    return contents
  } catch {
    return null
  }
}
