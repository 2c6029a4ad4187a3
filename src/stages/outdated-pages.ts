import { inOrder } from '../archive/neighbours.js'
import { issuePath } from '../archive/permalinks.js'
import type { IssueHead } from '../issue/parse-issue.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import { compareText } from '../messages/sort.js'
import type { Manifest } from '../output/manifest.js'
import type { IssueResult } from './issue-result.js'

/** The files of the last build, and those of them that this one leaves as they are. */
export interface EarlierFiles {
  readonly last: Manifest
  readonly kept: Manifest
}

/**
 * What a build of some issues leaves wrong: the pages of the others lead to the issues that were before and after them
 * when they were made. They cannot be made anew, for their issues may hold errors by now; so it is told, in one message.
 *
 * @param listed the issues that the archive shows now
 */
export function outdatedPages(listed: readonly IssueHead[], results: readonly IssueResult[], { last, kept }: EarlierFiles): Message[] {
  const made = new Set(results.flatMap(({ artefacts }) => artefacts.map(({ path }) => path)))
  const pages = inOrder(listed).map(({ slug }) => `archive/${issuePath(slug)}`)
  if (pages.every((page) => made.has(page))) return []

  const added = pages.flatMap((page, at) => {
    const beside = pages.slice(Math.max(0, at - 1), at + 2).filter((other) => !made.has(other))
    return last.has(page) || beside.length === 0 ? [] : [{ page, beside }]
  })
  // The home page alone leads to these, and it is always made anew.
  const apart = new Set<string | null>(results.flatMap(({ path, head }) => (head?.type === 'page' ? [path] : [])))
  const isGone = (path: string): boolean => /^archive\/[^/]+\/index\.html$/.test(path) && !made.has(path) && !kept.has(path)
  const gone = [...last].flatMap(([path, { source }]) => (isGone(path) && !apart.has(source) ? [path] : []))
  const findings = [
    ...(added.length > 0 ? [`${named(added.flatMap(({ beside }) => beside))} beside the new ${named(added.map(({ page }) => page))}`] : []),
    ...(gone.length > 0 ? [`any that leads to ${named(gone)}, now gone`] : []),
  ]
  if (findings.length === 0) return []
  const note = 'A page is made anew only with its issue. Run `efc-news build` without a name before anybody uploads the archive.'
  return [message('page-outdated', null, null, `Unexpected old pages, expected ones that lead to the issues before and after: ${findings.join('; ')}`, note)]
}

function named(paths: readonly string[]): string {
  return [...new Set(paths)].toSorted(compareText).join(', ')
}
