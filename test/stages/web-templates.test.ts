import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { compileWebTemplates, webTemplateNames, type WebTemplateSets } from '../../src/stages/web-templates.js'
import { strings } from '../archive/events/telling.js'

describe('the templates of the archive', () => {
  it('are files of templates/web/, by their names', async () => {
    const files = await readdir(new URL('../../templates/web/', import.meta.url))
    expect(webTemplateNames.filter((name) => !files.includes(`${name}.hbs`))).toEqual([])
    expect(new Set(webTemplateNames).size).toBe(webTemplateNames.length)
  })

  it('are each filled with a view of its own, whose texts are escaped', () => {
    // One for each name.
    const sets = Object.fromEntries(webTemplateNames.map((name) => [name, { entry: `web/${name}`, template: name === 'page-links' ? '{{#each alternates}}{{lang}}{{/each}}' : '{{name}}', partials: {} }])) as WebTemplateSets
    const compiled = compileWebTemplates(sets)
    expect(Object.keys(compiled).toSorted()).toEqual([...webTemplateNames].toSorted())
    expect(compiled['page-links']({ alternates: [{ lang: 'fr', href: '' }], card: null })).toBe('fr')
    expect(compiled['site-header']({ name: '<b>', lang: 'en', dir: 'ltr', home: '', nav: [], languages: [], strings })).toBe('&lt;b&gt;')
  })

  it('are compiled when they are filled: one that is wrong hurts nobody who does not need it', () => {
    const sets = Object.fromEntries(webTemplateNames.map((name) => [name, { entry: `web/${name}`, template: name === 'search' ? '{{#if' : '', partials: {} }])) as WebTemplateSets // as above
    expect(compileWebTemplates(sets)['page-links']({ alternates: [], card: null })).toBe('')
  })
})
