import { besideOf, type SiteParts } from '../archive/site-parts.js'
import { issuePath } from '../archive/permalinks.js'
import type { IssueHead } from '../issue/parse-issue.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import { compareText } from '../messages/sort.js'
import type { Manifest } from '../output/manifest.js'

/** The issues and pages that the archive shows now, and what the whole site has to say on the page of each, by issue file. */
export interface ArchiveOrder {
  readonly listed: readonly IssueHead[]
  readonly parts: ReadonlyMap<string, SiteParts>
}

/**
 * What a build of some issues leaves wrong: the pages of the others lead to the issues, topics and languages that there
 * were when they were made, under the titles of that time. They cannot be made anew, for their issues may hold errors by now;
 * so it is told, in one message, by every such build until they are. It names pages that are public, never what they show.
 *
 * `made` are the paths of this build's files, `kept` those that it leaves as they are; what does not say where it leads is old.
 */
export function outdatedPages({ listed, parts }: ArchiveOrder, made: ReadonlySet<string>, kept: Manifest): Message[] {
  const old = listed.flatMap((head) => {
    const { path } = head
    const page = `archive/${issuePath(head)}`
    const now = parts.get(path)
    return made.has(page) || now === undefined || kept.get(page)?.beside === besideOf(now) ? [] : [page]
  })
  if (old.length === 0) return []
  const note = 'They may lead to nowhere, or name an issue that is public no more. Run `efc-news build` without a name before anybody uploads the archive.'
  return [message('page-outdated', null, null, `Unexpected old pages, expected ones that lead through the site as it is now: ${old.toSorted(compareText).join(', ')}`, note)]
}
