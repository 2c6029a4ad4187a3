import { beforeAll, describe, expect, it } from 'vitest'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createProject, efcNews, readText } from '../project.js'

// Outlook on Windows draws with Word, which reads the conditional comments and knows few of the rest's styles.

const sample = fileURLToPath(new URL('../../', import.meta.url))

/** What Word of 2013 and later sees: comments for it opened, those for older ones and for all others left out. */
function asWordSeesIt(html: string): string {
  return html
    .replace(/<!--\[if !mso\]><!-->[\s\S]*?<!--<!\[endif\]-->/g, '')
    .replace(/<!--\[if lte mso 11\]>[\s\S]*?<!\[endif\]-->/g, '')
    .replace(/<!--\[if mso(?: \| IE)?\]>([\s\S]*?)<!\[endif\]-->/g, '$1')
}

const asOthersSeeIt = (html: string): string => html.replace(/<!--[\s\S]*?-->/g, '')

const empty = new Set('area base br col embed hr img input link meta source track wbr o:allowpng'.split(' '))

interface Tag {
  readonly name: string
  readonly text: string
}

/** The tags of a document, and what does not fit: an end without its beginning, or a beginning without its end. */
function readTags(html: string): { tags: Tag[]; misfits: string[] } {
  const tags: Tag[] = []
  const misfits: string[] = []
  const open: Tag[] = []
  const markup = html.replace(/<style\b[^>]*>[\s\S]*?<\/style>/g, '').replace(/<!doctype[^>]*>/i, '')
  for (const [text, slash, name = ''] of markup.matchAll(/<(\/?)([a-z][a-z0-9:]*)(?:"[^"]*"|'[^']*'|[^"'>])*>/gi)) {
    const tag = { name: name.toLowerCase(), text }
    if (slash === '/') {
      const last = open.pop()
      if (last?.name !== tag.name) misfits.push(`${text} after ${last?.text ?? 'the end'}`)
    } else {
      tags.push(tag)
      if (!empty.has(tag.name) && !text.endsWith('/>')) open.push(tag)
    }
  }
  return { tags, misfits: [...misfits, ...open.map(({ text }) => `${text} without an end`)] }
}

const styleOf = ({ text }: Tag): string => /\sstyle="([^"]*)"/.exec(text)?.[1] ?? ''

describe('the email in Outlook', () => {
  let html = ''
  beforeAll(async () => {
    const files = Object.fromEntries(await Promise.all(['newsletter.yaml', 'issues/issue-06.md'].map(async (path) => [path, await readFile(`${sample}${path}`, 'utf8')] as const)))
    const project = await createProject(files)
    const { code, err } = await efcNews(['build'], { cwd: project })
    if (code !== 0) throw new Error(err)
    html = await readText(project, 'dist/email/issue-06/public.html')
  })

  it('is well-formed, whoever reads it', () => {
    expect(readTags(asWordSeesIt(html)).misfits).toEqual([])
    expect(readTags(asOthersSeeIt(html)).misfits).toEqual([])
  })

  it('leaves no conditional comment but those that are known here', () => {
    expect(asWordSeesIt(html)).not.toContain('[if')
  })

  it('names every table that only lays out as such, and gives Word its width', () => {
    const tables = readTags(asWordSeesIt(html)).tags.filter(({ name }) => name === 'table')
    expect(tables.filter(({ text }) => !text.includes('role="presentation"'))).toEqual([])
    // The cell's own table within a section takes the width of the section's cell.
    const withoutWidth = tables.filter((table) => !/\swidth="/.test(table.text) && !/width:/.test(styleOf(table)))
    expect(withoutWidth.map(({ text }) => text)).toEqual(withoutWidth.map(() => '<table role="presentation" border="0" cellpadding="0" cellspacing="0">'))
  })

  it('has a column of 600 px', () => {
    expect(asWordSeesIt(html)).toMatch(/<table align="center"[^>]* role="presentation" style="width:600px;" width="600"\s*>/)
  })

  it('leaves padding, backgrounds and sizes to cells: Word gives none to a div', () => {
    const divs = readTags(asWordSeesIt(html)).tags.filter(({ name }) => name === 'div')
    const wrapper = divs.filter(({ text }) => text.includes('role="article"'))
    expect(wrapper).toHaveLength(1)
    expect(divs.filter((div) => !wrapper.includes(div) && /(?:^|;)(?:padding|background|height|border-radius)/.test(styleOf(div)))).toEqual([])
  })

  it('gives every coloured cell its colour as an attribute too', () => {
    const coloured = readTags(asWordSeesIt(html)).tags.filter((tag) => tag.name === 'td' && styleOf(tag).includes('background-color'))
    expect(coloured.length).toBeGreaterThan(0)
    expect(coloured.filter(({ text }) => !text.includes(' bgcolor="'))).toEqual([])
  })

  it('keeps a margin beside lists, where Word puts their marks', () => {
    const lists = readTags(html).tags.filter(({ name }) => name === 'ul' || name === 'ol')
    expect(lists.length).toBeGreaterThan(0)
    expect(lists.filter((list) => !styleOf(list).startsWith('margin:0 0 16px 24px;padding:0'))).toEqual([])
  })
})
