import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createProject, efcNews, readText } from '../project.js'

// Outlook on Windows draws with Word, which reads the conditional comments and knows few of the rest's styles.

/** The newsletters to send, and one issue that holds every kind of block. */
const newsletters = {
  '../../': ['issue-05', 'issue-06', 'issue-07', 'special-power-to-help'],
  '../browser/hard/': ['kinds'],
}

/** The emails of a newsletter, by slug, as its real build writes them. */
async function build(place: string, slugs: readonly string[]): Promise<Array<readonly [slug: string, html: string]>> {
  const folder = fileURLToPath(new URL(place, import.meta.url))
  const pictures = (await readdir(join(folder, 'issues/pictures'))).map((name) => `issues/pictures/${name}`)
  const paths = ['newsletter.yaml', ...slugs.map((slug) => `issues/${slug}.md`), ...pictures]
  const project = await createProject(Object.fromEntries(await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path))] as const))))
  const { code, err } = await efcNews(['build'], { cwd: project })
  if (code !== 0) throw new Error(err)
  return Promise.all(slugs.map(async (slug) => [slug, await readText(project, `dist/email/${slug}/public.html`)] as const))
}

const emails = (await Promise.all(Object.entries(newsletters).map(([place, slugs]) => build(place, slugs)))).flat()

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

describe.each(emails)('%s in Outlook', (_, html) => {
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
    // The cell's own table within a section takes the width of the section's cell; a person's takes that of the words.
    const withoutWidth = tables.filter((table) => !/\swidth="/.test(table.text) && !/width:/.test(styleOf(table)))
    expect(withoutWidth.filter(({ text }) => !/^<table role="presentation" border="0" cellpadding="0" cellspacing="0"(?: style="[^"]*")?>$/.test(text))).toEqual([])
  })

  it('has a column of 600 px', () => {
    expect(asWordSeesIt(html)).toMatch(/<table align="center"[^>]* role="presentation" style="width:600px;" width="600"\s*>/)
  })

  it('gives every picture the size that Word shows it at, within the column', () => {
    const pictures = readTags(asWordSeesIt(html)).tags.filter(({ name }) => name === 'img')
    const sizes = pictures.map(({ text }) => ['width', 'height'].map((side) => Number(new RegExp(`\\s${side}="(\\d+)"`).exec(text)?.[1] ?? 0)))
    expect(sizes.filter(([width = 0, height = 0]) => width < 1 || width > 552 || height < 1)).toEqual([])
    expect(pictures.filter(({ text }) => !/\salt="/.test(text))).toEqual([])
  })

  it('leaves padding, backgrounds and sizes to cells: Word gives none to a div', () => {
    // A spacer has its height from a line, which Word knows.
    const divs = readTags(asWordSeesIt(html)).tags.filter((tag) => tag.name === 'div' && !/^height:(\d+px);line-height:\1;$/.test(styleOf(tag)))
    const wrapper = divs.filter(({ text }) => text.includes('role="article"'))
    expect(wrapper).toHaveLength(1)
    expect(divs.filter((div) => !wrapper.includes(div) && /(?:^|;)(?:padding|background|height|border-radius)/.test(styleOf(div)))).toEqual([])
  })

  it('gives every coloured cell its colour as an attribute too', () => {
    const coloured = readTags(asWordSeesIt(html)).tags.filter((tag) => tag.name === 'td' && styleOf(tag).includes('background-color'))
    expect(coloured.filter(({ text }) => !text.includes(' bgcolor="'))).toEqual([])
  })

  it('keeps a margin beside lists that have marks, where Word puts them', () => {
    const lists = readTags(html).tags.filter(({ name }) => name === 'ul' || name === 'ol').filter((list) => !/list-style(?:-type)?:none/.test(styleOf(list)))
    expect(lists.filter((list) => !styleOf(list).startsWith('margin:0 0 16px 24px;padding:0'))).toEqual([])
  })
})
