import { describe, expect, it } from 'vitest'
import { listPageSchema, renderTopics, topicsPageSchema, type ListPageView, type TopicsPageView } from '../../src/archive/render-lists.js'
import { longestList } from '../../src/archive/years.js'
import type { IssueHead } from '../../src/issue/parse-issue.js'
import { headOf } from '../issue/reading.js'
import { contextOf, seeing, siteWith } from './site.js'

function made(heads: readonly IssueHead[], prefix = '') {
  const [topics, list] = [seeing<TopicsPageView>(), seeing<ListPageView>()]
  const artefacts = renderTopics(contextOf(siteWith(heads), prefix), { topics: topics.template, list: list.template })
  for (const view of topics.views) expect(topicsPageSchema.parse(view)).toEqual(view)
  for (const view of list.views) expect(listPageSchema.parse(view)).toEqual(view)
  return { topics: topics.views[0], lists: list.views, paths: artefacts.map(({ path }) => path) }
}

describe('the pages of topics', () => {
  it('are a list of them, and one for each with its issues by year', () => {
    const { topics, lists, paths } = made([headOf('a', 'date: 2014-12-01', 'topics: [Law, Training]'), headOf('b', 'topics: [Law]')])
    expect(paths).toEqual(['archive/topics/index.html', 'archive/topics/law/index.html', 'archive/topics/training/index.html'])
    expect(topics?.topics).toEqual([{ name: 'Law', href: '../topics/law/index.html', count: 2 }, { name: 'Training', href: '../topics/training/index.html', count: 1 }])
    expect(lists[0]).toMatchObject({ title: 'Law', parent: { href: '../../topics/index.html' }, years: [{ year: '2015', issues: [{ title: 'b', href: '../../b/index.html' }] }, { year: '2014', issues: [{ title: 'a' }] }] })
    expect(lists[0]?.head.documentTitle).toMatch(/Law.* – Letter$/)
  })

  it('are none when no issue has one', () => {
    expect(made([headOf('a')]).paths).toEqual([])
  })

  it('of a section are those of what is written in its language', () => {
    const heads = [headOf('a', 'topics: [Law]'), headOf('a.fr', 'topics: [Droit]'), headOf('b', 'topics: [Training]')]
    expect(made(heads, 'fr/').paths).toEqual(['archive/fr/topics/index.html', 'archive/fr/topics/droit/index.html'])
    expect(made(heads).paths).not.toContain('archive/topics/droit/index.html')
  })

  it('leave years that do not fit to pages below them', () => {
    const heads = ['2014', '2015'].flatMap((year) => Array.from({ length: longestList }, (_, at) => headOf(`i-${year}-${at}`, `date: ${year}-03-30`, 'topics: [Law]')))
    const { lists, paths } = made(heads)
    expect(paths).toEqual(['archive/topics/index.html', 'archive/topics/law/index.html', 'archive/topics/law/2014/index.html'])
    expect(lists.map(({ title, parent, folded }) => [title, parent.href, folded.map(({ href }) => href)])).toEqual([['Law', '../../topics/index.html', ['../../topics/law/2014/index.html']], ['2014', '../../../topics/law/index.html', []]])
  })

  it('cut a long year into parts that lead to each other', () => {
    const heads = Array.from({ length: 2 * longestList + 1 }, (_, at) => headOf(`i-${at}`, 'topics: [Law]'))
    const { lists, paths } = made(heads)
    expect(paths.slice(1)).toEqual(['archive/topics/law/index.html', ...['', '2/', '3/'].map((part) => `archive/topics/law/2015/${part}index.html`)])
    const [topic, ...parts] = lists
    expect(topic?.parts).toEqual([])
    expect(parts.map((part) => part.years.map(({ issues }) => issues.length))).toEqual([[longestList], [longestList], [1]])
    expect(new Set(parts.flatMap((part) => part.years.flatMap(({ issues }) => issues.map(({ title }) => title)))).size).toBe(heads.length)
    expect(parts[1]?.parts).toEqual([
      { href: '../../../../topics/law/2015/index.html', text: 'Part 1', current: false },
      { href: '../../../../topics/law/2015/2/index.html', text: 'Part 2', current: true },
      { href: '../../../../topics/law/2015/3/index.html', text: 'Part 3', current: false },
    ])
    expect(parts.map(({ title }) => title)).toEqual(['2015', '2015, part 2', '2015, part 3'])
    expect(new Set(parts.map(({ head }) => head.documentTitle)).size).toBe(3)
    expect(new Set(parts.map(({ head }) => head.canonical)).size).toBe(3)
  })

  it('are two for two subjects that a sign tells apart, and one in other capitals', () => {
    const { topics } = made([headOf('a', 'topics: [C++, "C#", C]'), headOf('b', 'topics: [events]'), headOf('c', 'topics: [Events]')])
    expect(topics?.topics.map(({ name, count }) => `${name} ${count}`)).toEqual(['C 1', 'C# 1', 'C++ 1', 'Events 2'])
  })

  it('say what they are about', () => {
    const { topics, lists } = made([headOf('a', 'topics: [Law]')])
    expect([topics, ...lists].map((view) => view?.head.description)).toEqual([expect.stringContaining('Letter'), 'Issues of Letter on the topic Law.'])
  })

  it('ask search engines to stay away while a draft is on them', () => {
    const { lists } = made([headOf('a', 'topics: [Law]', 'status: draft'), headOf('b', 'topics: [Training]')])
    expect(lists.map(({ title, head }) => [title, head.robots])).toEqual([['Law', 'noindex'], ['Training', null]])
  })
})
