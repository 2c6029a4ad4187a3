import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { compileEmail } from '../../src/template/compile-email.js'
import { compileTemplate } from '../../src/template/compile-template.js'
import { filesOf, places } from './files.js'

const layout = `<mjml lang="{{lang}}" dir="{{dir}}">
  <mj-head>
    <mj-title>{{title}}</mj-title>
    <mj-attributes><mj-all font-family="Roboto, Georgia, serif" /><mj-class name="brand" background-color="#0b3d91" /></mj-attributes>
    <mj-include path="./email.css" type="css" />
  </mj-head>
  <mj-body>
    <mj-raw>{{#each blocks}}</mj-raw>
    <mj-include path="./blocks/" />
    <mj-raw>{{/each}}</mj-raw>
    <mj-include path="./footer.mjml" />
  </mj-body>
</mjml>
`
const texts = {
  'email/layout.mjml': layout,
  'email/email.css': '@media (prefers-color-scheme: dark) { a { color: #9cc2ff } }\n',
  'email/blocks/event.mjml': `<mj-section mj-class="brand">
  <mj-column>
    <mj-text>
      <h2>{{title}}</h2> <b>{{when}}</b> <i>{{../../title}}</i>
      <!--[if mso]><p>Outlook</p><![endif]-->
    </mj-text>
    <mj-image src="{{t "a > b"}}" alt="{{title}}" href="{{url}}" title="{{title}}" />
  </mj-column>
</mj-section>
`,
  'email/blocks/my-kind.mjml': '<mj-section><mj-column><mj-text>{{!-- a note --}}{{{body}}}</mj-text></mj-column></mj-section>\n',
  'email/footer.mjml': '<mj-section>\n  <mj-column>\n    <mj-button href="{{url}}">{{t "more"}}</mj-button>\n  </mj-column>\n</mj-section>\n',
}
const schema = z.object({
  lang: z.string(),
  dir: z.string(),
  align: z.string(),
  title: z.string(),
  url: z.string(),
  blocks: z.array(z.object({ event: z.object({ title: z.string(), when: z.string(), url: z.string() }).optional(), 'my-kind': z.object({ body: z.string().meta({ html: true }) }).optional() })),
})
const compile = (changed: Record<string, string> = {}) =>
  compileEmail({ files: filesOf({ ...texts, ...changed }), kinds: ['my-kind', 'event'], schema, helpers: ['t'] })

const footer = (inside: string) => ({ 'email/footer.mjml': `<mj-section>\n  <mj-column>\n${inside}\n  </mj-column>\n</mj-section>` })

