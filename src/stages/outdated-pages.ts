import { besideOf, inOrder } from '../archive/neighbours.js'
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

/** The issues that the archive shows now, and the HTML of the way from each to those before and after it, by issue file. */
export interface ArchiveOrder {
  readonly listed: readonly IssueHead[]
  readonly ways: ReadonlyMap<string, string>
}

/** A page that this build leaves as it is. */
interface OldPage {
  readonly path: string
  /** Whether its way to the issues before and after it is the one that it would have now; null when the last build did not say. */
  readonly isRight: boolean | null
}

/**
 * What a build of some issues leaves wrong: the pages of the others lead to the issues that were before and after them
 * when they were made, under the titles of that time. They cannot be made anew, for their issues may hold errors by now;
 * so it is told, in one message, by every such build until they are. It names pages that are public, never what they show.
 */
export function outdatedPages({ listed, ways }: ArchiveOrder, results: readonly IssueResult[], { last, kept }: EarlierFiles): Message[] {
  const made = new Set(results.flatMap(({ artefacts }) => artefacts.map(({ path }) => path)))
  const old = listed.flatMap((head): OldPage[] => {
    const path = pageOf(head)
    const beside = kept.get(path)?.beside
    return made.has(path) ? [] : [{ path, isRight: beside === undefined ? null : beside === besideOf(ways.get(head.path) ?? '') }]
  })
  const order = inOrder(listed).map(pageOf)
  const unknown = new Set(old.flatMap(({ path, isRight }) => (isRight === null && order.includes(path) ? [path] : [])))
  const wrong = [...old.flatMap(({ path, isRight }) => (isRight === false ? [path] : [])), ...besideNew(order, last).filter((path) => unknown.has(path))]
  const findings = [
    ...[...new Set(wrong)].toSorted(compareText),
    ...(unknown.size > 0 && isAnyGone(made, results, { last, kept }) ? ['any that leads to an issue that is not there now'] : []),
  ]
  if (findings.length === 0) return []
  const note = 'They may lead to nowhere, or name an issue that is public no more. Run `efc-news build` without a name before anybody uploads the archive.'
  return [message('page-outdated', null, null, `Unexpected old pages, expected ones that lead to the issues before and after as they are now: ${findings.join(', ')}`, note)]
}

function pageOf({ slug }: IssueHead): string {
  return `archive/${issuePath(slug)}`
}

/** The pages before and after those that the last build did not have. */
function besideNew(order: readonly string[], last: Manifest): string[] {
  return order.filter((_, at) => [order[at - 1], order[at + 1]].some((page) => page !== undefined && !last.has(page)))
}

/** Whether a page of the last build is there no more to which others may lead. */
function isAnyGone(made: ReadonlySet<string>, results: readonly IssueResult[], { last, kept }: EarlierFiles): boolean {
  // The home page alone leads to these, and it is always made anew.
  const apart = new Set<string | null>(results.flatMap(({ path, head }) => (head?.type === 'page' ? [path] : [])))
  return [...last].some(([path, { source }]) => /^archive\/[^/]+\/index\.html$/.test(path) && !made.has(path) && !kept.has(path) && !apart.has(source))
}
