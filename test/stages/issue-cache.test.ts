import { beforeAll, describe, expect, it } from 'vitest'
import { runChanged } from '../../src/stages/issue-cache.js'
import { runIssueStage, type BuildContext, type IssueJob, type IssueResult } from '../../src/stages/issue-stage.js'
import { issueFile, memoryCache, stageWith, type Stage } from './stage.js'

let stage: Stage

beforeAll(async () => {
  stage = await stageWith()
})

const job = (name: string, body = 'words', ...more: readonly string[]): IssueJob => ({ source: { ...issueFile(body, [`title: ${name}`, 'date: 2015-03-30', ...more]), path: `issues/${name}.md` }, render: true })

/** Runs jobs, and says which of them the stage was run on. */
async function run(jobs: readonly IssueJob[], cache: ReturnType<typeof memoryCache>, context: BuildContext = stage.context): Promise<{ results: IssueResult[]; made: string[] }> {
  const made: string[] = []
  const { results } = await runChanged(jobs, context, cache, (changed) => {
    made.push(...changed.map(({ source }) => source.path))
    return Promise.all(changed.map((one) => runIssueStage(one, context, stage.compiled)))
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

  it('are made anew for another newsletter, with drafts, and when only listed', async () => {
    const cache = memoryCache()
    await run([job('a')], cache)
    expect((await run([job('a')], cache, { ...stage.context, drafts: true })).made).toHaveLength(1)
    expect((await run([job('a')], cache, { ...stage.context, newsletter: { ...stage.context.newsletter, name: 'Other' } })).made).toHaveLength(1)
    expect((await run([{ ...job('a'), render: false }], cache)).made).toHaveLength(1)
    expect((await run([job('a')], cache, { ...stage.context, now: 0 })).made).toEqual([])
  })

  it('are made anew when they have an embargo, which one day ends', async () => {
    const cache = memoryCache()
    const later = [job('a', 'words', 'embargo: 2015-03-31')]
    expect((await run(later, cache, { ...stage.context, now: 0 })).results[0]?.published).toBe(false)
    expect((await run(later, cache)).results[0]?.published).toBe(true)
  })

  it('are made anew when what the cache holds is unsafe', async () => {
    const cache = memoryCache()
    await run([job('a')], cache)
    for (const [key, text] of cache.texts) cache.texts.set(key, text.replace('<p>words', '<p><script>alert(1)</script>words'))
    expect((await run([job('a')], cache)).made).toEqual(['issues/a.md'])
  })
})
