import { isVisible } from '../issue/issue.js'
import type { Manifest } from '../output/manifest.js'
import type { IssueResult } from './issue-stage.js'

type IssueState = Pick<IssueResult, 'path' | 'head' | 'published' | 'inArchive'>

/**
 * The entries of the last build's manifest that this one leaves as they are: none when it builds everything.
 *
 * A build of some issues keeps what belongs to the whole site, for older pages refer to it, and what the front matter
 * of the other issues still allows: nothing of one that is gone or no longer published, nothing in the archive of one
 * that is no longer public, no email for an audience that may no longer read it, nothing at an address given up.
 *
 * @param issues all issues of the newsletter
 * @param built the issue files that are built, or null for all of them
 */
export function keptEntries(last: Manifest, issues: readonly IssueState[], built: readonly string[] | null): Manifest {
  if (built === null) return new Map()
  const selected = new Set(built)
  const others = new Map(issues.flatMap((issue) => (selected.has(issue.path) ? [] : [[issue.path, issue]])))
  return new Map([...last].filter(([path, { source }]) => source === null || mayKeep(path, others.get(source))))
}

function mayKeep(path: string, issue: IssueState | undefined): boolean {
  if (issue === undefined || issue.head === null || !issue.published) return false
  const { slug, type, visibility } = issue.head
  if (path.startsWith(`archive/${slug}/`)) return issue.inArchive
  const folder = `email/${slug}/`
  if (!path.startsWith(folder) || type === 'page') return false
  const audience = /^([^/]+)\.(?:html|txt|eml)$/.exec(path.slice(folder.length))?.[1]
  return audience === undefined || isVisible(visibility, audience, 'email')
}
