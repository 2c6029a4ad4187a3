import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkNames } from '../../src/template/check-names.js'
import { checkWords } from '../../src/template/check-words.js'
import { sourceOf } from '../../src/template/source.js'
import { filesOf } from './files.js'

const html = z.string().meta({ html: true })
const spare = z.string().meta({ spare: true })
const picture = z.object({ src: z.string(), width: z.number(), alt: z.string(), srcset: spare.nullable() }).meta({ picture: true })
const view = z.object({
  id: spare,
  level: z.number(),
  body: html,
  url: z.string().nullable(),
  address: z.string().meta({ insteadOf: ['url'] }),
  date: z.object({ iso: spare, text: z.string() }).nullable(),
  cover: picture.nullable(),
  person: z.object({ name: z.string(), role: z.string().nullable() }),
  items: z.array(z.object({ title: html, body: html })),
  topics: z.array(z.string()),
  figures: z.array(z.object({ value: z.string(), label: z.string() })),
})
const schema = z.object({ body: html, blocks: z.array(z.object({ minutes: view.nullable() })) })

const all = {
  body: '{{{body}}}',
  url: '<a href="{{url}}">x</a>',
  date: '{{#with date}}{{text}}{{/with}}',
  cover: '{{#if cover}}<img src="{{cover.src}}" alt="{{cover.alt}}">{{/if}}',
  person: '{{> byline person}}',
  items: '{{#each items}}{{{title}}}{{{body}}}{{/each}}',
  topics: '{{#each topics}}{{this}}{{/each}}',
  figures: '{{#each ./figures}}{{value}}{{label}}{{/each}}',
}
const byline = '{{name}}{{role}}'

/** What is missing when the template of the kind is made of `parts`. */
function check(parts: Partial<Record<keyof typeof all | 'more', string>>, { medium = 'html' as 'html' | 'text', partial = byline } = {}) {
  const files = filesOf({ 'web/issue.hbs': '{{#each blocks}}{{#with minutes}}{{> blocks/minutes}}{{/with}}{{/each}}{{{body}}}', 'web/blocks/minutes.hbs': Object.values({ ...all, ...parts }).join('\n'), 'web/byline.hbs': partial })
  const sources = new Map([...files].map(([key, file]) => [key.replace(/^web\/|\.hbs$/g, ''), sourceOf(file)]))
  const { messages, shown } = checkNames(sources.get('issue') ?? sourceOf({ path: '', text: '' }), schema, { medium, helpers: ['wrap', 'figures', 'is'], partials: sources })
  expect(messages).toEqual([])
  return checkWords({ path: 'templates/web/issue.hbs', texts: [], used: [...files.keys()], shown }, { views: new Map([['minutes', view]]), files, medium })
}

describe('checkWords', () => {
  it('is content with a template that shows everything, in whatever way', () => {
    expect(check({})).toEqual([])
    expect(check({ person: '<b>{{person.name}}</b>{{#with person}}{{this.role}}{{/with}}' })).toEqual([])
    expect(check({ items: '{{#each items as |part|}}{{{part.title}}}{{#with part}}{{{body}}}{{/with}}{{/each}}' })).toEqual([])
    expect(check({ figures: '{{figures figures}}', body: '{{wrap (is body)}}', date: '{{#if date}}{{wrap date.text}}{{/if}}' })).toEqual([])
  })

  it('is content with one name instead of another', () => {
    expect(check({ url: '{{address}}' })).toEqual([])
  })

  it('asks for no picture in text', () => {
    expect(check({ cover: '' }, { medium: 'text' })).toEqual([])
  })

  it.each([
    ['that leaves out the body', { body: '' }, '"body"', '{{{body}}}'],
    ['that only asks whether there is a body', { body: '{{#if body}}…{{/if}}{{#if (is body)}}…{{/if}}' }, '"body"', '{{{body}}}'],
    ['that shows the body of the issue', { body: '{{{@root.body}}}' }, '"body"', '{{{body}}}'],
    ['that shows the body of its parts', { body: '{{#each items}}{{{body}}}{{/each}}' }, '"body"', '{{{body}}}'],
    ['that has the body in a comment', { body: '{{!-- {{{body}}} --}}' }, '"body"', '{{{body}}}'],
    ['that leaves out an attribute', { url: '' }, '"url"', '{{url}}'],
    ['that shows a date to machines only', { date: '{{#with date}}<time datetime="{{iso}}"></time>{{/with}}' }, '"date.text"', '{{#with date}}{{text}}{{/with}}'],
    ['that goes through a list, and shows half of it', { items: '{{#each items}}{{{title}}}{{/each}}' }, '"items.body"', '{{#each items}}{{{body}}}{{/each}}'],
    ['that shows the first of a list', { items: '{{#if items.[0]}}{{{items.[0].title}}}{{{items.[0].body}}}{{/if}}' }, '"items.title" or "items.body"', '{{#each items}}{{{title}}}{{/each}} {{#each items}}{{{body}}}{{/each}}'],
    ['that counts a list', { topics: '{{topics.length}}{{#each topics}}{{@index}}{{/each}}' }, '"topics"', '{{#each topics}}{{this}}{{/each}}'],
    ['that leaves out a picture', { cover: '' }, '"cover.src" or "cover.alt"', '{{#with cover}}<img src="{{src}}" width="{{width}}" height="{{height}}" alt="{{alt}}">{{/with}}'],
    ['that leaves out several things', { body: '', person: '', topics: '' }, '"body", "person.name", "person.role" or "topics"', '{{{body}}} {{#with person}}{{name}}{{/with}} {{#with person}}{{role}}{{/with}} {{#each topics}}{{this}}{{/each}}'],
  ])('names what is lost by a template %s', (_, parts, names, tags) => {
    expect(check(parts)).toEqual([
      {
        rule: 'template-incomplete',
        severity: 'error',
        file: 'templates/web/blocks/minutes.hbs',
        place: null,
        message: `Unexpected template of \`minutes\` without ${names}, expected all that an editor writes there`,
        note: `Add ${tags}, or readers would never see it.`,
      },
    ])
  })

  it('tells of two braces in text', () => {
    expect(check({ body: '' }, { medium: 'text' })[0]?.note).toContain('Add {{body}}, or')
  })

  it('names the partial that leaves something out, if it shows the rest of it', () => {
    expect(check({ body: '' }, { partial: '{{name}}' })).toMatchObject([
      { file: 'templates/web/blocks/minutes.hbs', message: expect.stringContaining('without "body",') },
      { file: 'templates/web/byline.hbs', message: expect.stringContaining('`minutes` without "person.role",') },
    ])
  })

  it('leaves a kind without a place to another check', () => {
    expect(checkWords({ path: 'templates/web/issue.hbs', texts: [], used: ['web/issue.hbs'], shown: new Map() }, { views: new Map([['minutes', view]]), files: new Map(), medium: 'html' })).toEqual([])
  })
})
