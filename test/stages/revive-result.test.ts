import { describe, expect, it } from 'vitest'
import type { Artefact } from '../../src/artefact.js'
import { runChanged } from '../../src/stages/issue-cache.js'
import type { IssueResult } from '../../src/stages/issue-result.js'
import type { IssueJob } from '../../src/stages/issue-stage.js'
import { filesOfPicture } from '../../src/stages/made-picture.js'
import { pictureArtefacts } from '../../src/stages/picture-artefacts.js'
import type { AskForPictures } from '../../src/stages/picture-store.js'
import { reviveResult } from '../../src/stages/revive-result.js'
import { issueFile, memoryCache, pictureOf, siteOf, somePictures, stageWith } from './stage.js'

const stage = await stageWith({ audiences: ['members'], funding: { isec: { text: 'Funded' } } }, { ask: somePictures })

const full = ['title: A', 'date: 2015-03-30', 'lang: fr-BE', 'number: 7', 'summary: S', 'topics: [x]', 'credits: { Text: [B, C] }', 'audience: [public, members]', 'funding: isec', 'aliases: [old]', 'cover: cc.jpg', 'alt: C']
const sources = {
  'an issue with all that one can have': issueFile('![A](aa.jpg)\n\n![B](b.jpg)\n\n[x](ftp://example.org)', full),
  'a text of the home page': issueFile('Dear ![A](aa.jpg)', ['title: W', 'date: 2015-03-30', 'type: page', 'home: true', 'summary: S']),
  'a draft': issueFile('x', ['title: D', 'date: 2015-03-30', 'status: draft']),
  'a page with an event and a roster': issueFile(':::event[E]{start="2015-04-17 10:30" deadline=2015-03-27 status=cancelled}\nx\n:::\n\n:::roster[R]\n- x\n:::', ['title: P', 'date: 2015-03-30', 'type: page']),
  'a text of the events page': issueFile('x', ['title: P', 'date: 2015-03-30', 'type: page', 'slug: events']),
  'a file that makes no issue': issueFile('x', ['title: N']),
}

const resultOf = async (name: keyof typeof sources): Promise<IssueResult> => stage.run(sources[name])

/** What the rest of a build makes of an issue of which the cache holds this. Says whether the cache was believed. */
async function buildWith(text: string, source: IssueJob['source'], made: IssueResult): Promise<boolean> {
  const cache = { ...memoryCache(), get: () => Promise.resolve(text) }
  const answered = new Set<string>()
  const ask: AskForPictures = async (requests) => {
    const answers = await somePictures(requests)
    for (const answer of answers) if ('picture' in answer) filesOfPicture(answer.picture).forEach((path) => answered.add(path))
    return answers
  }
  let isBelieved = true
  const { results } = await runChanged([{ source }], stage.context, { cache, ask }, (changed) => {
    if (changed.length > 0) isBelieved = false
    return Promise.resolve(changed.map(() => made))
  })
  if (!isBelieved) return false
  const artefact = (path: string): Artefact => {
    if (!answered.has(path)) throw new Error(`No picture was made for ${path}`)
    return { path, contents: '', kind: 'asset', source: null }
  }
  pictureArtefacts(results, [], { artefact }, new Map())
  siteOf(stage, results)
  return true
}

/** Every copy of a JSON value in which one part of it, or of its keys, is another. */
function* spoilt(value: unknown): Generator<unknown> {
  yield* [null, {}, [], [null], 0, -1.5, 1e300, '', '\0', '../x', true]
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const [index, part] of value.entries()) for (const other of spoilt(part)) yield value.with(index, other)
    return
  }
  yield { ...value, more: 1 }
  for (const [key, part] of Object.entries(value)) {
    yield Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
    for (const other of spoilt(part)) yield { ...value, [key]: other }
  }
}

describe.each(Object.keys(sources) as Array<keyof typeof sources>)('what the cache has of %s', (name) => {
  it('is what was put there', async () => {
    const made = await resultOf(name)
    expect(reviveResult(JSON.stringify(made), sources[name], stage.context)).toEqual(made)
    expect(await buildWith(JSON.stringify(made), sources[name], made)).toBe(true)
  })

  it('never ends a build, whatever part of it is another', async () => {
    const made = await resultOf(name)
    const plain: unknown = JSON.parse(JSON.stringify(made))
    let missed = 0
    for (const other of spoilt(plain)) if (!(await buildWith(JSON.stringify(other), sources[name], made))) missed++
    expect(missed).toBeGreaterThan(30)
  })
})

/** What the cache is believed to have of one of these. */
const revived = (name: keyof typeof sources, result: object): IssueResult | null => reviveResult(JSON.stringify(result), sources[name], stage.context)

/** An issue whose archive page is another. */
const withPage = (issue: IssueResult, change: (html: string) => string): IssueResult => ({ ...issue, artefacts: issue.artefacts.map((file) => (file.path.endsWith('/index.html') ? { ...file, contents: change(String(file.contents)) } : file)) })

