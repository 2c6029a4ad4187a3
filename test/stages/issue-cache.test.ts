import { beforeAll, describe, expect, it } from 'vitest'
import { runChanged } from '../../src/stages/issue-cache.js'
import type { IssueResult } from '../../src/stages/issue-result.js'
import { runIssueStage, type BuildContext, type IssueJob } from '../../src/stages/issue-stage.js'
import type { AskForPictures } from '../../src/stages/picture-store.js'
import { allPictures, issueFile, memoryCache, noPictures, pictureOf, rulesOf, stageWith, type Stage } from './stage.js'

let stage: Stage

beforeAll(async () => {
  stage = await stageWith()
})

const job = (name: string, body = 'words', ...more: readonly string[]): IssueJob => ({ source: { ...issueFile(body, [`title: ${name}`, 'date: 2015-03-30', ...more]), path: `issues/${name}.md` } })

/** Runs jobs, and says which of them the stage was run on. */
async function run(jobs: readonly IssueJob[], cache: ReturnType<typeof memoryCache>, context: BuildContext = stage.context, ask: AskForPictures = noPictures): Promise<{ results: IssueResult[]; made: string[] }> {
  const made: string[] = []
  const { results } = await runChanged(jobs, context, { cache, ask }, (changed) => {
    made.push(...changed.map(({ source }) => source.path))
    return Promise.all(changed.map((one) => runIssueStage(one, context, stage.compiled, ask)))
  })
  return { results, made }
}

describe('issues that did not change', () => {
  it('come from the cache, in their place and in the same bytes', async () => {
    const cache = memoryCache()
    const first = await run([job('a'), job('b'), job('c')], cache)
    const second = await run([job('a'), job('b', 'other words'), job('c')], cache)
    expect(first.made).toEqual(['issues/a.md', 'issues/b.md', 'issues/c.md'])
    expect(second.made).toEqual(['issues/b.md'])
    expect(second.results.map(({ path }) => path)).toEqual(['issues/a.md', 'issues/b.md', 'issues/c.md'])
    expect([second.results[0], second.results[2]]).toEqual([first.results[0], first.results[2]])
  })

  it('keep their messages', async () => {
    const cache = memoryCache()
    const first = await run([job('a', '[x](ftp://example.org)')], cache)
    const second = await run([job('a', '[x](ftp://example.org)')], cache)
    expect(second).toEqual({ made: [], results: first.results })
    expect(second.results[0]?.messages).toHaveLength(1)
  })

  it('are made anew for another newsletter, and with drafts; not when time has passed', async () => {
    const cache = memoryCache()
    await run([job('a')], cache)
    expect((await run([job('a')], cache, { ...stage.context, drafts: true })).made).toHaveLength(1)
    expect((await run([job('a')], cache, { ...stage.context, newsletter: { ...stage.context.newsletter, name: 'Other' } })).made).toHaveLength(1)
    expect((await run([job('a')], cache, { ...stage.context, now: 0 })).made).toEqual([])
  })

  it('are made anew when they have an embargo, which one day ends', async () => {
    const cache = memoryCache()
    const later = [job('a', 'words', 'embargo: 2015-03-31')]
    expect((await run(later, cache, { ...stage.context, now: 0 })).results[0]?.published).toBe(false)
    expect((await run(later, cache)).results[0]?.published).toBe(true)
  })

  it('are made anew for a logo or an emblem that changed', async () => {
    const cache = memoryCache()
    await run([job('a')], cache)
    expect((await run([job('a')], cache, { ...stage.context, site: { logo: pictureOf('logo.png'), emblems: {} } })).made).toHaveLength(1)
  })

  it('are made anew when what the cache holds is unsafe', async () => {
    const cache = memoryCache()
    await run([job('a')], cache)
    for (const [key, text] of cache.texts) cache.texts.set(key, text.replace('<p>words', '<p><script>alert(1)</script>words'))
    expect((await run([job('a')], cache)).made).toEqual(['issues/a.md'])
  })
})

describe('an issue with pictures', () => {
  const shown = job('a', '![A](a.jpg)\n\n![B](b.jpg)')
  /** Every picture that is asked for but these, which are as they are given here. */
  const except = (changed: Readonly<Record<string, Awaited<ReturnType<AskForPictures>>[number]>>): AskForPictures => async (requests) => {
    const answers = await allPictures(requests)
    return answers.flatMap((answer, index) => changed[requests[index]?.path ?? ''] ?? answer)
  }
  const gone = { problem: { rule: 'image-missing', text: 'Missing picture', note: '' } } as const

  it('comes from the cache while its pictures are the same', async () => {
    const cache = memoryCache()
    const first = await run([shown, job('b')], cache, stage.context, allPictures)
    const second = await run([shown, job('b')], cache, stage.context, allPictures)
    expect(first.results[0]?.pictures.map(({ request }) => request)).toEqual([{ from: 'issues/a.md', path: 'a.jpg', use: 'figure' }, { from: 'issues/a.md', path: 'b.jpg', use: 'figure' }])
    expect(second).toEqual({ made: [], results: first.results })
  })

  it.each<[string, AskForPictures]>([
    ['has changed', except({ 'b.jpg': { picture: pictureOf('other.jpg') } })],
    ['is shown in another size', except({ 'b.jpg': { picture: pictureOf('figure-b.jpg', { web: { width: 600, height: 300 } }) } })],
    ['has gone', except({ 'b.jpg': gone })],
  ])('is made anew when one of them %s', async (_, ask) => {
    const cache = memoryCache()
    await run([shown, job('b')], cache, stage.context, allPictures)
    const { made, results } = await run([shown, job('b')], cache, stage.context, ask)
    expect(made).toEqual(['issues/a.md'])
    expect(results[0]?.pictures.map(({ answer }) => answer)).toEqual(await ask(results[0]?.pictures.map(({ request }) => request) ?? []))
  })

  it('is made anew when one of them has come, and tells no more that it is missing', async () => {
    const cache = memoryCache()
    const first = await run([shown], cache, stage.context, except({ 'b.jpg': gone }))
    expect(rulesOf(first.results[0]?.messages ?? [])).toEqual(['image-missing'])
    expect((await run([shown], cache, stage.context, except({ 'b.jpg': gone }))).made).toEqual([])
    const { made, results } = await run([shown], cache, stage.context, allPictures)
    expect(made).toEqual(['issues/a.md'])
    expect(results[0]?.messages).toEqual([])
  })
})
