import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/messages/message.js'
import { readTemplates } from '../../src/project/read-templates.js'
import { checkTemplates } from '../../src/stages/check-templates.js'
import { webTemplateNames } from '../../src/stages/web-templates.js'
import type { TemplateFile } from '../../src/template/template-files.js'
import { filesOf } from '../template/files.js'
import { newsletterWith } from './stage.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { templates } = await readTemplates(root, root)
/** As a newsletter sees them. */
const packaged = [...templates].map(([key, { path, text }]): [string, TemplateFile] => [key, { path: `efc-news/${path}`, text }])
const textOf = (key: string): string => templates.get(key)?.text ?? ''

const check = (own: Readonly<Record<string, string>>, settings: Record<string, unknown> = {}) =>
  checkTemplates(new Map([...packaged, ...filesOf(own)]), newsletterWith(settings))

const shown = (messages: readonly Message[]): string[] => messages.map(({ rule, file, place }) => `${rule} ${file ?? '-'}${place === null ? '' : `:${place.line}:${place.column}`}`)

describe('checking the templates', () => {
  it('finds nothing in those of the package, also when they are the newsletter’s own', async () => {
    expect((await checkTemplates(templates, newsletterWith())).messages).toEqual([])
    expect((await check({})).messages).toEqual([])
  })

  it('warns of files without an effect, and goes on', async () => {
    const { value, messages } = await check({
      'email/block/event.mjml': '',
      'email/footers.mjml': '',
      'strings/DE_at.yaml': textOf('strings/en.yaml'),
      'strings/FR.yaml': textOf('strings/en.yaml'),
      'strings/fr.yaml': textOf('strings/en.yaml'),
      'text/block.hbs': '',
      'text/blocks.hbs': '',
      'web/styles.css': '',
    })
    expect(value).not.toBeNull()
    expect(shown(messages)).toEqual(['email/block/event.mjml', 'email/footers.mjml', 'strings/DE_at.yaml', 'strings/FR.yaml', 'text/block.hbs', 'text/blocks.hbs', 'web/styles.css'].map((name) => `template-unused templates/${name}`))
    expect(messages.find(({ file }) => file === 'templates/strings/DE_at.yaml')?.note).toContain('templates/strings/de-AT.yaml')
    expect(messages.find(({ file }) => file === 'templates/strings/FR.yaml')?.note).toContain('templates/strings/fr.yaml')
    expect(Object.keys(value?.strings ?? {}).toSorted()).toEqual(['de', 'en', 'fr'])
  })

  it('says nothing of the package’s files that an own template leaves out, nor of an own file that it names', async () => {
    const footer = { 'email/foot.mjml': textOf('email/footer.mjml'), 'email/layout.mjml': textOf('email/layout.mjml').replace('footer.mjml', 'foot.mjml') }
    expect(await check(footer)).toMatchObject({ messages: [], value: {} })
  })

  it.each([
    ['an email that nobody can unsubscribe from', { 'email/footer.mjml': '<mj-text>{{unsubscribe.reason}} {{strings.unsubscribe}}</mj-text>' }, ['template-incomplete efc-news/templates/email/layout.mjml']],
    ['an email without its blocks', { 'email/layout.mjml': textOf('email/layout.mjml').replace('<mj-include path="./blocks/" />', '') }, ['template-incomplete templates/email/layout.mjml']],
    ['an email without a kind of block', { 'email/layout.mjml': textOf('email/layout.mjml').replace('<mj-include path="./blocks/" />', '<mj-raw>{{#with article}}</mj-raw><mj-include path="./blocks/article.mjml" /><mj-raw>{{/with}}</mj-raw>') }, ['template-incomplete templates/email/layout.mjml']],
    ['an empty text', { 'text/issue.hbs': '' }, ['template-incomplete templates/text/issue.hbs', 'template-incomplete templates/text/issue.hbs']],
    ['an empty page', { 'web/issue.hbs': '' }, ['template-incomplete templates/web/issue.hbs']],
    ['a text of the site’s own pages without its blocks', { 'web/text.hbs': '{{title}}' }, ['template-incomplete templates/web/text.hbs']],
    ['a neighbour that may be missing', { 'web/neighbours.hbs': '{{next.title}}' }, ['template-name templates/web/neighbours.hbs:1:3']],
    ['a picture that may be missing', { 'web/blocks/editorial.hbs': '<img src="{{photo.src}}">' }, ['template-name templates/web/blocks/editorial.hbs:1:13']],
    ['an empty home page', { 'web/index.hbs': '' }, ['template-incomplete templates/web/index.hbs']],
    ['a link that may be missing', { 'email/footer.mjml': '<mj-text>\n  <a href="{{unsubscribe.link.href}}">{{strings.unsubscribe}}</a></mj-text>' }, ['template-name templates/email/footer.mjml:2:14']],
    ['a block of a kind that may be another', { 'web/issue.hbs': '{{#each blocks}}{{> blocks}}{{event.title}}{{/each}}' }, ['template-name templates/web/issue.hbs:1:31']],
    ['a deadline that may be missing', { 'text/blocks/event.hbs': '{{title}} {{deadline.text}}' }, ['template-name templates/text/blocks/event.hbs:1:13']],
  ])('refuses %s', async (_, own, expected) => {
    const { value, messages } = await check(own)
    expect(value).toBeNull()
    // Of an empty template each thing that it lacks is told.
    expect([...new Set(shown(messages))]).toEqual([...new Set(expected)])
  })

  it('names each set in the errors of its templates', async () => {
    const { value } = await check({})
    expect([value?.email.entry, value?.text.entry]).toEqual(['email/layout', 'text/issue'])
    expect(webTemplateNames.map((name) => value?.web[name].entry)).toEqual(webTemplateNames.map((name) => `web/${name}`))
  })
})

