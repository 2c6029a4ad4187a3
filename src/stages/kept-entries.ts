import { ownedBy, ownersOf } from '../artefact.js'
import { isVisible } from '../issue/issue.js'
import type { Manifest } from '../output/manifest.js'
import type { IssueResult } from './issue-result.js'

type IssueState = Pick<IssueResult, 'path' | 'head' | 'published' | 'inArchive'>

/**
 * The entries of the last build's manifest that this one leaves as they are: none when it builds everything.
 *
 * A build of some issues keeps what belongs to the whole site, for older pages refer to it, and what the front matter
 * of the other issues still allows: nothing of one that is gone or no longer published, nothing in the archive of one
 * that is no longer public, no email for an audience that may no longer read it, nothing at an address given up. What
 * several issues show is kept for those of them that may keep it; those that are built now say so themselves.
 *
 * @param issues all issues of the newsletter
 * @param built the issue files that are built, or null for all of them
 */
export function keptEntries(last: Manifest, issues: readonly IssueState[], built: readonly string[] | null): Manifest {
  if (built === null) return new Map()
  const selected = new Set(built)
  const others = new Map(issues.flatMap((issue) => (selected.has(issue.path) ? [] : [[issue.path, issue]])))
  return new Map([...last].flatMap(([path, entry]) => {
    const owners = ownersOf(entry)
    const left = owners.filter((owner) => mayKeep(path, others.get(owner)))
    if (left.length === owners.length) return [[path, entry]]
    return left.length === 0 ? [] : [[path, { sha256: entry.sha256, bytes: entry.bytes, ...ownedBy(left) }]]
  }))
}

function mayKeep(path: string, issue: IssueState | undefined): boolean {
  if (issue === undefined || issue.head === null || !issue.published) return false
  const { slug, type, visibility } = issue.head
  // A picture is the public's as the page that shows it is.
  if (path.startsWith(`archive/${slug}/`) || path.startsWith('archive/assets/')) return issue.inArchive
  const folder = `email/${slug}/`
  if (!path.startsWith(folder) || type === 'page') return false
  const audience = /^([^/]+)\.(?:html|txt|eml)$/.exec(path.slice(folder.length))?.[1]
  return audience === undefined || isVisible(visibility, audience, 'email')
}
