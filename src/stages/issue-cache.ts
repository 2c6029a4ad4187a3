import { isDeepStrictEqual } from 'node:util'
import { sitePictures } from '../issue/picture-shelf.js'
import { cacheKey, type Cache } from '../project/cache.js'
import type { IssueResult } from './issue-result.js'
import type { BuildContext, IssueJob } from './issue-stage.js'
import { filesOfPicture } from './made-picture.js'
import type { AskForPictures } from './picture-store.js'
import { programHash } from './program.js'
import { reviveResult } from './revive-result.js'

/**
 * Runs the issue stage on the issues that changed, and takes the results of the others from the cache.
 *
 * That is sound because the stage is a pure function: the key is made from all of its input, but for the time and the
 * pictures. So an issue with an embargo is always made anew, and one with pictures when it would be told something else
 * of them.
 */
export async function runChanged(jobs: readonly IssueJob[], context: BuildContext, { cache, ask }: { cache: Cache; ask: AskForPictures }, run: (changed: readonly IssueJob[]) => Promise<readonly IssueResult[]>): Promise<{ results: IssueResult[]; keys: string[] }> {
  const { now: _, ...lasting } = context
  const shared = cacheKey([programHash, JSON.stringify(lasting)])
  const known = await Promise.all(
    jobs.map(async (job) => {
      const { source } = job
      const key = cacheKey(['issue', shared, source.path, source.text])
      return { job, key, result: await withSamePictures(reviveResult(await cache.get(key), source, context), context, ask) }
    }),
  )
  const made = [...(await run(known.flatMap(({ job, result }) => (result === null ? [job] : []))))]
  const fresh: Array<Promise<boolean>> = []
  const results = known.map(({ key, result }) => {
    if (result !== null) return result
    const next = made.shift()
    if (next === undefined) throw new Error('The issue stage returned fewer results than it got jobs')
    if (isLasting(next)) fresh.push(cache.set(key, JSON.stringify(next)))
    return next
  })
  await Promise.all(fresh)
  return { results, keys: known.map(({ key }) => key) }
}

function isLasting({ head, artefacts, messages }: IssueResult): boolean {
  return head?.embargo === undefined && artefacts.every(({ contents }) => typeof contents === 'string') && messages.every(({ rule }) => rule !== 'parse-deadline' && rule !== 'parse-memory')
}

/** A result whose pictures are still what they were, and that shows no others; null when one has changed, gone or come. */
async function withSamePictures(result: IssueResult | null, { site }: BuildContext, ask: AskForPictures): Promise<IssueResult | null> {
  if (result === null) return null
  const { pictures, assets } = result
  const answers = pictures.length === 0 ? [] : await ask(pictures.map(({ request }) => request))
  const files = new Set([...sitePictures(site), ...answers.flatMap((answer) => ('picture' in answer ? [answer.picture] : []))].flatMap(filesOfPicture))
  const areSame = isDeepStrictEqual(answers, pictures.map(({ answer }) => answer))
  return areSame && assets.every((asset) => files.has(asset)) ? result : null
}
