import { textsOf } from '../archive/contribution.js'
import { issuePath } from '../archive/permalinks.js'
import { hasOwnPage } from '../archive/site.js'
import { isVisible } from '../issue/issue.js'
import { parseHead, type IssueSource } from '../issue/parse-issue.js'
import { isPublished } from '../issue/publication.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import { applyChecks } from '../messages/severity.js'
import type { Manifest } from '../output/manifest.js'
import type { Newsletter } from '../schema/newsletter.js'
import { sha256 } from '../sha256.js'
import type { IssueResult } from './issue-result.js'
import type { BuildContext } from './issue-stage.js'
import { keptEntries } from './kept-entries.js'

/** What a build does with the newsletter's issues. */
export interface Selection {
  /** All issues, as the site stage sees them. */
  readonly results: readonly IssueResult[]
  /** The entries of the last build that this one leaves as they are. */
  readonly kept: Manifest
  /** Those that can be found in the archive, with their pages, also where these stay as they are. */
  readonly findable: readonly IssueResult[]
  /** What this build leaves wanting. */
  readonly messages: readonly Message[]
}

/** Tells the issues that are built from the others, of which only the site's own pages tell; `paths` is null when all are built, `last` is the last build. */
export function selectIssues(staged: readonly IssueResult[], sources: readonly IssueSource[], { paths, last, context }: { readonly paths: readonly string[] | null; readonly last: Manifest; readonly context: BuildContext }): Selection {
  if (paths === null) return { results: staged, kept: new Map(), findable: staged.filter(({ contribution }) => contribution !== null), messages: [] }
  const built = new Set(paths)
  const known = sources.flatMap((source, index) => {
    const result = staged[index]
    return result === undefined ? [] : [{ source, result: built.has(source.path) ? result : withHead(result, source, context) }]
  })
  const kept = keptEntries(last, known.map(({ result }) => result), paths)
  const { newsletter } = context
  const results = known.map(({ source, result }) => (built.has(source.path) ? result : unselected(result, source, { kept, newsletter })))
  return { results, kept, findable: known.flatMap(({ result }, index) => ((results[index]?.contribution ?? null) === null ? [] : [result])), messages: neverBuilt(known.map(({ result }) => result), results) }
}

/** Public issues that the archive does not have, because nobody has built them here: whoever uploads it would take them away. */
function neverBuilt(staged: readonly IssueResult[], results: readonly IssueResult[]): Message[] {
  const missing = staged.filter((result, index) => result.inArchive && results[index]?.inArchive === false)
  if (missing.length === 0) return []
  const note = 'Run `efc-news build` without a name before anybody uploads the archive: this one has no page of them.'
  return [message('page-outdated', null, null, `Unexpected archive of ${staged.filter(({ inArchive }) => inArchive).length - missing.length} of ${staged.filter(({ inArchive }) => inArchive).length} issues and pages, expected all of them`, note)]
}

/** Where the issue stage gave up on a text, its front matter says what may stay of the last build. */
function withHead(result: IssueResult, source: IssueSource, { newsletter, drafts, now }: BuildContext): IssueResult {
  const { head } = result.head === null ? parseHead(source, newsletter) : result
  if (result.head !== null || head === null) return result
  const published = isPublished(head, { drafts, now, timezone: newsletter.timezone })
  return { ...result, head, published, inArchive: published && hasOwnPage(head) && isVisible(head.visibility, 'public', 'web') }
}

/**
 * An issue that a build of some issues does not make: nothing is written of it, and its text is not judged, only its
 * front matter, because other pages list it. What it gives to the site's own pages stays, if the archive has it at all:
 * `kept` are the entries of the last build that this one leaves as they are. When it has errors, or has changed since its
 * page was made, it gives nothing, and then that is told: nobody built these words, and fragments may lead to nowhere.
 */
function unselected(result: IssueResult, source: IssueSource, { kept, newsletter }: { readonly kept: Manifest; readonly newsletter: Newsletter }): IssueResult {
  const { messages } = parseHead(source, newsletter)
  const has = isShown(result, kept)
  const isWrong = applyChecks(result.messages, newsletter.checks).some(({ severity }) => severity === 'error')
  const why = isWrong ? reasons.wrong : has && isChanged(result, source, kept) ? reasons.changed : null
  const told = why !== null && has && messages.length === 0 ? [leftOut(result.path, why)] : []
  const contribution = has && why === null ? result.contribution : null
  const texts = textsOf(contribution)
  return { ...result, artefacts: [], messages: [...messages, ...told], inArchive: has && result.inArchive, contribution, assets: result.assets.filter((path) => texts.some((text) => text.includes(path))) }
}

/** Whether the archive has its page; a text for one of the site's own pages is made with these. */
function isShown({ head, published, inArchive }: IssueResult, kept: Manifest): boolean {
  if (head === null || !published) return false
  return hasOwnPage(head) ? inArchive && kept.has(`archive/${issuePath(head)}`) : true
}

/**
 * Whether its page was made from another text. What an older efc-news did not remember counts as another: a feed that is
 * short of an issue until all is built does less harm than words that nobody meant to publish yet. A text for one of the
 * site's own pages is never old: each build makes these pages.
 */
function isChanged({ head }: IssueResult, { text }: IssueSource, kept: Manifest): boolean {
  return head !== null && hasOwnPage(head) && kept.get(`archive/${issuePath(head)}`)?.from !== sha256(text)
}

const reasons = {
  wrong: { text: 'Unexpected errors in an issue that is not built now, expected none', note: 'Build it to see them.' },
  changed: { text: 'Unexpected change of an issue that is not built now, expected the text that its page was made from', note: 'Build it as well.' },
} as const

function leftOut(path: string, { text, note }: (typeof reasons)[keyof typeof reasons]): Message {
  return message('issue-unbuilt', path, null, `${text}: events, feeds and search leave it out`, `${note} Run \`efc-news build\` without a name before anybody uploads the archive.`)
}
