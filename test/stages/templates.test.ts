import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readTemplates } from '../../src/project/read-templates.js'
import { prepareTemplates } from '../../src/stages/templates.js'
import type { TemplateFiles } from '../../src/template/template-files.js'
import { filesOf } from '../template/files.js'
import { memoryCache, newsletterWith, rulesOf } from './stage.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { templates } = await readTemplates(root, root)

function withFile(name: string, change: (text: string) => string): TemplateFiles {
  const file = templates.get(name)
  if (file === undefined) throw new Error(`No template ${name}`)
  return new Map([...templates, [name, { ...file, text: change(file.text) }]])
}

describe('preparing the templates', () => {
  it('is done once: the next build finds the result in the cache', async () => {
    const cache = memoryCache()
    const first = await prepareTemplates(templates, newsletterWith(), cache)
    expect(first.messages).toEqual([])
    expect([...cache.texts.keys()]).toEqual([first.key])
    // No MJML can be compiled from it: what comes now comes from the cache.
    const second = await prepareTemplates(templates, newsletterWith(), { ...cache, set: () => Promise.reject(new Error('compiled again')) })
    expect(second).toEqual(first)
    expect(JSON.parse(JSON.stringify(first.value))).toEqual(first.value)
  })

  it('is done anew when a template or a colour changes', async () => {
    const cache = memoryCache()
    const [plain, colored, changed] = [await prepareTemplates(templates, newsletterWith(), cache), await prepareTemplates(templates, newsletterWith({ brand: { primary: '#123456' } }), cache), await prepareTemplates(withFile('web/style.css', (text) => `${text}\n`), newsletterWith(), cache)]
    expect(new Set([plain.key, colored.key, changed.key]).size).toBe(3)
    expect(JSON.stringify(colored.value?.email)).toContain('#123456')
    expect(JSON.stringify(plain.value?.email)).not.toContain('#123456')
    expect(JSON.stringify(plain.value?.email)).not.toContain('var(--brand')
  })

  it('is done anew when what a kind of the newsletter’s own takes changes: its templates are held to it', async () => {
    const cache = memoryCache()
    const own = new Map([...templates, ...filesOf({ 'email/blocks/minutes.mjml': '<mj-text>{{{title}}}{{chair}}{{{body}}}</mj-text>', 'web/blocks/minutes.hbs': '{{{title}}}{{chair}}{{{body}}}' })])
    const withChair = (chair: object): ReturnType<typeof prepareTemplates> => prepareTemplates(own, newsletterWith({ blocks: { minutes: { attributes: { chair } } } }), cache)
    expect((await withChair({ required: true })).value).not.toBeNull()
    expect((await withChair({})).value).not.toBeNull()
    const { value, messages } = await withChair({ type: 'date' })
    expect(value).toBeNull()
    expect([...new Set(rulesOf(messages))]).toEqual(['template-name'])
  })

  it('keeps nothing of templates that are wrong', async () => {
    const cache = memoryCache()
    const { value, messages } = await prepareTemplates(withFile('web/issue.hbs', (text) => `${text}{{titel}}`), newsletterWith(), cache)
    expect(value).toBeNull()
    expect(rulesOf(messages)).toEqual(['template-name'])
    expect(cache.texts.size).toBe(0)
  })

  it.each([
    ['a lost word', 'strings/en.yaml', (text: string) => text.replace(/^email:.*$/m, ''), 'strings-key'],
    ['a word without its place', 'strings/en.yaml', (text: string) => text.replace('Issue {number}', 'Issue'), 'strings-key'],
    ['a class in prose.css', 'email/prose.css', (text: string) => `${text}\n.x { margin: 0 }`, 'template-syntax'],
  ])('refuses %s', async (_, name, change, rule) => {
    const { value, messages } = await prepareTemplates(withFile(name, change), newsletterWith(), memoryCache())
    expect(value).toBeNull()
    expect(rulesOf(messages)).toEqual([rule])
  })

  it('misses a template that is not there', async () => {
    const { messages } = await prepareTemplates(new Map([...templates].filter(([name]) => name !== 'web/style.css')), newsletterWith(), memoryCache())
    expect(rulesOf(messages)).toEqual(['template-missing'])
  })
})
