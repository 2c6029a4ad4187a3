import { describe, expect, it } from 'vitest'
import { readProject } from '../../src/project/read-project.js'
import { brief } from '../issue/reading.js'
import { folderWith } from './folder.js'

const config = 'name: Letter\nurl: https://letter.example.org/\n'
const read = async (files: Readonly<Record<string, string | Uint8Array>>, base: Readonly<Record<string, string>> = {}): ReturnType<typeof readProject> => readProject(await folderWith(files), await folderWith(base))

describe('a project', () => {
  it('is a configuration, issues and templates', async () => {
    const { project, messages, configText } = await read({ 'newsletter.yaml': config, 'issues/b.md': 'b', 'issues/a.md': '\uFEFFa' }, { 'templates/web/index.hbs': 'x' })
    expect(messages).toEqual([])
    expect(configText).toBe(config)
    expect(project?.newsletter.name).toBe('Letter')
    expect(project?.sources).toEqual([{ path: 'issues/a.md', text: 'a' }, { path: 'issues/b.md', text: 'b' }])
    expect([...(project?.templates ?? [])]).toEqual([['web/index.hbs', { path: 'efc-news/templates/web/index.hbs', text: 'x' }]])
  })

  it('knows its emblems, and where its settings stand', async () => {
    const { project } = await read({ 'newsletter.yaml': `${config}funding:\n  isec: { text: Funded, emblem: eu, alt: Emblem }\n`, 'issues/a.md': 'a' }, { 'templates/emblems/eu.png': '' })
    expect(project?.emblems.get('eu')?.path).toBe('templates/emblems/eu.png')
    expect(project?.placeOf(['funding', 'isec', 'emblem'])).toMatchObject({ line: 4, column: 33 })
  })

  it('is there although its colours cannot be read, so that all else is told too', async () => {
    const { project, messages } = await read({ 'newsletter.yaml': `${config}brand: { primary: "#ffffff" }\n`, 'issues/a.md': Uint8Array.of(0xff) })
    expect(project).not.toBeNull()
    expect(messages.map(({ rule }) => rule)).toEqual(['brand-contrast', 'file-encoding'])
  })

  it('takes its own templates first, file by file, in one order', async () => {
    const { project } = await read({ 'newsletter.yaml': config, 'issues/a.md': '', 'templates/web/b.hbs': 'own' }, { 'templates/web/c.hbs': 'c', 'templates/web/b.hbs': 'b', 'templates/web/a.hbs': 'a', 'templates/web/x.js': '' })
    expect([...(project?.templates ?? [])].map(([name, { path, text }]) => [name, path, text])).toEqual([
      ['web/a.hbs', 'efc-news/templates/web/a.hbs', 'a'], ['web/b.hbs', 'templates/web/b.hbs', 'own'], ['web/c.hbs', 'efc-news/templates/web/c.hbs', 'c'],
    ])
  })

  it('may be without an issue, which is worth a warning', async () => {
    const { project, messages } = await read({ 'newsletter.yaml': config })
    expect(project?.sources).toEqual([])
    expect(messages).toEqual([expect.objectContaining({ rule: 'no-issues', severity: 'warning' })])
  })

  it('reads on after a file that it cannot decode', async () => {
    const { project, messages } = await read({ 'newsletter.yaml': config, 'issues/a.md': Uint8Array.of(0xff), 'issues/b.md': 'b' })
    expect(project?.sources.map(({ path }) => path)).toEqual(['issues/b.md'])
    expect(messages).toEqual([expect.objectContaining({ rule: 'file-encoding', file: 'issues/a.md' })])
  })

  it.each([
    ['no newsletter.yaml', {}, '- config-missing Missing newsletter.yaml'],
    ['a missing name', { 'newsletter.yaml': 'url: https://e.org' }, '1:1 required-key Missing `name`'],
    ['an unknown key', { 'newsletter.yaml': `${config}nmae: x` }, '3:1 unknown-key Unexpected key `nmae`, expected a known one'],
    ['a duplicate key', { 'newsletter.yaml': `${config}name: x` }, '3:1 yaml-syntax Unexpected second value for one key, expected every key once'],
    ['an unsafe address', { 'newsletter.yaml': 'name: x\nurl: javascript:x' }, '2:6 invalid-value Unexpected `javascript:x` for `url`, expected an address that begins with https:// or http://'],
    ['an empty file', { 'newsletter.yaml': '' }, '1:1 required-key Unexpected empty document, expected `key: value` lines'],
    ['a list', { 'newsletter.yaml': '- a' }, '1:1 invalid-value Unexpected list, expected `key: value` lines'],
  ])('is none with %s', async (_, files, expected) => {
    const { project, messages } = await read(files)
    expect(project).toBeNull()
    expect(brief(messages, 0)).toEqual([expected])
  })
})
