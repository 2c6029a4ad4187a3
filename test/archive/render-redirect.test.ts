import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { redirectPageSchema, renderRedirect, type RedirectContext } from '../../src/archive/render-redirect.js'
import { stringsSchema } from '../../src/language/strings.js'
import { verifyHtml } from '../../src/output/verify-html.js'
import { readTemplates } from '../../src/project/read-templates.js'
import { assembleSet } from '../../src/template/assemble-set.js'
import { compileTemplate } from '../../src/template/compile-template.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const strings = stringsSchema.parse(parse(await readFile(`${root}templates/strings/en.yaml`, 'utf8')))
const { value: set, messages } = assembleSet({ files: (await readTemplates(root, root)).templates, set: 'web', entry: 'redirect', kinds: [], schema: redirectPageSchema, helpers: [] })
if (set === null) throw new Error(JSON.stringify(messages))
const context: RedirectContext = { lang: 'en', strings, stylesheet: '../assets/style-01234567.css', template: compileTemplate(set, { helpers: {}, medium: 'html' }) }

const leading = (title = 'Spring', to = '../issue-06/index.html'): string => {
  const made = renderRedirect({ path: 'archive/old-name/index.html', to, url: 'https://letter.example.org/issue-06/', target: { title, lang: 'fr' }, source: 'issues/issue-06.md' }, context)
  expect(made).toMatchObject({ path: 'archive/old-name/index.html', kind: 'page', source: 'issues/issue-06.md' })
  expect(verifyHtml(made)).toEqual([])
  return String(made.contents)
}

describe('the page that an alias leaves behind', () => {
  it('leads on at once, by a relative address, so that a copy on disk does, too', () => {
    expect(leading()).toContain('<meta http-equiv="refresh" content="0; url=../issue-06/index.html">')
  })

  it('has a link and a heading for whoever is not led, in the language of each', () => {
    expect(leading()).toContain('<html lang="en" dir="ltr">')
    expect(leading()).toContain(`<h1>${strings.moved}</h1>`)
    expect(leading()).toContain('<a href="../issue-06/index.html" lang="fr" dir="auto">Spring</a>')
  })

  it('asks search engines to list the other page', () => {
    expect(leading()).toContain('<link rel="canonical" href="https://letter.example.org/issue-06/">')
    expect(leading()).toContain('<meta name="robots" content="noindex">')
  })

  it('has a policy, and no script', () => {
    expect(leading()).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;;/)
    expect(leading()).not.toContain('<script')
  })

  it('says a title whatever is in it, and conforms to HTML', async () => {
    const page = leading('a <b> & "c" \'d\'', '../%C3%A9t%C3%A9/index.html')
    expect(page).toContain('>a &lt;b&gt; &amp; &quot;c&quot; &#x27;d&#x27;</a>')
    const { results } = await new HtmlValidate({ extends: ['html-validate:recommended'] }).validateString(page)
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual([])
  })
})
