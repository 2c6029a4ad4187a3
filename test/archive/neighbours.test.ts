import { beforeAll, describe, expect, it } from 'vitest'
import { besideOf, inOrder, neighboursMarker, neighboursSchema, renderNeighbours, withNeighbours, type NeighboursView } from '../../src/archive/neighbours.js'
import type { Artefact } from '../../src/artefact.js'
import { parseHead, type IssueHead } from '../../src/issue/parse-issue.js'
import type { Strings } from '../../src/language/strings.js'
import { issueFile, newsletterWith, stageWith } from '../stages/stage.js'

let strings: Strings
let template: (view: NeighboursView) => string

beforeAll(async () => {
  const { compiled } = await stageWith()
  const english = compiled.strings.get('en')
  if (english === undefined) throw new Error('No English strings')
  ;[strings, template] = [english, compiled.neighbours]
})

/** The head of an issue that is named by its slug. */
function head(slug: string, date: string, ...more: readonly string[]): IssueHead {
  const { head: made } = parseHead({ ...issueFile('', [`title: ${slug}`, `date: ${date}`, ...more]), path: `issues/${slug}.md` }, newsletterWith())
  if (made === null) throw new Error(`No head of ${slug}`)
  return made
}

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
  const page = (contents: Artefact['contents'] = `<main>${neighboursMarker}</main>`): Artefact => ({ path: 'archive/b/index.html', contents, kind: 'page', source: 'issues/b.md' })
  const around = (previous: IssueHead | undefined, next: IssueHead | undefined, from = page()): Artefact => withNeighbours(from, renderNeighbours({ previous, next }, { strings, template }))

  /** What the template is given. */
  function viewOf(previous: IssueHead | undefined, next: IssueHead | undefined): NeighboursView | null {
    let seen: NeighboursView | null = null
    renderNeighbours({ previous, next }, { strings, template: (view) => ((seen = view), '') })
    return seen
  }

  it('leads to the issue before and the one after, wherever the archive lies', () => {
    const view = viewOf(head('é', '2015-01-01', 'number: 5', 'lang: fr'), head('c', '2015-06-24', 'type: special'))
    expect(neighboursSchema.parse(view)).toEqual(view)
    expect(view).toMatchObject({
      previous: { href: '../%C3%A9/index.html', title: 'é', label: 'Issue 5', lang: 'fr' },
      next: { href: '../c/index.html', title: 'c', label: 'Special', lang: 'en' },
    })
    expect(around(head('a', '2015-01-01'), head('c', '2015-06-24')).contents).toMatch(/^<main><nav[\s\S]*rel="prev" href="\.\.\/a\/index\.html"[\s\S]*rel="next" href="\.\.\/c\/index\.html"[\s\S]*<\/nav><\/main>$/)
  })

  it('has one side for the first and for the last, and none for one that is alone', () => {
    const first = String(around(undefined, head('b', '2015-06-24')).contents)
    expect(first).toContain('rel="next"')
    expect(first).not.toContain('rel="prev"')
    const last = String(around(head('a', '2015-01-01'), undefined).contents)
    expect(last).toContain('rel="prev"')
    expect(last).not.toContain('rel="next"')
    expect(around(undefined, undefined).contents).toBe('<main></main>')
  })

  it('prints a title as it stands, whatever is in it', () => {
    const title = "'<b>$& $1 $$ $`</b> & \"q\" {{x}}'"
    const { contents } = around({ ...head('a', '2015-01-01'), title }, undefined)
    expect(contents).toContain('&#x27;&lt;b&gt;$&amp; $1 $$ $&#x60;&lt;/b&gt; &amp; &quot;q&quot; {{x}}&#x27;')
    expect(contents).not.toContain('<!--')
  })

  it('is remembered by the page, by its SHA-256', () => {
    expect(withNeighbours(page(), 'abc').beside).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    const [old, renamed] = ['A', 'B'].map((title) => around({ ...head('a', '2015-01-01'), title }, undefined).beside)
    expect(old).not.toBe(renamed)
  })

  it('leaves the rest of the artefact, and one that has no place for it, as they are', () => {
    expect(around(undefined, undefined)).toEqual({ ...page(), contents: '<main></main>', beside: besideOf('') })
    for (const other of [page('<main></main>'), page(new Uint8Array([1]))]) expect(around(head('a', '2015-01-01'), undefined, other)).toBe(other)
  })
})
