import { beforeAll, describe, expect, it } from 'vitest'
import type { IssueResult } from '../../src/stages/issue-result.js'
import { issueFile, siteOf, stageWith, type Stage } from '../stages/stage.js'
import { named, pageOf, textOf, type Archive } from './archive.js'
import { heavyPages } from './weight.js'

const count = 365
const title = 'What the assembly decided on rural broadband in its session'

let stage: Stage
let archive: Archive

/** As many issues or specials of one year, in one language: one is made, the others differ in their front matter. */
async function yearOf(type: 'issue' | 'special', lang: '' | '.fr'): Promise<IssueResult[]> {
  const made = await stage.run({ ...issueFile('x', [`title: ${title}`, 'date: 2015-03-30', `type: ${type}`, 'topics: [Broadband]']), path: `issues/${type}${lang}.md` })
  const { head, contribution } = made
  if (head === null || contribution === null) throw new Error('No head')
  return Array.from({ length: count }, (_, index) => {
    const slug = `${type}-${String(index + 1).padStart(3, '0')}`
    const path = `issues/${slug}${lang}.md`
    const day = new Date(Date.UTC(2015, 0, index + 1)).toISOString().slice(0, 10)
    return { ...made, path, artefacts: [{ path: `archive/${lang === '' ? '' : 'fr/'}${slug}/index.html`, contents: '', kind: 'page', source: path }], head: { ...head, path, slug, stem: `issues/${slug}`, date: day, ...(type === 'issue' && { number: index + 1 }) } }
  })
}

beforeAll(async () => {
  stage = await stageWith({ url: 'https://letter.example.org/', organisation: 'The Assembly of Rural Towns' }, { now: Date.UTC(2026, 0, 1) })
  const results = [await yearOf('issue', ''), await yearOf('special', ''), (await yearOf('issue', '.fr')).slice(0, 1)].flat()
  const texts = [...siteOf(stage, results).files].filter(([path, text]) => path.startsWith('archive/') && text !== '').map(([path, text]) => [path.slice('archive/'.length), text] as const)
  archive = { files: new Map(texts.map(([path, text]) => [path, Buffer.from(text)])), pages: texts.flatMap(([path, text]) => (path.endsWith('.html') ? [pageOf(path, text)] : [])) }
}, 60_000)

describe('an archive of 365 issues and as many specials in one year', () => {
  it('has no list of 50 KB or more, stylesheets included, in its own language and in another', () => {
    expect(archive.pages.map(({ path }) => path)).toEqual(expect.arrayContaining(['index.html', 'years/2015/7/index.html', 'specials/7/index.html', 'topics/broadband/index.html', 'topics/broadband/2015/13/index.html', 'fr/index.html', 'fr/years/2015/7/index.html']))
    expect(heavyPages(archive, 50_000)).toEqual([])
  })

  it('has every one of them in its lists, and no two lists of one title', () => {
    const lists = archive.pages.filter(({ path }) => /^(?:years|specials|topics\/broadband\/2015)\//.test(path))
    const linked = lists.flatMap(({ html }) => [...html.matchAll(/href="(?:\.\.\/)+((?:issue|special)-\d+)\/index\.html"/g)].map(([, slug]) => slug))
    expect(new Set(linked).size).toBe(2 * count)
    const titles = archive.pages.filter(({ path }) => !path.startsWith('fr/')).map((page) => named(page, 'title').map(textOf).join())
    expect(new Set(titles).size).toBe(titles.length)
  })

  it('has all of its lists in the sitemap', () => {
    const sitemap = archive.files.get('sitemap.xml')?.toString() ?? ''
    const missing = archive.pages.map(({ path }) => path).filter((path) => /^(?:years|specials|topics)\//.test(path) && !sitemap.includes(`<loc>https://letter.example.org/${path.replace('index.html', '')}</loc>`))
    expect(missing).toEqual([])
  })
})
