import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { assembleSet } from '../../src/template/assemble-set.js'
import { compileTemplate } from '../../src/template/compile-template.js'
import { filesOf, places } from './files.js'

const schema = z.object({ title: z.string(), blocks: z.array(z.object({ event: z.object({ when: z.string() }).optional(), 'my-kind': z.object({ body: z.string() }).optional() })) })
const assemble = (texts: Record<string, string>, set: 'web' | 'text' = 'web') => assembleSet({ files: filesOf(texts), set, entry: 'issue', kinds: ['event', 'my-kind'], schema, helpers: [] })

const whole = {
  'issue.hbs': '{{#> page}}\n{{#each blocks}}\n{{> blocks}}\n{{/each}}\n{{/page}}\n',
  'page.hbs': '{{> head}}{{> @partial-block}}',
  'head.hbs': '{{title}}\n',
  'blocks/event.hbs': '* {{when}}\n',
  'blocks/my-kind.hbs': '- {{body}}\n',
  'unused.hbs': '{{#broken',
}
const under = (set: string, texts: Record<string, string>) => Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${set}/${name}`, text]))

describe('assembleSet', () => {
  it('gathers what a template calls, as strings that render', () => {
    const { value, messages } = assemble(under('text', whole), 'text')
    expect(messages).toEqual([])
    expect(Object.keys(value?.partials ?? {}).sort()).toEqual(['blocks', 'blocks/event', 'blocks/my-kind', 'head', 'page'])
    expect(structuredClone(value)).toEqual(value)
    const view = { title: 'T & U', blocks: [{ 'my-kind': { body: 'B' } }, { event: { when: 'W' } }] }
    expect(value === null ? '' : compileTemplate(value, { helpers: {}, medium: 'text' })(view)).toBe('T & U\n- B\n* W\n')
  })

  it('takes any name for a kind, also one that means something to Handlebars', () => {
    const files = filesOf({ 'text/issue.hbs': '{{> blocks}}', 'text/blocks/true.hbs': '{{word}}' })
    const { value } = assembleSet({ files, set: 'text', entry: 'issue', kinds: ['true'], schema: z.object({ true: z.object({ word: z.string() }) }), helpers: [] })
    expect(value === null ? '' : compileTemplate(value, { helpers: {}, medium: 'text' })({ true: { word: 'a' } })).toBe('a')
  })

  it('tells which files it used, and names the set', () => {
    const { value, used } = assemble({ ...under('web', whole), 'web/blocks.hbs': 'never read' })
    expect(value?.entry).toBe('web/issue')
    expect([...used].sort()).toEqual(['web/blocks/event.hbs', 'web/blocks/my-kind.hbs', 'web/head.hbs', 'web/issue.hbs', 'web/page.hbs'])
  })

  it('keeps the sets apart', () => {
    expect(places(assemble(under('text', whole), 'web').messages)).toEqual(['template-missing templates/web/issue.hbs:-:-'])
  })

  it.each(['<a title={{title}}>', '<a class="a" title= {{title}}>', "<a class='>' title={{title}}>", '<a {{! it’s, it\'s }} title={{title}}>', '<a class="{{title}}" title={{title}}>'])('finds a value that is not in quotes: %s', (text) => {
    expect(assemble({ 'web/issue.hbs': text }).messages).toMatchObject([{ rule: 'template-syntax', message: expect.stringContaining('{{title}} without quotes') }])
  })

  it.each(['<a title="{{title}}">', '<a title="a={{title}}">', "<a title='a = {{title}}'>", '<meta content="0; url={{title}}">', '<p>a={{title}}</p>'])('takes one that is, whatever stands before it there: %s', (text) => {
    expect(assemble({ 'web/issue.hbs': text }).messages).toEqual([])
  })

  it.each([
    ['a partial that is missing', { 'issue.hbs': 'a\n{{> heda}}{{> head}}', 'head.hbs': '' }, 'template-missing templates/web/issue.hbs:2:5'],
    ['the template of a kind that is missing', { ...whole, 'blocks/event.hbs': undefined }, 'template-missing templates/web/issue.hbs:3:5'],
    ['a partial outside of the set', { 'issue.hbs': '{{> ../text/issue}}' }, 'template-missing templates/web/issue.hbs:1:5'],
    ['a partial in itself', { 'issue.hbs': '{{> a}}', 'a.hbs': '{{> b}}', 'b.hbs': '{{#if title}}\n{{else}}{{> a}}{{/if}}' }, 'template-include templates/web/b.hbs:2:13'],
    ['the template in itself', { 'issue.hbs': '{{> issue}}' }, 'template-include templates/web/issue.hbs:1:5'],
    ['what cannot be read in a partial', { 'issue.hbs': '{{> a}}', 'a.hbs': '\n {{#if title}}' }, 'template-syntax templates/web/a.hbs:2:2'],
    ['a misspelt name in a partial', { 'issue.hbs': '{{> a}}', 'a.hbs': '\n {{#if titel}}{{/if}}' }, 'template-name templates/web/a.hbs:2:8'],
    ['a misspelt name in the template of a kind', { ...whole, 'blocks/event.hbs': '{{wen}}' }, 'template-name templates/web/blocks/event.hbs:1:3'],
  ])('names the place of %s', (_, texts, place) => {
    const files = Object.fromEntries(Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== undefined))
    const { value, messages } = assemble(under('web', files))
    expect(value).toBeNull()
    expect(places(messages)).toEqual([place])
  })
})