describe('what the cache has', () => {
  it.each(['null', '{}', '[]', '1', '"x"', '', '{"path":', '['.repeat(100_000) + ']'.repeat(100_000)])('is nothing when it is %.20s', async (text) => {
    const source = sources['a draft']
    expect(reviveResult(text, source, stage.context)).toBeNull()
    expect(reviveResult(null, source, stage.context)).toBeNull()
  })

  it('is nothing when it speaks of another issue, or has its pictures looked for elsewhere', async () => {
    const made = await resultOf('an issue with all that one can have')
    expect(revived('an issue with all that one can have', made)).not.toBeNull()
    expect(reviveResult(JSON.stringify(made), { ...sources['an issue with all that one can have'], path: 'issues/other.md' }, stage.context)).toBeNull()
    const [picture] = made.pictures
    if (picture === undefined) throw new Error('No picture')
    expect(revived('an issue with all that one can have', { ...made, pictures: [{ ...picture, request: { ...picture.request, from: 'newsletter.yaml' } }] })).toBeNull()
  })

  it('is nothing when it shows a picture for which nobody asked', async () => {
    const made = await resultOf('an issue with all that one can have')
    expect(made.assets.length).toBeGreaterThan(0)
    const other = { ...made, assets: filesOfPicture(pictureOf('other.jpg')) }
    expect(await buildWith(JSON.stringify(other), sources['an issue with all that one can have'], made)).toBe(false)
  })

  it('is nothing when it would run code, on the home page too', async () => {
    const issue = await resultOf('an issue with all that one can have')
    for (const script of ['<script>alert(1)</script>', '<script defer src="../assets/events-0123abcd.js"></script>']) expect(revived('an issue with all that one can have', withPage(issue, (html) => html.replace('</head>', `${script}</head>`)))).toBeNull()
    const home = await resultOf('a text of the home page')
    if (home.contribution?.ownText == null) throw new Error('No text')
    for (const part of ['body', 'after'] as const) {
      expect(revived('a text of the home page', { ...home, contribution: { ...home.contribution, ownText: { ...home.contribution.ownText, [part]: '<script>alert(1)</script>' } } })).toBeNull()
    }
  })

  it('is nothing when it has a file that no issue has, or one twice, or a file of another kind', async () => {
    const name = 'an issue with all that one can have'
    const made = await resultOf(name)
    const paths = made.artefacts.map(({ path }) => path)
    expect(paths.toSorted()).toEqual(['archive/issue-06/email.html', 'archive/issue-06/index.html', 'email/issue-06/members.html', 'email/issue-06/members.txt', 'email/issue-06/public.html', 'email/issue-06/public.txt'])
    const text = { contents: 'alert(1)', kind: 'page', source: made.path } as const
    for (const path of ['archive/assets/evil-00000000.js', 'archive/index.html', 'archive/other/index.html', 'archive/issue-06/x.svg', 'archive/issue-06/../index.html', 'email/issue-06/others.txt', 'email/other/public.txt', 'index.txt', ...paths]) {
      expect(revived(name, { ...made, artefacts: [...made.artefacts, { ...text, path }] })).toBeNull()
    }
    expect(revived(name, { ...made, artefacts: made.artefacts.map((file) => ({ ...file, kind: 'asset' })) })).toBeNull()
    expect(revived(name, { ...made, artefacts: made.artefacts.filter(({ path }) => !path.endsWith('/index.html')) })).toBeNull()
    expect(revived(name, { ...made, inArchive: false })).toBeNull()
  })

  it('is nothing when a page lets browsers do more than ours, or says it too late', async () => {
    const name = 'an issue with all that one can have'
    const made = await resultOf(name)
    const policy = '<meta http-equiv="Content-Security-Policy" content="'
    const changes: ReadonlyArray<(html: string) => string> = [
      (html) => html.replace(policy, `${policy}script-src *; `),
      (html) => html.replace(policy, '<meta name="x" content="'),
      (html) => html.replace('<head>', '<head><link rel="stylesheet" href="https://example.org/a.css">'),
      (html) => html.replace('<head>', '<head>words'),
      (html) => html.replace('<head>', '<body><head>'),
    ]
    for (const page of ['/index.html', '/email.html']) {
      for (const change of changes) {
        const artefacts = made.artefacts.map((file) => (file.path.endsWith(page) ? { ...file, contents: change(String(file.contents)) } : file))
        expect(artefacts).not.toEqual(made.artefacts)
        expect(revived(name, { ...made, artefacts })).toBeNull()
      }
    }
  })

  it('is nothing when it has another front matter than the file, or leaves an issue out without a word', async () => {
    const name = 'an issue with all that one can have'
    const made = await resultOf(name)
    for (const more of [{ title: 'B' }, { slug: 'other' }, { aliases: ['events'] }, { status: 'draft' }, { audience: ['public'] }]) expect(revived(name, { ...made, head: { ...made.head, ...more } })).toBeNull()
    expect(revived(name, { ...made, artefacts: [], contribution: null, inArchive: false, published: false })).toBeNull()
    expect(revived(name, { ...made, artefacts: [], contribution: null, inArchive: false, published: false, head: null, messages: [] })).toBeNull()
    const draft = await resultOf('a draft')
    expect(revived('a draft', draft)).not.toBeNull()
    expect(revived('a draft', { ...draft, contribution: made.contribution })).toBeNull()
    expect(reviveResult(JSON.stringify(draft), sources['a draft'], { ...stage.context, drafts: true })).toBeNull()
  })

  it('is nothing when its page is said to be of another text', async () => {
    const made = await resultOf('an issue with all that one can have')
    const spoil = (from: string | undefined): object => ({ ...made, artefacts: made.artefacts.map(({ from: was, ...file }) => (was === undefined || from === undefined ? file : { ...file, from })) })
    for (const from of ['0'.repeat(64), undefined]) expect(revived('an issue with all that one can have', spoil(from))).toBeNull()
  })
})
