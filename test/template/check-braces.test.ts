import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkNames } from '../../src/template/check-names.js'
import { sourceOf } from '../../src/template/source.js'
import { places, source } from './files.js'

const html = z.string().meta({ html: true })
const schema = z.object({
  name: z.string(),
  level: z.number(),
  note: z.string().nullable(),
  body: html,
  title: html.nullable(),
  event: z.object({ title: z.string() }),
  items: z.array(z.object({ body: html, label: z.string() })),
  topics: z.array(z.string()),
  parts: z.array(html),
})
const partials = new Map(Object.entries({ prose: '<p>{{{this}}}</p>', line: '<b>{{this}}</b>', item: '{{{body}}}', card: '<p>{{{words}}}</p>', plain: '<p title="{{words}}">{{words}}</p>' }).map(([name, text]) => [name, sourceOf({ path: `templates/web/${name}.hbs`, text })]))

const check = (text: string, medium: 'html' | 'text' = 'html') => checkNames(source(text), schema, { medium, helpers: ['shout'], partials }).messages

describe('braces', () => {
  it.each([
    '{{{body}}} {{name}} {{level}} {{~{title}~}} {{&body}} {{note}}',
    '<h{{level}} id="{{name}}" class=\'{{note}}\'>{{{title}}}</h{{level}}> > {{{body}}} <',
    '<a href="{{name}}" {{#if title}}title="{{name}}"{{else}}id="{{level}}"{{/if}}>{{{body}}}</a>',
    '{{event.title}} {{#with event}}{{title}}{{{../title}}}{{{@root.title}}}{{/with}}',
    '{{#each items}}{{@index}}{{label}}{{{body}}}{{{../body}}}{{/each}} {{#each items as |i|}}{{i.label}}{{{i.body}}}{{/each}}',
    '{{#each topics}}{{this}}{{/each}}{{#each parts}}{{{this}}}{{/each}}{{#with body}}{{{this}}}{{/with}}',
    '{{> prose body}}{{> line name}}{{#each items}}{{> item}}{{> line label}}{{/each}}',
    '{{> card words=body}}{{> card words="<i>of the author of the template</i>"}}{{> plain words=name}}{{> plain words="&"}}',
    '{{shout body}}{{{shout name}}}',
    '{{#if body}}{{#unless title}}{{/unless}}{{/if}}',
  ])('are right in %s', (text) => {
    expect(check(text)).toEqual([])
  })

  it.each([
    ['two for HTML', 'a\n {{body}}', ['2:2 {{body}} {{{body}}}']],
    ['two for HTML that may be missing', '{{title}}', ['1:1 {{title}} {{{title}}}']],
    ['three for a text', '<p>{{{name}}}</p>', ['1:4 {{{name}}} {{name}}']],
    ['an ampersand for a text', '{{&note}}', ['1:1 {{{note}}} {{note}}']],
    ['three for a number', '{{{level}}}', ['1:1 {{{level}}} {{level}}']],
    ['three in an attribute', '<a href="{{{name}}}">', ['1:10 {{{name}}} {{name}}']],
    ['a name that is HTML elsewhere', '{{{event.title}}}{{#with event}}{{{title}}}{{../title}}{{/with}}', ['1:1 {{{event.title}}} {{event.title}}', '1:33 {{{title}}} {{title}}', '1:44 {{../title}} {{{../title}}}']],
    ['the elements of a list', '{{#each items}}{{body}}{{{label}}}{{/each}}{{#each parts}}{{this}}{{/each}}', ['1:16 {{body}} {{{body}}}', '1:24 {{{label}}} {{label}}', '1:59 {{this}} {{{this}}}']],
    ['both parts of a block', '{{#if note}}{{{note}}}{{else}}{{body}}{{/if}}', ['1:13 {{{note}}} {{note}}', '1:31 {{body}} {{{body}}}']],
  ])('are found to be wrong: %s', (_, text, expected) => {
    expect(check(text).map(({ rule, place, message }) => `${rule} ${place?.line}:${place?.column} ${message}`)).toEqual(
      expected.map((found) => found.replace(/^(\S+) (\S+) (\S+)$/, 'template-syntax $1 Unexpected $2, expected $3')),
    )
  })

  it('are judged in a partial by what it is given, at the place there', () => {
    expect(places(check('{{> prose name}}{{> line body}}'))).toEqual(['template-syntax templates/web/prose.hbs:1:4', 'template-syntax templates/web/line.hbs:1:4'])
    expect(places(check('{{> card words=name}}'))).toEqual(['template-syntax templates/web/card.hbs:1:4'])
    expect(places(check('{{> plain words=title}}'))).toEqual(['template-syntax templates/web/plain.hbs:1:11', 'template-syntax templates/web/plain.hbs:1:22'])
  })

  it.each(['<a title="{{title}}">', '<a title="{{{title}}}">', "<a {{#if name}}title='a > {{body}}'{{/if}}>", '<mj-image alt="{{name}}" title="{{title}}" />'])('are no remedy for HTML in an attribute: %s', (text) => {
    expect(check(text)).toMatchObject([{ rule: 'template-syntax', message: expect.stringMatching(/^Unexpected "(?:title|body)" in an attribute, expected text: it is HTML$/) }])
  })

  it('make no difference in text', () => {
    expect(check('{{body}}{{{body}}}{{name}}{{{name}}}<a title="{{title}}">', 'text')).toEqual([])
  })

  it('are explained by what a reader would see', () => {
    expect(check('{{body}}{{{name}}}').map(({ note }) => note)).toEqual(['It is HTML: with two braces readers would see its tags.', 'It is text: with three braces a "<" in it would become a tag.'])
  })
})
