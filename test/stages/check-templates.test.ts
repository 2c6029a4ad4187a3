import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/messages/message.js'
import { readTemplates } from '../../src/project/read-templates.js'
import { checkTemplates } from '../../src/stages/check-templates.js'
import type { TemplateFile } from '../../src/template/template-files.js'
import { filesOf } from '../template/files.js'
import { newsletterWith } from './stage.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { templates } = await readTemplates(root, root)
/** As a newsletter sees them. */
const packaged = [...templates].map(([key, { path, text }]): [string, TemplateFile] => [key, { path: `efc-news/${path}`, text }])
const textOf = (key: string): string => templates.get(key)?.text ?? ''

const check = (own: Readonly<Record<string, string>>) =>
  checkTemplates(new Map([...packaged, ...filesOf(own)]), newsletterWith())

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
    expect(Object.keys(value?.strings ?? {})).toEqual(['en', 'fr'])
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
    ['an empty home page', { 'web/index.hbs': '' }, ['template-incomplete templates/web/index.hbs']],
    ['a link that may be missing', { 'email/footer.mjml': '<mj-text>\n  <a href="{{unsubscribe.link.href}}">{{strings.unsubscribe}}</a></mj-text>' }, ['template-name templates/email/footer.mjml:2:14']],
    ['a block of a kind that may be another', { 'web/issue.hbs': '{{#each blocks}}{{> blocks}}{{event.title}}{{/each}}' }, ['template-name templates/web/issue.hbs:1:31']],
    ['a deadline that may be missing', { 'text/blocks/event.hbs': '{{title}} {{deadline.text}}' }, ['template-name templates/text/blocks/event.hbs:1:13']],
  ])('refuses %s', async (_, own, expected) => {
    const { value, messages } = await check(own)
    expect(value).toBeNull()
    expect(shown(messages)).toEqual(expected)
  })

  it('names each set in the errors of its templates', async () => {
    const { value } = await check({})
    expect([value?.email, value?.text, value?.issuePage, value?.index].map((set) => set?.entry)).toEqual(['email/layout', 'text/issue', 'web/issue', 'web/index'])
  })
})