describe('the template of a kind of block', () => {
  const keys = [...templates.keys()].filter((key) => /\/blocks\/\w+\.(?:mjml|hbs)$/.test(key))
  const empty = Object.fromEntries(keys.map((key) => [key, key.endsWith('.mjml') ? '<mj-text></mj-text>' : '']))
  const lost = ({ file, message }: Message): string => `${/(\w+)\.\w+$/.exec(file ?? '')?.[1] ?? '-'}: ${Array.from(message.matchAll(/"([^"]+)"/g), ([, name]) => name).join(' ')}`

  it('shows all that an editor writes there', async () => {
    const { value, messages } = await check(empty)
    expect(value).toBeNull()
    expect(new Set(messages.map(({ rule }) => rule))).toEqual(new Set(['template-incomplete']))
    const inHtml = [
      'article: title body',
      'editorial: title body person.name person.role person.photo.src person.photo.alt',
      'interview: title body person.name person.role person.organisation person.photo.src person.photo.alt exchanges.question exchanges.answer',
      'updates: title body sections.title sections.body',
      'event: title body when place address url register deadline.text notice',
      'brief: title body items.body',
      'notice: title body',
      'publication: title body by date.text url cover.src cover.alt',
      'quote: title body person.name person.role person.organisation person.photo.src person.photo.alt',
      'figures: title body items.value items.label after',
      'action: title body url label',
      'roster: title body items.body',
      'gallery: title body items.picture.src items.picture.alt items.alt items.caption',
      'contact: title body name email phone.text',
      'aside: title body',
    ]
    const inText = inHtml.map((words) => words.replace(/ [a-z.]*\b(?:photo|cover|picture)\.\w+/g, ''))
    expect(messages.filter(({ file }) => file?.startsWith('templates/email/')).map(lost)).toEqual(inHtml)
    expect(messages.filter(({ file }) => file?.startsWith('templates/web/')).map(lost)).toEqual(inHtml)
    expect(messages.filter(({ file }) => file?.startsWith('templates/text/')).map(lost)).toEqual(inText)
  })

  it.each([
    ['the body in an email', { 'email/blocks/event.mjml': textOf('email/blocks/event.mjml').replace('{{{body}}}', '') }, ['templates/email/blocks/event.mjml event: body']],
    ['the introduction of a page, but not what it introduces', { 'web/blocks/updates.hbs': '{{{title}}}{{#if body}}…{{/if}}{{#each sections}}{{{title}}}{{{body}}}{{/each}}' }, ['templates/web/blocks/updates.hbs updates: body']],
    ['the answers of a text', { 'text/blocks/interview.hbs': textOf('text/blocks/interview.hbs').replace('{{answer}}', '') }, ['templates/text/blocks/interview.hbs interview: exchanges.answer']],
    ['a name that several kinds show with one template', { 'email/byline.mjml': textOf('email/byline.mjml').replace('{{name}}', '') }, ['templates/email/byline.mjml byline: person.name', 'templates/email/byline.mjml byline: person.name']],
  ])('may be another, which must not leave out %s', async (_, own, expected) => {
    const { value, messages } = await check(own)
    expect(value).toBeNull()
    expect(messages.map((found) => `${found.file} ${lost(found)}`)).toEqual(expected)
  })

  it('may say it in another way: a quote in its marks, the address of a mailbox, a range of days without its leaf', async () => {
    const own = {
      'email/blocks/quote.mjml': textOf('email/blocks/quote.mjml').replace('{{{body}}}', '{{{quotation}}}'),
      'web/blocks/action.hbs': '<h2>{{{title}}}</h2>{{{body}}}<p>{{label}}: {{address}}</p>',
      'web/blocks/event.hbs': textOf('web/blocks/event.hbs').replace(/<div class="leaf".*<\/div>/, ''),
      'text/blocks/roster.hbs': '{{title}}\n{{body}}\n{{#each items}}\n{{item body}}\n{{/each}}\n',
    }
    expect((await check(own)).messages).toEqual([])
  })

  it.each([
    ['HTML with two braces in an email', { 'email/blocks/article.mjml': '<mj-text><h2>{{{title}}}</h2>\n{{body}}</mj-text>' }, 'templates/email/blocks/article.mjml:2:1 Unexpected {{body}}, expected {{{body}}}'],
    ['the name of the newsletter with three braces', { 'email/masthead.mjml': '<mj-text>{{title}} {{{newsletter.name}}}</mj-text>' }, 'templates/email/masthead.mjml:1:20 Unexpected {{{newsletter.name}}}, expected {{newsletter.name}}'],
    ['an attribute of a block with three braces', { 'web/blocks/action.hbs': '{{{title}}}{{{body}}}<a href="{{url}}">{{{label}}}</a>' }, 'templates/web/blocks/action.hbs:1:40 Unexpected {{{label}}}, expected {{label}}'],
    ['words of the templates with three braces', { 'web/neighbours.hbs': '{{{strings.otherIssues}}}' }, 'templates/web/neighbours.hbs:1:1 Unexpected {{{strings.otherIssues}}}, expected {{strings.otherIssues}}'],
    ['the title of the page, which is a text', { 'web/text.hbs': '<h2>{{{title}}}</h2>' }, 'templates/web/text.hbs:1:5 Unexpected {{{title}}}, expected {{title}}'],
    ['footnotes with two braces', { 'web/text.hbs': '{{#each blocks}}{{> blocks}}{{/each}}{{footnotes}}' }, 'templates/web/text.hbs:1:38 Unexpected {{footnotes}}, expected {{{footnotes}}}'],
    ['the way to the neighbours with two braces', { 'web/issue.hbs': textOf('web/issue.hbs').replace(/^[^]*\{\{\{neighbours\}\}\}/, '{{#each blocks}}{{> blocks}}{{/each}}{{neighbours}}') }, 'templates/web/issue.hbs:1:38 Unexpected {{neighbours}}, expected {{{neighbours}}}'],
    ['the words of the home page with two braces', { 'web/index.hbs': '{{#with welcome}}<h2>{{title}}</h2>{{body}}{{/with}}{{#with latest}}{{title}}{{/with}}' }, 'templates/web/index.hbs:1:36 Unexpected {{body}}, expected {{{body}}}'],
    ['the title of a block in an attribute', { 'web/blocks/aside.hbs': '<aside aria-label="{{title}}">{{{body}}}</aside>' }, 'templates/web/blocks/aside.hbs:1:20 Unexpected "title" in an attribute, expected text: it is HTML'],
  ])('must not print %s', async (_, own, expected) => {
    const { value, messages } = await check(own)
    expect(value).toBeNull()
    expect(messages.map(({ file, place, message }) => `${file}:${place?.line}:${place?.column} ${message}`)).toEqual([expected])
  })
})

