import { beforeAll, describe, expect, it } from 'vitest'
import { frameAt, stylesheet } from '../../src/archive/frame.js'
import { indexPageSchema, renderIndex, type HomeText, type IndexPageView } from '../../src/archive/render-index.js'
import { parseHead, type IssueHead } from '../../src/issue/parse-issue.js'
import type { Strings } from '../../src/language/strings.js'
import { issueFile, newsletterWith, stageWith } from '../stages/stage.js'

let strings: Strings

beforeAll(async () => {
  const english = (await stageWith()).compiled.strings.get('en')
  if (english === undefined) throw new Error('No English strings')
  strings = english
})

/** What the template sees of issues that are given as `slug date` and further front matter. */
const view = (...issues: Listed): IndexPageView => viewWith(null, ...issues)

type Listed = ReadonlyArray<readonly [slug: string, date: string, ...more: string[]]>

function viewWith(welcome: HomeText | null, ...issues: Listed): IndexPageView {
  const newsletter = newsletterWith({ language: 'en-GB', organisation: 'Org', imprint: { website: 'https://www.example.org/' } })
  const heads = issues.map(([slug, date, ...more]): IssueHead => {
    const { head } = parseHead({ ...issueFile('', [`title: ${slug}`, `date: ${date}`, ...more]), path: `issues/${slug}.md` }, newsletter)
    if (head === null) throw new Error(`No head of ${slug}`)
    return head
  })
  let seen: IndexPageView | undefined
  const template = (made: IndexPageView): string => {
    seen = made
    return 'page'
  }
  expect(renderIndex(heads, { newsletter, welcome, strings, template, frame: frameAt(0, stylesheet('', newsletter), { draft: false }) })).toEqual({ path: 'archive/index.html', contents: 'page', kind: 'index', source: null })
  if (seen === undefined) throw new Error('The template was not called')
  return seen
}

describe('the archive’s home page', () => {
  it('shows the latest issue, then all others by year, then pages', () => {
    const made = view(['a', '2014-12-01'], ['about', '2020-01-01', 'type: page'], ['b', '2015-03-30', 'summary: S', 'number: 6'], ['c', '2015-01-01', 'type: special'])
    expect(indexPageSchema.parse(made)).toEqual(made)
    expect(made.latest).toMatchObject({ title: 'b', href: 'b/index.html', label: 'Issue 6', summary: 'S', date: { iso: '2015-03-30', text: '30 March 2015' } })
    expect(made.years.map(({ year, issues }) => [year, issues.map(({ title, label }) => [title, label])])).toEqual([['2015', [['c', 'Special']]], ['2014', [['a', null]]]])
    expect(made.pages.map(({ title }) => title)).toEqual(['about'])
    expect(made.website).toEqual({ href: 'https://www.example.org/', text: 'Org' })
  })

  it('is the same in whatever order the files came', () => {
    const issues = [['b', '2015-03-30'], ['a', '2015-03-30'], ['c', '2015-03-30', 'number: 2'], ['d', '2015-03-30', 'number: 10']] as const
    const order = (made: IndexPageView): (string | undefined)[] => [made.latest?.title, ...made.years.flatMap((year) => year.issues.map(({ title }) => title))]
    expect(order(view(...issues))).toEqual(['d', 'c', 'b', 'a'])
    expect(view(...issues.toReversed())).toEqual(view(...issues))
  })

  it('is there before the first issue', () => {
    expect(view()).toMatchObject({ latest: null, years: [], pages: [] })
  })

  it('shows the text that an editor wrote for it, in its own language, as it was rendered', () => {
    const welcome = { title: 'Bienvenue', summary: null, body: '<p>$& &amp;</p>', lang: 'fr', dir: 'ltr' }
    const made = viewWith(welcome, ['a', '2015-03-30'])
    expect(indexPageSchema.parse(made)).toEqual(made)
    expect(made).toMatchObject({ lang: 'en-GB', welcome, latest: { title: 'a' } })
    expect(view(['a', '2015-03-30']).welcome).toBeNull()
  })

  it('marks a draft, and encodes an address', () => {
    expect(view(['é', '2015-03-30', 'status: draft']).latest).toMatchObject({ draft: 'Draft: not for publication', href: '%C3%A9/index.html' })
  })
})
