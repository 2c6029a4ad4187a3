import { describe, expect, it } from 'vitest'
import { issuePageSchema, renderIssuePage, type IssuePageView } from '../../src/archive/render-pages.js'
import { neighboursMarker, pageMarkers } from '../../src/archive/site-parts.js'
import type { Artefact } from '../../src/artefact.js'
import { editionsOf } from '../../src/issue/edition.js'
import { parseIssue } from '../../src/issue/parse-issue.js'
import { shelfKey } from '../../src/issue/picture-shelf.js'
import { issueFile, newsletterWith, noSitePictures, pictureOf } from '../stages/stage.js'
import { strings } from './events/telling.js'
import { seeing } from './site.js'

const newsletter = newsletterWith({ language: 'en-GB' })
const shelf = new Map([[shelfKey('figure', 'a.jpg'), pictureOf('a.jpg')]])
const needed = ['title: T', 'date: 2015-03-30']

/** What the template of a page sees, and what became of it. */
function render(body: string, { frontMatter = needed, name = 'issue-06', isSent = true }: { frontMatter?: readonly string[]; name?: string; isSent?: boolean } = {}): { view: IssuePageView; made: Artefact } {
  const { parsed, messages } = parseIssue({ ...issueFile(body, frontMatter), path: `issues/${name}.md` }, newsletter)
  if (parsed === null) throw new Error(`No issue: ${JSON.stringify(messages)}`)
  const { views, template } = seeing<IssuePageView>()
  const made = renderIssuePage(editionsOf(parsed.issue, strings)('public', 'web'), { newsletter, shelf, site: noSitePictures, strings, template, textTemplate: () => '', surround: { newsletter, stylesheet: 'assets/s.css', icon: 'assets/i.svg' } }, isSent)
  const [view] = views
  if (view === undefined) throw new Error('The template was not called')
  return { view, made }
}

const bodyOf = (view: IssuePageView): string => String(view.blocks[0]?.['article']?.['body'])

describe('the page of an issue', () => {
  it('is one artefact, made from what its schema says, with a place for what only the whole site knows', () => {
    const { view, made } = render('x')
    expect(made).toEqual({ path: 'archive/issue-06/index.html', contents: 'page 1', kind: 'page', source: 'issues/issue-06.md' })
    expect(issuePageSchema(newsletter).parse(view)).toEqual(view)
    expect(view).toMatchObject({ permalink: 'https://letter.example.org/issue-06/', root: '../', neighbours: neighboursMarker, ...pageMarkers })
  })

  it('finds its pictures from where it lies, and says in words what is not to be shown', () => {
    const body = bodyOf(render('![A](a.jpg)\n\n![B](b.jpg)').view)
    expect(body).toContain('src="../assets/a.jpg"')
    expect(body).toContain('srcset="../assets/a.jpg-480.webp 480w"')
    expect(body).not.toContain('b.jpg')
    expect(body).toContain('B')
  })

  it('cannot be given a second place for anything by what an editor writes', () => {
    for (const marker of [neighboursMarker, ...Object.values(pageMarkers)]) {
      const { view } = render(`${marker}\n\nx ${marker} \`${marker}\``, { frontMatter: [`title: "${marker}"`, 'date: 2015-03-30', `summary: "${marker}"`] })
      expect(JSON.stringify([view.blocks, view.structured])).not.toContain(marker)
    }
  })

  it('says when it came out, what it is about, and that it was updated', () => {
    const { view } = render('x', { frontMatter: [...needed, 'topics: [EU law]', 'updated: 2015-05-05', 'summary: S', 'number: 6'] })
    expect(view).toMatchObject({
      topics: [{ name: 'EU law', href: '../topics/eu-law/index.html' }],
      updated: { iso: '2015-05-05', text: 'Updated on 5 May 2015' },
      print: 'Letter, Issue 6',
      head: { published: '2015-03-30', modified: '2015-05-05', description: 'S', type: 'article' },
    })
  })

  it('leads to the email when there was one', () => {
    expect(render('x').view.asSent).toBe('email.html')
    expect(render('x', { isSent: false }).view.asSent).toBeNull()
  })

  it('of the archive itself has no day', () => {
    expect(render('x', { frontMatter: [...needed, 'type: page', 'updated: 2015-05-05'] }).view).toMatchObject({ updated: null, date: null, head: { published: null, modified: null, type: 'website' } })
  })

  it('asks search engines to stay away from a draft', () => {
    expect(render('x', { frontMatter: [...needed, 'status: draft'] }).view.head).toMatchObject({ robots: 'noindex', canonical: null })
    expect(render('x').view.head.robots).toBeNull()
  })
})

describe('the page of a translation', () => {
  const { view, made } = render('![A](a.jpg)', { name: 'issue-06.fr', frontMatter: [...needed, 'topics: [Droit]'] })

  it('lies in the folder of its language, finds its pictures from there, and keeps to its section', () => {
    expect(made).toMatchObject({ path: 'archive/fr/issue-06/index.html', source: 'issues/issue-06.fr.md' })
    expect(view).toMatchObject({ lang: 'fr', permalink: 'https://letter.example.org/fr/issue-06/', root: '../../', home: '../../fr/index.html', topics: [{ href: '../../fr/topics/droit/index.html' }], head: { stylesheet: '../../assets/s.css' } })
    expect(bodyOf(view)).toContain('src="../../assets/a.jpg"')
  })
})
