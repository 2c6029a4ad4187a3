import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkNames } from '../../src/template/check-names.js'
import { compileTemplate } from '../../src/template/compile-template.js'
import { sourceOf } from '../../src/template/source.js'
import { places, source } from './files.js'

const schema = z.object({
  title: z.string(),
  url: z.string().nullable(),
  event: z.object({ title: z.string(), place: z.string() }).optional(),
  people: z.array(z.object({ name: z.string(), mails: z.array(z.string()), partner: z.object({ name: z.string(), wife: z.object({ name: z.string() }).nullable() }).nullable() })),
  strings: z.record(z.string(), z.string()),
  gaps: z.array(z.object({ name: z.string() }).nullable()),
  maybe: z.array(z.string()).nullable(),
  none: z.array(z.object({ name: z.string() })),
})

const partials = new Map(
  Object.entries({ card: '{{name}}', greeting: '{{title}} {{word}}', param: '{{p.name}}', page: '<p>{{> @partial-block}}</p>', loop: '{{#each people}}{{> @partial-block}}{{/each}}', event: '{{title}}', whole: '{{event.title}}', asked: '{{#if this}}{{this.name}}{{/if}}', guard: '{{#if event}}{{> @partial-block}}{{/if}}' }).map(([name, text]) => [name, sourceOf({ path: `templates/web/${name}.hbs`, text })]),
)

const view = {
  title: 'T',
  url: 'U',
  event: { title: 'ET', place: 'EP' },
  people: [{ name: 'N', mails: ['M'], partner: null }],
  strings: { more: 'S' },
  gaps: [null, { name: 'G' }],
  maybe: ['a'],
  none: [],
}

/** The same with as little as can be: what may be missing is null. */
const bare = { ...view, event: null, maybe: null, url: null, gaps: [null], people: [{ name: 'N', mails: [], partner: { name: 'P', wife: null } }, { name: 'O', mails: [], partner: null }] }

/** What Handlebars itself makes of it, in strict mode: it throws for a name that is not there. */
const render = (text: string, given: object = view) =>
  compileTemplate(
    { entry: 'web/issue', template: text, partials: Object.fromEntries(Array.from(partials, ([name, { text }]) => [name, text])) },
    { helpers: { t: () => 't', date: () => 'd' }, medium: 'text' },
  )(given)

const check = (text: string) => checkNames(source(text), schema, { medium: 'text', helpers: ['t', 'date'], partials }).messages

