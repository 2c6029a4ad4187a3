import { beforeAll, describe, expect, it } from 'vitest'
import { frameAt, stylesheet } from '../../src/archive/frame.js'
import { neighboursMarker } from '../../src/archive/neighbours.js'
import { issuePageSchema, renderHomeText, renderIssuePage, type IssuePageView, type PageContext } from '../../src/archive/render-pages.js'
import type { Artefact } from '../../src/artefact.js'
import { editionsOf } from '../../src/issue/edition.js'
import { shelfKey } from '../../src/issue/picture-shelf.js'
import type { Strings } from '../../src/language/strings.js'
import { parsed } from '../issue/reading.js'
import { newsletterWith, noSitePictures, pictureOf, stageWith } from '../stages/stage.js'

let strings: Strings

beforeAll(async () => {
  const english = (await stageWith()).compiled.strings.get('en')
  if (english === undefined) throw new Error('No English strings')
  strings = english
})

const newsletter = newsletterWith()
const shelf = new Map([[shelfKey('figure', 'a.jpg'), pictureOf('a.jpg')]])

/** What the template of a page sees, and what became of it. */
function render<T extends Artefact | string>(body: string, depth: number, how: (edition: ReturnType<ReturnType<typeof editionsOf>>, context: PageContext) => T): { view: IssuePageView; made: T } {
  let view: IssuePageView | undefined
  const { issue } = parsed(body, { newsletter })
  const template = (seen: IssuePageView): string => {
    view = seen
    return 'page'
  }
  const made = how(editionsOf(issue, strings)('public', 'web'), { newsletter, shelf, site: noSitePictures, strings, template, frame: frameAt(depth, stylesheet('', newsletter), { draft: false }) })
  if (view === undefined) throw new Error('The template was not called')
  return { view, made }
}

describe('the page of an issue', () => {
  it('is one artefact, made from what its schema says, with a place for its neighbours', () => {
    const { view, made } = render('x', 1, renderIssuePage)
    expect(made).toEqual({ path: 'archive/issue-06/index.html', contents: 'page', kind: 'page', source: 'issues/issue-06.md' })
    expect(issuePageSchema(newsletter).parse(view)).toEqual(view)
    expect(view).toMatchObject({ permalink: 'https://letter.example.org/issue-06/', root: '../', neighbours: neighboursMarker })
  })

  it('finds its pictures from where it lies, and says in words what is not to be shown', () => {
    const body = String(render('![A](a.jpg)\n\n![B](b.jpg)', 1, renderIssuePage).view.blocks[0]?.['article']?.['body'])
    expect(body).toContain('src="../assets/a.jpg"')
    expect(body).toContain('srcset="../assets/a.jpg-480.webp 480w"')
    expect(body).not.toContain('b.jpg')
    expect(body).toContain('B')
  })

  it('cannot be given a second place for its neighbours by what an editor writes', () => {
    const { view } = render(`${neighboursMarker}\n\nx ${neighboursMarker} \`${neighboursMarker}\``, 1, renderIssuePage)
    expect(JSON.stringify(view.blocks)).not.toContain(neighboursMarker)
  })
})

describe('the text of the home page', () => {
  it('finds its pictures from the archive’s root, and its address is the archive’s', () => {
    const { view, made } = render('![A](a.jpg)', 0, renderHomeText)
    expect(made).toBe('page')
    expect(view.permalink).toBe('https://letter.example.org/')
    expect(view.blocks[0]?.['article']?.['body']).toContain('src="assets/a.jpg"')
  })
})