describe('compileEmail', async () => {
  const { value, messages } = await compile()
  const html = value ?? ''

  it('makes one HTML document', () => {
    expect(messages).toEqual([])
    expect(html).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/)
  })

  it('keeps language and direction on html and on the wrapper, since mail clients drop those of html', () => {
    expect(html).toContain('<html lang="{{lang}}" dir="{{dir}}"')
    expect(html).toMatch(/<div\s[^>]*role="article" lang="{{lang}}" dir="{{dir}}"/)
  })

  it('loads nothing from elsewhere', () => {
    expect(html).not.toMatch(/<link|@import|url\(|https?:\/\/(?!www\.w3\.org\/1999\/xhtml)/)
  })

  it('tells which files it used', async () => {
    expect((await compile()).used).toEqual(['email/layout.mjml', 'email/email.css', 'email/blocks/my-kind.mjml', 'email/blocks/event.mjml', 'email/footer.mjml'])
  })

  it('keeps every tag as it was written, and comments for Outlook', () => {
    for (const tag of ['{{#each blocks}}', '{{#with [my-kind]}}', '{{../../title}}', 'src="{{t "a > b"}}"', 'href="{{url}}"', 'title="{{title}}"', '{{{body}}}', '<!--[if mso]><p>Outlook</p><![endif]-->']) expect(html).toContain(tag)
    expect(html).not.toContain('a note')
  })

  it('sets classes and the stylesheet', () => {
    expect(html).toContain('background-color:#0b3d91')
    expect(html).toContain('@media (prefers-color-scheme: dark) { a { color: #9cc2ff } }')
  })

  it('has no indentation, and leaves the space between words', () => {
    expect(html).not.toMatch(/\n[ \t\n]|[ \t]\n/)
    expect(html).toContain('<h2>{{title}}</h2> <b>{{when}}</b> <i>{{../../title}}</i>')
  })

  it('gives the same bytes again', async () => {
    expect((await compile()).value).toBe(html)
  })

  it('is filled with a view, block by block, in the order of the issue', () => {
    const blocks = [{ event: { title: 'Course', when: '7 April', url: 'https://example.org/?a=1&b=2' } }, { 'my-kind': { body: '<p>prose</p>' } }]
    const filled = compileTemplate({ entry: 'email/layout', template: html, partials: {} }, { helpers: { t: (key: string) => key }, medium: 'html' })({ lang: 'fr', dir: 'ltr', align: 'left', title: 'Issue', url: 'u', blocks })
    expect(filled).toContain('<h2>Course</h2> <b>7 April</b> <i>Issue</i>')
    expect(filled).toContain('href="https://example.org/?a&#x3D;1&amp;b&#x3D;2"')
    expect(filled.indexOf('7 April')).toBeLessThan(filled.indexOf('<p>prose</p>'))
    expect(filled).not.toContain('{{')
  })

  it.each([
    ['MJML that strict validation refuses', footer('    <mj-text colour="red">x</mj-text>'), 'template-syntax templates/email/footer.mjml:3:5'],
    ['an element in the wrong place', footer('    <mj-section></mj-section>'), 'template-syntax templates/email/footer.mjml:3:5'],
    ['an element that is not there', footer('<mj-text>x</mj-text>\n    <mj-txt></mj-txt>'), 'template-syntax templates/email/footer.mjml:4:5'],
    ['an mj-text without an end', footer('    <mj-text>x'), 'template-syntax templates/email/footer.mjml:3:5'],
    ['bare text in a column', footer('    x'), 'template-lost templates/email/footer.mjml:3:5'],
    ['Handlebars in a colour', footer('<mj-text color="{{title}}">x</mj-text>'), 'template-lost templates/email/footer.mjml:3:10'],
    ['Handlebars in CSS', footer('<mj-text><p style="color: {{title}}">x</p></mj-text>'), 'template-lost templates/email/footer.mjml:3:27'],
    ['Handlebars before the document, which MJML drops', { 'email/layout.mjml': layout.replace('<mj-head>', '<mj-raw>{{title}}</mj-raw><mj-head>') }, 'template-lost templates/email/layout.mjml:2:11'],
    ['a block that begins in the title, which MJML writes twice', { 'email/layout.mjml': layout.replace('</mj-title>', '{{#if url}}</mj-title>').replace('</mj-body>', '<mj-raw>{{/if}}</mj-raw></mj-body>') }, 'template-syntax templates/email/layout.mjml:3:24'],
    ['a misspelt name in an #if', footer('<mj-text>\n {{#if titel}}x{{/if}}</mj-text>'), 'template-name templates/email/footer.mjml:4:8'],
    ['a misspelt name in the template of a kind', { 'email/blocks/my-kind.mjml': '<mj-raw>{{boby}}</mj-raw>' }, 'template-name templates/email/blocks/my-kind.mjml:1:11'],
    ['a misspelt class', footer('<mj-text mj-class="brnd">x</mj-text>'), 'template-name templates/email/footer.mjml:3:1'],
    ['an include that is missing', { 'email/layout.mjml': layout.replace('footer', 'footr') }, 'template-missing templates/email/layout.mjml:11:5'],
  ])('names the place of %s', async (_, changed, place) => {
    const outcome = await compile(changed)
    expect(outcome.value).toBeNull()
    expect(places(outcome.messages)).toEqual([place])
  })

  it('says what MJML says', async () => {
    const { messages } = await compile(footer('<mj-image src="x" alt="" width="wide" />'))
    expect(messages.map(({ message }) => message)).toEqual(['Unexpected MJML: Attribute width has invalid value: wide for type Unit, only accepts (px) units and 1 value(s)'])
  })
})
