import { verifyHtml } from '../output/verify-html.js'
import { cacheKey, type Cache } from '../project/cache.js'
import type { BuildContext, IssueJob, IssueResult } from './issue-stage.js'
import { programHash } from './program.js'

/**
 * Runs the issue stage on the issues that changed, and takes the results of the others from the cache.
 *
 * That is sound because the stage is a pure function: the key is made from all of its input, but for the time. So an
 * issue with an embargo is always made anew. What comes from the cache is verified once more, since the folder may have
 * come from anywhere.
 */
export async function runChanged(jobs: readonly IssueJob[], context: BuildContext, cache: Cache, run: (changed: readonly IssueJob[]) => Promise<readonly IssueResult[]>): Promise<{ results: IssueResult[]; keys: string[] }> {
  const { now: _, ...lasting } = context
  const shared = cacheKey([programHash, JSON.stringify(lasting)])
  const keys = jobs.map(({ source, render }) => cacheKey(['issue', shared, source.path, source.text, String(render)]))
  const known = await Promise.all(keys.map(async (key) => reviveResult(await cache.get(key))))
  const made = [...(await run(jobs.filter((_, index) => known[index] === null)))]
  const fresh: Array<Promise<void>> = []
  const results = known.map((result, index) => {
    if (result !== null) return result
    const next = made.shift()
    const key = keys[index]
    if (next === undefined || key === undefined) throw new Error('The issue stage returned fewer results than it got jobs')
    if (isLasting(next)) fresh.push(cache.set(key, JSON.stringify(next)))
    return next
  })
  await Promise.all(fresh)
  return { results, keys }
}

function isLasting({ head, artefacts, messages }: IssueResult): boolean {
  return head?.embargo === undefined && artefacts.every(({ contents }) => typeof contents === 'string') && messages.every(({ rule }) => rule !== 'parse-deadline' && rule !== 'parse-memory')
}

function reviveResult(text: string | null): IssueResult | null {
  if (text === null) return null
  // Written by the lines above, under a key that holds all of its input.
  const result = JSON.parse(text) as IssueResult
  return !Array.isArray(result.artefacts) || result.artefacts.some((artefact) => verifyHtml(artefact).length > 0) ? null : result
}
