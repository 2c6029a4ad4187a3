import { describe, expect, it } from 'vitest'
import type { Artefact } from '../../src/artefact.js'
import { runChanged } from '../../src/stages/issue-cache.js'
import type { IssueResult } from '../../src/stages/issue-result.js'
import type { IssueJob } from '../../src/stages/issue-stage.js'
import { filesOfPicture } from '../../src/stages/made-picture.js'
import { pictureArtefacts } from '../../src/stages/picture-artefacts.js'
import type { AskForPictures } from '../../src/stages/picture-store.js'
import { reviveResult } from '../../src/stages/revive-result.js'
import { runSiteStage } from '../../src/stages/site-stage.js'
import { issueFile, memoryCache, pictureOf, somePictures, stageWith } from './stage.js'

const stage = await stageWith({ audiences: ['members'], funding: { isec: { text: 'Funded' } } }, { ask: somePictures })

const full = ['title: A', 'date: 2015-03-30', 'lang: fr-BE', 'number: 7', 'summary: S', 'topics: [x]', 'credits: { Text: [B, C] }', 'audience: [public, members]', 'funding: isec', 'aliases: [old]', 'cover: cc.jpg', 'alt: C']
const sources = {
  'an issue with all that one can have': issueFile('![A](aa.jpg)\n\n![B](b.jpg)\n\n[x](ftp://example.org)', full),
  'a text of the home page': issueFile('Dear ![A](aa.jpg)', ['title: W', 'date: 2015-03-30', 'type: page', 'home: true', 'summary: S']),
  'a draft': issueFile('x', ['title: D', 'date: 2015-03-30', 'status: draft']),
  'a page': issueFile('x', ['title: P', 'date: 2015-03-30', 'type: page', 'slug: events']),
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
  const { results } = await runChanged([{ source, render: true }], stage.context, { cache, ask }, (changed) => {
    if (changed.length > 0) isBelieved = false
    return Promise.resolve(changed.map(() => made))
  })
  if (!isBelieved) return false
  const artefact = (path: string): Artefact => {
    if (!answered.has(path)) throw new Error(`No picture was made for ${path}`)
    return { path, contents: '', kind: 'asset', source: null }
  }
  pictureArtefacts(results, [], { artefact }, new Map())
  runSiteStage(results, stage.context, stage.compiled)
  return true
}

/** Every copy of a JSON value in which one part of it, or of its keys, is another. */
function* spoilt(value: unknown): Generator<unknown> {
  yield* [null, {}, [], [null], 0, -1.5, '', '\0', '../x', true]
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
    expect(reviveResult(JSON.stringify(made), made.path)).toEqual(made)
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

describe('what the cache has', () => {
  it.each(['null', '{}', '[]', '1', '"x"', '', '{"path":', '['.repeat(100_000) + ']'.repeat(100_000)])('is nothing when it is %.20s', async (text) => {
    expect(reviveResult(text, 'issues/issue-06.md')).toBeNull()
    expect(reviveResult(null, 'issues/issue-06.md')).toBeNull()
  })

  it('is nothing when it speaks of another issue, or has its pictures looked for elsewhere', async () => {
    const made = await resultOf('an issue with all that one can have')
    expect(reviveResult(JSON.stringify(made), 'issues/other.md')).toBeNull()
    const [picture] = made.pictures
    if (picture === undefined) throw new Error('No picture')
    expect(reviveResult(JSON.stringify({ ...made, pictures: [{ ...picture, request: { ...picture.request, from: 'newsletter.yaml' } }] }), made.path)).toBeNull()
  })

  it('is nothing when it shows a picture for which nobody asked', async () => {
    const made = await resultOf('an issue with all that one can have')
    expect(made.assets.length).toBeGreaterThan(0)
    const other = { ...made, assets: filesOfPicture(pictureOf('other.jpg')) }
    expect(await buildWith(JSON.stringify(other), sources['an issue with all that one can have'], made)).toBe(false)
  })

  it('is nothing when it would run code, on the home page too', async () => {
    const issue = await resultOf('a draft')
    const page = { path: 'archive/x/index.html', contents: '<script>alert(1)</script>', kind: 'page', source: issue.path }
    expect(reviveResult(JSON.stringify({ ...issue, artefacts: [page] }), issue.path)).toBeNull()
    const home = await resultOf('a text of the home page')
    expect(reviveResult(JSON.stringify({ ...home, homeText: { ...home.homeText, body: '<script>alert(1)</script>' } }), home.path)).toBeNull()
  })
})