describe('a kind of the newsletter’s own', () => {
  const blocks = { minutes: { attributes: { chair: { required: true }, date: { type: 'date' } } } }
  const email = '<mj-text>{{#if title}}<h2>{{{title}}}</h2>{{/if}}<p>{{chair}}{{#if date}} {{date.text}}{{/if}}</p>{{{body}}}</mj-text>'
  const web = '<section id="{{id}}">{{{title}}}<p>{{chair}}{{#with date}} <time datetime="{{iso}}">{{text}}</time>{{/with}}</p>{{{body}}}</section>'
  const own = { 'email/blocks/minutes.mjml': email, 'web/blocks/minutes.hbs': web }

  it('needs two templates; its text has one that comes with efc-news, which may be replaced for it alone or for all', async () => {
    for (const text of [{}, { 'text/blocks/minutes.hbs': '{{title}} {{chair}}: {{body}}{{#if date}}{{date.text}}{{/if}}' }, { 'text/own-block.hbs': '{{title}}{{body}}{{#each attributes}}{{label}}{{text}}{{/each}}' }]) {
      const { value, messages } = await check({ ...own, ...text }, { blocks })
      expect(messages).toEqual([])
      expect(value).not.toBeNull()
    }
  })

  it.each([
    ['no template for the email', { 'web/blocks/minutes.hbs': web }, blocks, ['template-missing templates/email/blocks/minutes.mjml']],
    ['no template for the page', { 'email/blocks/minutes.mjml': email }, blocks, ['template-missing templates/web/blocks/minutes.hbs']],
    ['neither', {}, blocks, ['template-missing templates/email/blocks/minutes.mjml', 'template-missing templates/web/blocks/minutes.hbs']],
    ['an attribute in its email that newsletter.yaml does not name', { ...own, 'email/blocks/minutes.mjml': '<mj-text>{{{body}}}\n{{place}}</mj-text>' }, blocks, ['template-name templates/email/blocks/minutes.mjml:2:3']],
    ['an attribute in its text that newsletter.yaml does not name', { ...own, 'text/blocks/minutes.hbs': '{{place}}' }, blocks, ['template-name templates/text/blocks/minutes.hbs:1:3']],
    ['an attribute that may be missing', { ...own, 'web/blocks/minutes.hbs': '{{date.text}}' }, blocks, ['template-name templates/web/blocks/minutes.hbs:1:3']],
  ])('is refused with %s', async (_, files, kinds, expected) => {
    const { value, messages } = await check(files, { blocks: kinds })
    expect(value).toBeNull()
    // Of an empty template each thing that it lacks is told.
    expect([...new Set(shown(messages))]).toEqual([...new Set(expected)])
  })

  it.each([
    ['email/masthead.mjml', 'summary', 'title', 'efc-news/templates/email/layout.mjml'],
    ['email/masthead.mjml', 'with issueCover', 'with newsletter.logo', 'efc-news/templates/email/layout.mjml'],
    ['email/footer.mjml', 'with funding', 'with date', 'efc-news/templates/email/layout.mjml'],
    ['text/issue.hbs', 'summary', 'title', 'templates/text/issue.hbs'],
    ['web/issue.hbs', 'summary', 'title', 'templates/web/issue.hbs'],
    ['web/issue.hbs', 'with issueCover', 'with newsletter.logo', 'templates/web/issue.hbs'],
    ['web/issue.hbs', '{{{neighbours}}}', '', 'templates/web/issue.hbs'],
  ])('refuses a template that leaves out what an editor writes beside the blocks: %s, %s', async (name, words, instead, told) => {
    const own = textOf(name).replaceAll(words, instead).replaceAll('{{#with emblem}}', '{{#with @root.newsletter.logo}}')
    const { value, messages } = await check({ [name]: own })
    expect(value).toBeNull()
    expect(shown(messages)).toEqual([`template-incomplete ${told}`])
  })

  it.each(['issue', 'index', 'list', 'topics', 'events', 'members', 'search', 'accessibility'])('refuses a page without its policy, or without the way through the site: %s', async (name) => {
    const file = `web/${name}.hbs`
    for (const [partial, told] of [['page-head', 'the policy that keeps a page'], ['page-top', 'the way through the site']] as const) {
      const { value, messages } = await check({ [file]: textOf(file).replace(`{{> ${partial}}}`, '') })
      expect(value).toBeNull()
      expect(messages).toMatchObject([{ rule: 'template-incomplete', file: `templates/${file}`, message: expect.stringContaining(told) }])
    }
  })

  it.each([
    ['list', '{{> years}}', 2],
    ['events', /\{\{#with upcoming\}\}[^]*?\{\{\/with\}\}/, 1],
    ['topics', /\{\{#each topics\}\}[^]*?\{\{\/each\}\}/, 1],
    ['members', /\{\{#with ownText\}\}[^]*?\n\{\{\/with\}\}/, 1],
  ] as const)('refuses a page without what it is there for: %s', async (name, words, count) => {
    const { value, messages } = await check({ [`web/${name}.hbs`]: textOf(`web/${name}.hbs`).replace(words, '') })
    expect(value).toBeNull()
    expect(shown(messages)).toEqual(Array.from({ length: count }, () => `template-incomplete templates/web/${name}.hbs`))
  })

  it.each([
    ['the body of its email', { 'email/blocks/minutes.mjml': email.replace('{{{body}}}', '') }, 'templates/email/blocks/minutes.mjml', '"body"', '{{{body}}}'],
    ['an attribute of its page', { 'web/blocks/minutes.hbs': web.replace('{{chair}}', '') }, 'templates/web/blocks/minutes.hbs', '"chair"', '{{chair}}'],
    ['its title', { 'web/blocks/minutes.hbs': web.replace('{{{title}}}', '') }, 'templates/web/blocks/minutes.hbs', '"title"', '{{{title}}}'],
    ['the words of a date', { 'web/blocks/minutes.hbs': web.replace('{{text}}', '') }, 'templates/web/blocks/minutes.hbs', '"date.text"', '{{#with date}}{{text}}{{/with}}'],
    ['nearly everything of its text', { 'text/blocks/minutes.hbs': '{{title}}' }, 'templates/text/blocks/minutes.hbs', '"body", "chair" or "date.text"', '{{body}} {{chair}} {{#with date}}{{text}}{{/with}}'],
    ['all attributes in the text of all kinds', { 'text/own-block.hbs': '{{title}}{{body}}{{#each attributes}}{{label}}{{/each}}' }, 'templates/text/own-block.hbs', '"chair" or "date.text"', '{{chair}} {{#with date}}{{text}}{{/with}}'],
  ])('must not lose %s', async (_, files, file, names, tags) => {
    const { value, messages } = await check({ ...own, ...files }, { blocks })
    expect(value).toBeNull()
    expect(messages).toMatchObject([{ rule: 'template-incomplete', file, message: `Unexpected template of \`minutes\` without ${names}, expected all that an editor writes there`, note: `Add ${tags}, or readers would never see it.` }])
  })

  it('may show its attributes one by one, or all as a list', async () => {
    const listed = '{{{title}}}{{{body}}}<dl>{{#each attributes}}<dt>{{label}}</dt><dd>{{text}}</dd>{{/each}}</dl>'
    expect((await check({ 'email/blocks/minutes.mjml': `<mj-text>${listed}</mj-text>`, 'web/blocks/minutes.hbs': listed }, { blocks })).messages).toEqual([])
  })

  it('that has no name in newsletter.yaml has no effect, which is worth a warning', async () => {
    expect(shown((await check(own)).messages)).toEqual(['template-unused templates/email/blocks/minutes.mjml', 'template-unused templates/web/blocks/minutes.hbs'])
  })

  it('is told which template is alike, whatever its name', async () => {
    const { messages } = await check({}, { blocks: { mail: {} } })
    expect(messages.map(({ note }) => note)).toEqual(['email/blocks/article.mjml', 'web/blocks/article.hbs'].map((name) => `Copy that of a kind that is alike, such as efc-news/templates/${name}.`))
  })
})
