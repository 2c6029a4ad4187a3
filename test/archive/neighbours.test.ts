import { beforeAll, describe, expect, it } from 'vitest'
import { inOrder, neighboursSchema, renderNeighbours, type NeighboursView } from '../../src/archive/neighbours.js'
import type { IssueHead } from '../../src/issue/parse-issue.js'
import { headOf } from '../issue/reading.js'
import { stageWith } from '../stages/stage.js'
import { strings } from './events/telling.js'
import { seeing } from './site.js'

let template: (view: NeighboursView) => string

beforeAll(async () => {
  template = (await stageWith()).compiled.web.neighbours
})

const head = (slug: string, date: string, ...more: readonly string[]): IssueHead => headOf(slug, `date: ${date}`, ...more)

describe('the order of issues', () => {
  const order = (...heads: readonly IssueHead[]): string[] => inOrder(heads).map(({ slug }) => slug)

  it('is that of their dates, specials among them, without pages', () => {
    expect(order(head('c', '2015-06-24'), head('about', '2015-01-01', 'type: page'), head('a', '2014-12-01'), head('b', '2015-03-30', 'type: special'))).toEqual(['a', 'b', 'c'])
  })

  it('is the same in whatever order the files came, also on one day', () => {
    const heads = [head('d', '2015-03-30', 'number: 10'), head('b', '2015-03-30'), head('c', '2015-03-30', 'number: 2'), head('a', '2015-03-30')]
    expect(order(...heads)).toEqual(['a', 'b', 'c', 'd'])
    expect(order(...heads.toReversed())).toEqual(['a', 'b', 'c', 'd'])
  })
})

describe('the way to the neighbours', () => {
  const around = (previous: IssueHead | undefined, next: IssueHead | undefined): string => renderNeighbours({ path: 'b/index.html', previous, next }, { strings, template })

  /** What the template is given, on the page at a path. */
  function viewOf(path: string, previous: IssueHead | undefined, next: IssueHead | undefined): NeighboursView | undefined {
    const { views, template: seen } = seeing<NeighboursView>()
    renderNeighbours({ path, previous, next }, { strings, template: seen })
    return views[0]
  }

  it('leads to the issue before and the one after, wherever the archive lies', () => {
    const view = viewOf('b/index.html', head('é', '2015-01-01', 'number: 5', 'lang: fr'), head('c', '2015-06-24', 'type: special'))
    expect(neighboursSchema.parse(view)).toEqual(view)
    expect(view).toMatchObject({
      previous: { href: '../%C3%A9/index.html', title: 'é', label: 'Issue 5', lang: 'fr' },
      next: { href: '../c/index.html', title: 'c', label: 'Special', lang: 'en-GB' },
    })
    expect(around(head('a', '2015-01-01'), head('c', '2015-06-24'))).toMatch(/^<nav[\s\S]*rel="prev" href="\.\.\/a\/index\.html"[\s\S]*rel="next" href="\.\.\/c\/index\.html"[\s\S]*<\/nav>$/)
  })

  it('leads from the page of a translation to that of another, and to an issue that is not translated', () => {
    expect(viewOf('fr/b/index.html', head('a.fr', '2015-01-01'), head('c', '2015-06-24'))).toMatchObject({ previous: { href: '../../fr/a/index.html', lang: 'fr' }, next: { href: '../../c/index.html', lang: 'en-GB' } })
  })

  it('has one side for the first and for the last, and none for one that is alone', () => {
    const first = around(undefined, head('b', '2015-06-24'))
    expect(first).toContain('rel="next"')
    expect(first).not.toContain('rel="prev"')
    const last = around(head('a', '2015-01-01'), undefined)
    expect(last).toContain('rel="prev"')
    expect(last).not.toContain('rel="next"')
    expect(around(undefined, undefined)).toBe('')
  })

  it('prints a title as it stands, whatever is in it', () => {
    const title = "'<b>$& $1 $$ $`</b> & \"q\" {{x}}'"
    expect(around({ ...head('a', '2015-01-01'), title }, undefined)).toContain('&#x27;&lt;b&gt;$&amp; $1 $$ $&#x60;&lt;/b&gt; &amp; &quot;q&quot; {{x}}&#x27;')
  })
})
