import { posix } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { sitemapProblems } from '../archive/sitemap-problems.js'
import { siteOf, stageWith } from '../stages/stage.js'
import { attribute, named, pageOf, textOf, type Archive } from './archive.js'
import { linkProblems } from './links.js'
import { weightOf } from './weight.js'

const url = 'https://letter.example.org/'
const count = 600
const numbers = Array.from({ length: count }, (_, index) => index + 1)

/** Two issues a month, over 25 years. */
const dayOf = (number: number): string => `${2001 + Math.floor((number - 1) / 24)}-${String(1 + Math.floor(((number - 1) % 24) / 2)).padStart(2, '0')}-${number % 2 === 1 ? '01' : '15'}`
const issueOf = (number: number): string => `---
title: Issue ${number} of a long row
number: ${number}
date: ${dayOf(number)}
topics: [Everything, Year ${dayOf(number).slice(0, 4)}]
---

Words of issue ${number}.

:::event[Meeting ${number}]{start=${dayOf(number)}}
An evening.
:::
`

let archive: Archive

beforeAll(async () => {
  const stage = await stageWith({ url }, { now: Date.UTC(2026, 0, 1) })
  const results = await Promise.all(numbers.map((number) => stage.run({ path: `issues/issue-${number}.md`, text: issueOf(number) })))
  const texts = [...siteOf(stage, results).files].filter(([path]) => path.startsWith('archive/')).map(([path, text]) => [path.slice('archive/'.length), text] as const)
  archive = { files: new Map(texts.map(([path, text]) => [path, Buffer.from(text)])), pages: texts.flatMap(([path, text]) => (path.endsWith('.html') ? [pageOf(path, text)] : [])) }
}, 60_000)

const pagesLike = (pattern: RegExp): Archive['pages'] => archive.pages.filter(({ path }) => pattern.test(path))

describe('an archive of 600 issues', () => {
  it('has no page of 50 KB or more', () => {
    const weights = archive.pages.filter(({ isEmail }) => !isEmail).map((page) => [page.path, weightOf(page, archive)] as const)
    expect(weights.length).toBeGreaterThan(count + 50)
    expect(weights.filter(([, bytes]) => bytes >= 50_000)).toEqual([])
  })

  it('can be walked from its home page to every page, the oldest issue in three steps', () => {
    const links = new Map(archive.pages.map((page) => [page.path, named(page, 'a').map((link) => posix.normalize(posix.join(posix.dirname(page.path), decodeURI((attribute(link, 'href') ?? '').replace(/#.*$/, '')))))]))
    const steps = new Map([['index.html', 0]])
    for (const [path, step] of steps) for (const next of links.get(path) ?? []) if (links.has(next) && !steps.has(next)) steps.set(next, step + 1)
    expect(archive.pages.map(({ path }) => path).filter((path) => !steps.has(path))).toEqual(['404.html'])
    expect(steps.get('issue-1/index.html')).toBeLessThanOrEqual(3)
  })

  it('lists every issue by year, and folds older years of the home page and of topics', () => {
    const years = new Set(numbers.map((number) => dayOf(number).slice(0, 4)))
    for (const folder of ['years', 'topics/everything']) {
      const folded = pagesLike(new RegExp(`^${folder}/\\d{4}/index\\.html$`))
      expect(folded.length).toBeGreaterThan(years.size - 5)
      expect(folded.length).toBeLessThan(years.size)
    }
    const listed = new Set(pagesLike(/^(?:index|years\/\d{4}\/index)\.html$/).flatMap((page) => named(page, 'a').flatMap((link) => /issue-\d+/.exec(attribute(link, 'href') ?? '')?.[0] ?? [])))
    expect(listed.size).toBe(count)
  })

  it('has every event once on its events pages, on those of years as far as they do not fit on the first', () => {
    const pages = pagesLike(/^events\/(?:\d{4}\/(?:\d+\/)?)?index\.html$/)
    expect(pages.length).toBeGreaterThan(20)
    expect(pages.flatMap((page) => named(page, 'article').filter((article) => attribute(article, 'className') === 'event'))).toHaveLength(count)
    const events = pages.flatMap(({ html }) => html.match(/Meeting \d+(?=<)/g) ?? [])
    expect(new Set(events).size).toBe(count)
  })

  it('has no page of the title of another, and no dead link', () => {
    const titles = archive.pages.filter(({ isEmail }) => !isEmail).map((page) => named(page, 'title').map(textOf).join())
    expect(new Set(titles).size).toBe(titles.length)
    // Cards and the search program are not made here.
    expect(linkProblems(archive, { url }).filter((problem) => !/assets\/card-/.test(problem))).toEqual([])
  })

  it('has all of its issues in the sitemap', () => {
    const xml = archive.files.get('sitemap.xml')?.toString() ?? ''
    expect(sitemapProblems(xml, { base: url })).toEqual([])
    expect(xml.match(/<loc>[^<]*\/issue-\d+\/<\/loc>/g)).toHaveLength(count)
  })
})