describe('checkNames', () => {
  it.each([
    '{{title}} {{{title}}} {{this.title}} {{./title}} {{strings.more}}',
    '{{#if url}}{{url}}{{else if event}}{{event.place}}{{else}}{{title}}{{/if}}',
    '{{#unless url}}{{title}}{{/unless}} {{^if url}}{{title}}{{/if}}',
    '{{#each people}}{{@index}}{{@first}}{{@last}}{{@key}}{{name}}{{../title}}{{@root.title}}{{#each mails}}{{this}}{{../name}}{{../../title}}{{@../index}}{{/each}}{{else}}{{title}}{{/each}}',
    '{{#each people as |person number|}}{{person.name}}{{number}}{{name}}{{/each}}',
    '{{#each strings}}{{this}}{{/each}}',
    '{{#with event}}{{place}}{{../url}}{{else}}{{title}}{{/with}}',
    '{{#with event as |e|}}{{e.place}}{{#each ../people}}{{e.title}}{{/each}}{{/with}}',
    '{{#with this}}{{title}}{{/with}}',
    '{{t "more"}} {{date title format="long"}} {{#if (t title)}}{{/if}} {{#if url}}{{t (date title key=url)}}{{/if}}',
    '{{people.length}} {{#if people.[0]}}{{people.[0].name}}{{/if}}',
    '{{#each people}}{{> card}}{{/each}} {{#with people.[0]}}{{> card}}{{/with}} {{> greeting word=url}}',
    '{{#> page}}{{title}}{{/page}} {{#> loop}}{{name}} {{../title}}{{/loop}}',
    '{{#each people}}{{#> page}}{{name}} {{../title}}{{/page}}{{/each}}',
    '{{! titel }}{{!-- {{titel}} --}} \\{{titel}}',
  ])('finds nothing wrong with %s', (text) => {
    expect(check(text)).toEqual([])
    expect(() => render(text)).not.toThrow()
  })

  it.each([
    ['a text', 'a\n {{titel}}', '2:4'],
    ['an unescaped text', '{{{titel}}}', '1:4'],
    ['#if', '{{#if titel}}{{/if}}', '1:7'],
    ['else if', '{{#if url}}{{else if titel}}{{/if}}', '1:22'],
    ['an else branch', '{{#if url}}{{else}}\n{{titel}}{{/if}}', '2:3'],
    ['#each', '{{#each peple}}{{anything}}{{/each}}', '1:9'],
    ['the body of #each', '{{#each people}}{{title}}{{/each}}', '1:19'],
    ['#with', '{{#with evnt}}{{/with}}', '1:9'],
    ['the body of #with', '{{#with event}}{{url}}{{/with}}', '1:18'],
    ['an argument', '{{t titel}}', '1:5'],
    ['a hash argument', '{{t "x" to=titel}}', '1:12'],
    ['an argument in parentheses', '{{t (date titel)}}', '1:11'],
    ['a part of a path', '{{#if event}}{{event.town}}{{/if}}', '1:16'],
    ['a part of a text', '{{title.short}}', '1:3'],
    ['a part of a text that may be missing', '{{url.short}}', '1:3'],
    ['a parent', '{{#each people}}{{../titel}}{{/each}}', '1:19'],
    ['a parent that is not there', '{{../title}}', '1:3'],
    ['a block parameter', '{{#each people as |p|}}{{p.nam}}{{/each}}', '1:26'],
    ['this, which is no block parameter', '{{#each people as |p number|}}{{./number}}{{/each}}', '1:33'],
    ['a block parameter outside of its block', '{{#each people as |p|}}{{/each}}{{p.name}}', '1:35'],
    ['a loop variable outside of a loop', '{{@index}}', '1:3'],
    ['a loop variable of a loop that is not there', '{{#each people}}{{@../index}}{{/each}}', '1:19'],
    ['data that Handlebars does not set', '{{@idx}}', '1:3'],
    ['@root', '{{#each people}}{{@root.titel}}{{/each}}', '1:19'],
    ['a helper', '{{dtae url}}', '1:3'],
    ['a helper in parentheses', '{{#if (dtae url)}}{{/if}}', '1:8'],
    ['a block helper', '{{#people}}{{/people}}', '1:4'],
    ['lookup', '{{lookup people 0}}', '1:3'],
    ['log', '{{log title}}', '1:3'],
    ['a block helper without its block', '{{if url}}', '1:3'],
    ['each through what is not a list', '{{#each title}}{{/each}}', '1:9'],
    ['each through an object', '{{#each event}}{{/each}}', '1:9'],
    ['an object printed as a text', '{{event}}', '1:3'],
    ['a list printed as a text', '{{people}}', '1:3'],
    ['the context of a partial', '{{> card evnt}}', '1:10'],
    ['a hash argument of a partial', '{{> greeting word=wrod}}', '1:19'],
    ['the block of a partial', '{{#> page}}{{titel}}{{/page}}', '1:14'],
    ['the block of a partial that loops', '{{#> loop}}{{url}}{{/loop}}', '1:14'],
    ['a partial-block without a block', '{{> @partial-block}}', '1:5'],
  ])('finds the unknown name in %s', (_, text, place) => {
    expect(places(check(text))).toEqual([`template-name templates/a.mjml:${place}`])
  })

  it('follows the context into a partial, and names the place there', () => {
    expect(places(check('{{> card}} {{> greeting}}'))).toEqual(['template-name templates/web/card.hbs:1:3', 'template-name templates/web/greeting.hbs:1:13'])
  })

  it.each([
    '{{#if event}}{{event.title}}{{#if event.place}}{{event.place}}{{/if}}{{/if}}',
    '{{#if url}}{{else if event}}{{event.title}}{{/if}}',
    '{{#unless event}}none{{else}}{{event.title}}{{/unless}} {{^if event}}none{{else}}{{event.title}}{{/if}}',
    '{{#with event}}{{title}}{{../event.title}}{{@root.event.title}}{{/with}}',
    '{{#with event as |e|}}{{#each ../people}}{{e.title}}{{../../event.title}}{{/each}}{{/with}}',
    '{{#if event}}{{#each people}}{{../event.title}}{{@root.event.title}}{{> event ../event}}{{> whole ..}}{{/each}}{{/if}}',
    '{{#each people}}{{#if @root.event}}{{../event.title}}{{/if}}{{/each}}',
    '{{#with people.[0]}}{{#if partner}}{{partner.name}}{{/if}}{{/with}}',
    '{{#each people as |p|}}{{#if partner}}{{p.partner.name}}{{/if}}{{#if p.partner}}{{partner.name}}{{/if}}{{/each}}',
    '{{#each gaps}}{{@index}}{{#if this}}{{name}}{{this.name}}{{/if}}{{#with this}}{{name}}{{/with}}{{/each}}',
    '{{#each gaps}}{{> asked}}{{/each}}',
    '{{#if event}}{{> event event}}{{> whole}}{{#> page}}{{event.title}}{{/page}}{{/if}}',
    '{{#> guard}}{{event.title}}{{/guard}}',
    '{{#each maybe}}{{this}}{{/each}}{{#if maybe}}{{maybe.length}}{{/if}}',
  ])('is content with %s, whether the event is there or not', (text) => {
    expect(check(text)).toEqual([])
    expect(() => render(text)).not.toThrow()
    expect(() => render(text, bare)).not.toThrow()
  })

  it.each([
    ['a part', 'a\n {{event.title}}', '2:4'],
    ['#if', '{{#if event.place}}{{/if}}', '1:7'],
    ['#with', '{{#with event.place}}{{/with}}', '1:9'],
    ['#each', '{{#each maybe.length}}{{/each}}', '1:9'],
    ['the else branch', '{{#if event}}{{else}}{{event.title}}{{/if}}', '1:24'],
    ['the branch of #unless', '{{#unless event}}{{event.title}}{{/unless}}', '1:20'],
    ['what comes after the block', '{{#if event}}{{/if}}{{event.title}}', '1:23'],
    ['a block that asks for something else', '{{#if title}}{{event.title}}{{/if}}', '1:16'],
    ['another scope', '{{#each people}}{{#if partner}}{{#each ../people}}{{partner.name}}{{/each}}{{/if}}{{/each}}', '1:53'],
    ['a parent', '{{#each people}}{{../event.title}}{{/each}}', '1:19'],
    ['a deeper parent', '{{#each people}}{{#if partner}}{{partner.wife.name}}{{/if}}{{/each}}', '1:34'],
    ['@root', '{{@root.event.title}}', '1:3'],
    ['an argument', '{{t event.title}}', '1:5'],
    ['an argument of a helper in #if', '{{#if (t event.title)}}{{/if}}', '1:10'],
    ['a block parameter', '{{#each people as |p|}}{{p.partner.name}}{{/each}}', '1:26'],
    ['an element of a list that may be empty', '{{none.[0].name}}', '1:3'],
    ['elements that may be null', '{{#each gaps}}{{name}}{{/each}}', '1:17'],
  ])('finds that what it reads a part of may be missing in %s', (_, text, place) => {
    expect(places(check(text))).toEqual([`template-name templates/a.mjml:${place}`])
    expect(() => render(text, bare)).toThrow('cannot be filled')
  })

  it('finds it in a partial that gets what may be missing, at the place there', () => {
    expect(places(check('{{> event event}}'))).toEqual(['template-name templates/web/event.hbs:1:3'])
    expect(places(check('{{> whole}}'))).toEqual(['template-name templates/web/whole.hbs:1:3'])
    expect(() => render('{{> event event}}', bare)).toThrow('cannot be filled')
  })

  it('says what to put around it, unless nothing would help', () => {
    expect(check('{{event.town}}')[0]?.message).toBe('Unexpected name "town" in "event.town", expected a name that is there')
    expect(check('{{event.title}}')[0]).toMatchObject({ message: 'Unexpected "title" of "event", which may be missing, expected it where that is known to be there', note: expect.stringMatching(/^Put it inside of \{\{#if event\}\}…\{\{\/if\}\}/) })
    expect(check('{{#each people}}{{../event.title}}{{@root.event.title}}{{/each}}').map(({ note }) => note.slice(0, 40))).toEqual(['Put it inside of {{#if ../event}}…{{/if}', 'Put it inside of {{#if @root.event}}…{{/'])
    expect(check('{{people.[0].name}}')[0]?.note).toContain('{{#if people.[0]}}')
    expect(check('{{#each gaps}}{{name}}{{#each ../people}}{{../name}}{{/each}}{{/each}}').map(({ note }) => note.slice(0, 26))).toEqual(['Put it inside of {{#if thi', 'Put it inside of {{#if ..}'])
  })

  it('keeps block parameters out of partials, as Handlebars does', () => {
    expect(places(check('{{#each people as |p|}}{{> param}}{{/each}}'))).toEqual(['template-name templates/web/param.hbs:1:3'])
    expect(() => render('{{#each people as |p|}}{{> param}}{{/each}}')).toThrow('not defined')
  })

  it.each([
    ['{{> crad}}', 'template-missing', '1:5'],
    ['{{> (t "card")}}', 'template-syntax', '1:5'],
    ['{{#*inline "x"}}{{/inline}}', 'template-syntax', '1:1'],
    ['{{#if}}{{/if}}', 'template-syntax', '1:4'],
    ['{{#each people event}}{{/each}}', 'template-syntax', '1:4'],
  ])('refuses %s', (text, rule, place) => {
    expect(places(check(text))).toEqual([`${rule} templates/a.mjml:${place}`])
  })

  it('helps with the nearest name, or with where it stands', () => {
    expect(check('{{titel}}')[0]?.note).toBe('Did you mean "title"?')
    expect(check('{{dtae url}}')[0]?.note).toBe('Did you mean "date"?')
    expect(check('{{#eech people}}{{/eech}}')[0]?.note).toBe('Did you mean "each"?')
    expect(check('{{if}}')[0]?.note).toBe('Write it as a block: {{#if …}}…{{/if}}.')
    expect(check('{{> crad}}')[0]?.note).toBe('Did you mean "card"?')
    expect(check('{{#each people}}{{#each mails}}{{url}}{{/each}}{{/each}}')[0]?.note).toBe('"url" stands outside of this block: write "../../url".')
  })

  it('accepts a name that one member of a union has', () => {
    const union = z.union([z.object({ event: z.string() }), z.object({ quote: z.string() })])
    expect(checkNames(source('{{event}}{{quote}}'), union, { medium: 'html', helpers: [], partials: null }).messages).toEqual([])
    expect(checkNames(source('{{artcle}}'), union, { medium: 'html', helpers: [], partials: null }).messages).toHaveLength(1)
  })

  const printed = z.object({
    title: z.string().nullable(),
    words: z.string(),
    count: z.number(),
    isNew: z.boolean(),
    funding: z.object({ key: z.string().meta({ spare: true }), text: z.string(), emblem: z.object({ src: z.string() }).nullable() }).nullable(),
    emblem: z.object({ src: z.object({ file: z.string() }) }),
    topics: z.array(z.string().nullable()),
    items: z.array(z.object({ value: z.string(), label: z.string() })),
    gaps: z.array(z.object({ value: z.string(), label: z.string().nullable() })),
    either: z.union([z.string(), z.object({ text: z.string() })]),
    html: z.object({ body: z.string().meta({ html: true }) }),
  })
  const inText = (text: string, medium: 'html' | 'text' = 'text') => checkNames(source(text), printed, { medium, helpers: ['wrap', 'underline', 'signature', 'figures'], partials })

  it.each([
    '{{wrap words}}{{wrap count}}{{wrap "a"}}{{wrap 5}}{{wrap topics.length}}{{wrap (wrap words)}}',
    "{{#if title}}{{underline title '='}}{{underline @root.title '='}}{{/if}}",
    '{{#with title}}{{wrap this}}{{/with}}{{#with funding}}{{wrap text}}{{/with}}{{#if funding}}{{wrap funding.text}}{{/if}}',
    '{{#each topics}}{{#if this}}{{wrap this}}{{/if}}{{wrap @index}}{{/each}}{{#each topics as |topic|}}{{#if topic}}{{wrap topic}}{{/if}}{{/each}}',
    '{{signature title words}}',
    '{{figures items}}',
  ])('lets a helper have %s', (text) => {
    expect(inText(text).messages).toEqual([])
  })

  it.each([
    ['an object', '{{#if funding}}{{wrap funding}}{{/if}}', '1:23', 'Unexpected "funding", expected a value that reads as text', 'Write {{wrap funding.text}}; it has "key", "text" and "emblem".'],
    ['an object that may be missing', '{{wrap funding}}', '1:8', 'Unexpected "funding", expected a value that reads as text', 'Write {{#if funding}}{{wrap funding.text}}{{/if}}; it has "key", "text" and "emblem".'],
    ['the context', '{{#with funding}}{{wrap this}}{{/with}}', '1:25', 'Unexpected "this", expected a value that reads as text', 'Write {{wrap this.text}}; it has "key", "text" and "emblem".'],
    ['an object in a signature', '{{signature words emblem}}', '1:19', 'Unexpected "emblem", expected a value that reads as text', 'It has "src".'],
    ['what may be an object', '{{wrap either}}', '1:8', 'Unexpected "either", expected a value that reads as text', 'Write {{wrap either.text}}; it has "text".'],
    ['a list', '{{wrap topics}}', '1:8', 'Unexpected "topics", expected a value that reads as text', 'Go through it with {{#each topics}}…{{/each}}.'],
    ['yes or no', '{{wrap isNew}}', '1:8', 'Unexpected "isNew", expected a value that reads as text', 'Ask for it with {{#if isNew}}…{{/if}}, and write there what it means.'],
    ['the word null', '{{wrap null}}', '1:8', 'Unexpected "null", expected a value that reads as text', 'To write the word itself, put it in quotes: "null".'],
    ['what may be missing', "{{underline title '='}}", '1:13', 'Unexpected "title" for {{underline}}, which may be missing, expected it where that is known to be there', 'Put it inside of {{#if title}}…{{/if}}: it could not be filled in where "title" is missing.'],
    ['what is missing', '{{#if title}}{{else}}{{wrap title}}{{/if}}', '1:29', 'Unexpected "title" for {{wrap}}, which may be missing, expected it where that is known to be there', expect.any(String)],
    ['an element that may be missing', '{{#each topics}}{{wrap this}}{{/each}}', '1:24', 'Unexpected "this" for {{wrap}}, which may be missing, expected it where that is known to be there', expect.any(String)],
    ['a text instead of a list', '{{figures words}}', '1:11', 'Unexpected "words" for {{figures}}, expected a list', 'It reads "value" and "label" of each of its elements.'],
    ['a list of something else', '{{figures topics}}', '1:11', 'Unexpected "topics" for {{figures}}, expected a list', expect.any(String)],
    ['a list with parts that may be missing', '{{figures gaps}}', '1:11', 'Unexpected "gaps" for {{figures}}, expected a list', expect.any(String)],
    ['a list in parentheses', '{{#if (wrap topics)}}{{/if}}', '1:13', 'Unexpected "topics", expected a value that reads as text', expect.any(String)],
    ['an object as a block', '{{#wrap emblem}}{{/wrap}}', '1:9', 'Unexpected "emblem", expected a value that reads as text', expect.any(String)],
    ['an object by name', '{{wrap to=emblem}}', '1:11', 'Unexpected "emblem", expected a value that reads as text', expect.any(String)],
  ])('refuses to give a helper %s', (_, text, place, message, note) => {
    const { messages } = inText(text)
    expect(messages).toMatchObject([{ message, note }])
    expect(places(messages)).toEqual([`template-name templates/a.mjml:${place}`])
  })

  it('takes nothing for shown of what a helper cannot show, and a list for one that goes through it', () => {
    expect([...inText('{{wrap funding}}{{wrap topics}}{{figures gaps}}{{wrap (wrap emblem)}}').shown.keys()]).toEqual([])
    expect([...inText('{{#if funding}}{{wrap funding.text}}{{/if}}{{figures items}}').shown.keys()]).toEqual(['funding.text', 'items'])
  })

  it.each([
    ['{{#if funding}}{{funding}}{{/if}}', 'Write {{funding.text}}; it has "key", "text" and "emblem".'],
    ['{{funding}}', 'Write {{#if funding}}{{funding.text}}{{/if}}; it has "key", "text" and "emblem".'],
    ['{{#with funding}}{{#with @root.emblem}}{{..}}{{/with}}{{/with}}', 'Write {{../text}}; it has "key", "text" and "emblem".'],
    ['{{emblem}}', 'It has "src".'],
    ['{{topics}}', 'Go through it with {{#each topics}}…{{/each}}.'],
    ['{{html}}', 'Write {{html.body}}; it has "body".'],
  ])('says what to print instead of %s', (text, note) => {
    expect(inText(text).messages).toMatchObject([{ message: expect.stringContaining('expected a value that reads as text'), note }])
  })

  it('says with how many braces to print it', () => {
    expect(inText('{{html}}', 'html').messages[0]?.note).toBe('Write {{{html.body}}}; it has "body".')
  })

  it('tells that email templates have no partials', () => {
    expect(checkNames(source('{{> card}}'), schema, { medium: 'html', helpers: [], partials: null }).messages[0]).toMatchObject({ rule: 'template-missing', note: expect.stringContaining('mj-include') })
  })
})
