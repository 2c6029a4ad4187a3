import { ownedBy, ownersOf } from '../artefact.js'
import { addressOf } from '../issue/address.js'
import { isVisible } from '../issue/issue.js'
import type { Manifest } from '../output/manifest.js'
import type { IssueResult } from './issue-result.js'

type IssueState = Pick<IssueResult, 'path' | 'head' | 'published' | 'inArchive' | 'artefacts'>

/**
 * The entries of the last build's manifest that this one leaves as they are: none when it builds everything.
 *
 * A build of some issues keeps what the front matter of the other issues still allows: nothing of one that is gone or no
 * longer published, nothing in the archive of one that is no longer public, no email for an audience that may no longer
 * read it, nothing at an address given up. What several issues show is kept for those of them that may keep it; those
 * that are built now say so themselves. What belongs to the whole site is made anew each time, so that it tells of
 * nothing that is gone; but for stylesheets and pictures, which the older files refer to by the names that they had.
 *
 * @param issues all issues of the newsletter
 * @param built the issue files that are built, or null for all of them
 */
export function keptEntries(last: Manifest, issues: readonly IssueState[], built: readonly string[] | null): Manifest {
  if (built === null) return new Map()
  const selected = new Set(built)
  const others = new Map(issues.flatMap((issue) => (selected.has(issue.path) ? [] : [[issue.path, issue]])))
  const ofIssues = new Map([...last].flatMap(([path, entry]) => {
    const owners = ownersOf(entry)
    const left = owners.filter((owner) => mayKeep(path, others.get(owner), last))
    if (left.length === 0) return []
    return [[path, left.length === owners.length ? entry : { sha256: entry.sha256, bytes: entry.bytes, ...ownedBy(left) }]]
  }))
  return ofIssues.size === 0 ? ofIssues : new Map([...[...last].filter(([path, { source }]) => source === null && isShared(path)), ...ofIssues])
}

/** Whether the page or the email of an issue may name it: all in `assets/` but what the site's own pages alone do. */
function isShared(path: string): boolean {
  return path.startsWith('archive/assets/') && !/\/(?:card-[^/]+|site-[^/]+\.css|[^/]+\.js)$/.test(path)
}

function mayKeep(path: string, issue: IssueState | undefined, last: Manifest): boolean {
  if (issue === undefined || issue.head === null || !issue.published) return false
  const { type, visibility } = issue.head
  const address = addressOf(issue.head)
  const folder = `email/${address}/`
  if (path.startsWith(`archive/${address}/`)) return issue.inArchive
  // The picture of links to a page is of use as long as the page is there.
  if (path.startsWith('archive/assets/card-')) return issue.inArchive && last.has(`archive/${address}/index.html`)
  // Any other picture is the public's as the page or the email that shows it is.
  if (path.startsWith('archive/assets/')) return issue.inArchive || issue.artefacts.some((artefact) => artefact.path === `${folder}public.html`)
  if (!path.startsWith(folder) || type === 'page') return false
  const audience = /^([^/]+?)\.(?:html|txt|(?:draft\.)?eml)$/.exec(path.slice(folder.length))?.[1]
  return audience === undefined || isVisible(visibility, audience, 'email')
}
