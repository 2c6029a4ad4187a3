import { describe, expect, it } from 'vitest'
import { assembleEmail } from '../../src/template/assemble-email.js'
import { filesOf, places } from './files.js'

const layout = (body: string, head = '') => `<mjml lang="{{lang}}" dir="{{dir}}">\n<mj-head>${head}</mj-head>\n<mj-body>${body}</mj-body></mjml>`
const assemble = (texts: Record<string, string>, kinds: readonly string[] = []) => assembleEmail({ files: filesOf(texts), kinds })

describe('assembleEmail', () => {
  it('puts fragments, stylesheets and block kinds in the place of their includes', () => {
    const { value, messages } = assemble(
      {
        'email/layout.mjml': layout('<mj-include path="./blocks/" /><mj-include path="footer.mjml"></mj-include>', '<mj-include path="./email.css" type="css" />'),
        'email/email.css': 'a { color: red }',
        'email/footer.mjml': '<mj-include path="./parts/line.mjml" />',
        'email/parts/line.mjml': '<mj-section></mj-section>',
        'email/blocks/event.mjml': '<mj-wrapper></mj-wrapper>',
        'email/blocks/my-kind.mjml': '<mj-hero></mj-hero>',
      },
      ['my-kind', 'event'],
    )
    expect(messages).toEqual([])
    expect(value?.text.replace(/\n/g, '')).toBe(
      '<mjml lang="{{lang}}" dir="{{dir}}"><mj-head><mj-style>a { color: red }</mj-style></mj-head><mj-body>' +
        '<mj-raw>{{#with [my-kind]}}</mj-raw><mj-hero></mj-hero><mj-raw>{{/with}}</mj-raw><mj-raw>{{#with [event]}}</mj-raw><mj-wrapper></mj-wrapper><mj-raw>{{/with}}</mj-raw>' +
        '<mj-section></mj-section></mj-body></mjml>',
    )
  })

  it('tells which files it used, each once', () => {
    const { used } = assemble({
      'email/layout.mjml': layout('<mj-include path="a.mjml" /><mj-include path="a.mjml" /><mj-include path="./blocks/" /><!-- <mj-include path="b.mjml" /> -->', '<mj-include path="./email.css" type="css" />'),
      'email/a.mjml': '',
      'email/b.mjml': '',
      'email/email.css': '',
      'email/blocks/event.mjml': '',
      'email/blocks/quote.mjml': '',
    }, ['event'])
    expect(used).toEqual(['email/layout.mjml', 'email/email.css', 'email/a.mjml', 'email/blocks/event.mjml'])
  })

  it('leaves comments out, and what is commented out with them', () => {
    const { value, messages } = assemble({ 'email/layout.mjml': layout('<!-- <mj-include path="gone.mjml" /> {{#if x}} --><mj-raw><!-- kept --></mj-raw>') })
    expect(messages).toEqual([])
    expect(value?.text).toContain('<mj-body><mj-raw><!-- kept --></mj-raw></mj-body>')
  })

  it.each([
    ['a file', '<mj-include path="./footr.mjml" />', 'Did you mean "email/footer.mjml"?'],
    ['a stylesheet', '<mj-include path="./emails.css" type="css" />', 'Did you mean "email/email.css"?'],
    ['the template of a kind', '<mj-include path="./" />', 'Did you mean "email/footer.mjml"?'],
  ])('names %s that is missing', (_, include, note) => {
    const { value, messages } = assemble({ 'email/layout.mjml': layout(include), 'email/footer.mjml': '', 'email/email.css': '' }, ['foter'])
    expect(value).toBeNull()
    expect(places(messages)).toEqual(['template-missing templates/email/layout.mjml:3:10'])
    expect(messages[0]?.note).toBe(note)
  })

  it('tells when there is no layout', () => {
    expect(places(assemble({}).messages)).toEqual(['template-missing templates/email/layout.mjml:-:-'])
  })

  it.each([
    ['outside of the folder', '<mj-include path="../web/page.hbs" />'],
    ['on the disk', '<mj-include path="/etc/passwd" />'],
    ['that is encoded', '<mj-include path="%2e%2e/x.mjml" />'],
    ['without a path', '<mj-include />'],
    ['of raw HTML', '<mj-include path="./footer.mjml" type="html" />'],
    ['with styles to inline', '<mj-include path="./footer.mjml" type="css" css-inline="inline" />'],
    ['of the file in itself', '<mj-include path="./layout.mjml" />'],
  ])('refuses an include %s', (_, include) => {
    const { value, messages } = assemble({ 'email/layout.mjml': layout(include), 'email/footer.mjml': '' })
    expect(value).toBeNull()
    expect(places(messages)).toEqual(['template-include templates/email/layout.mjml:3:10'])
  })

  it('refuses includes in a circle', () => {
    const { messages } = assemble({ 'email/layout.mjml': layout('<mj-include path="a.mjml" />'), 'email/a.mjml': '<mj-include path="b.mjml" />', 'email/b.mjml': '\n<mj-include path="a.mjml" />' })
    expect(places(messages)).toEqual(['template-include templates/email/b.mjml:2:1'])
    expect(messages[0]?.note).toBe('The circle: email/layout.mjml → email/a.mjml → email/b.mjml → email/a.mjml.')
  })

  it('names the file, line and column of what is wrong in an included file, once', () => {
    const include = '<mj-include path="a.mjml" />'
    const { messages } = assemble({ 'email/layout.mjml': layout(include + include), 'email/a.mjml': '<mj-section>\n  lost {{#if}}\n</mj-section>' })
    expect(places(messages)).toEqual(['template-syntax templates/email/a.mjml:2:8', 'template-lost templates/email/a.mjml:2:3'])
  })

  it('keeps Handlebars and markup out of stylesheets', () => {
    const { messages } = assemble({ 'email/layout.mjml': layout('', '<mj-include path="a.css" type="css" />'), 'email/a.css': 'a { color: {{x}} }\n</mj-style>' })
    expect(places(messages)).toEqual(['template-lost templates/email/a.css:1:12', 'template-syntax templates/email/a.css:2:1'])
  })
})
