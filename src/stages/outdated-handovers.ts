import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import type { Manifest } from '../output/manifest.js'
import type { IssueResult } from './issue-result.js'
import { emailHash, emailsOf } from './rendered-emails.js'

/** How many folders a message names. */
const named = 5

/**
 * Rule `handoff-outdated`: a folder that was made for an email service holds what the emails say now. Nobody can see of it
 * that a figure has been corrected since. One message an issue, or there would be one for each service and audience.
 *
 * `last` is the manifest of the folder with hand-overs. Of issues that were not made now nothing is said, but for a whole
 * build, in which an issue without an email is one that must not be sent any more.
 */
export function outdatedHandovers(last: Manifest, made: readonly IssueResult[], { isWhole }: { readonly isWhole: boolean }): Message[] {
  const emails = new Map(made.flatMap((result) => emailsOf(result).map((email) => [email.path.slice('email/'.length), emailHash(email)] as const)))
  const sources = new Set(made.map(({ path }) => path))
  const outdated = new Map<string, { readonly file: string | null; readonly isGone: boolean; readonly folders: string[] }>()
  for (const [path, { from, source }] of last) {
    const [, address, profile, audience] = /^(.+)\/([^/]+)\/([^/]+)\/CHECKLIST\.txt$/.exec(path) ?? []
    if (address === undefined || profile === undefined || audience === undefined) continue
    const current = emails.get(`${address}/${audience}`)
    if (current === from || (current === undefined && !isWhole)) continue
    const isGone = current === undefined
    const key = `${address} ${isGone}`
    const known = outdated.get(key) ?? { file: source !== null && sources.has(source) ? source : null, isGone, folders: [] }
    known.folders.push(`handoff/${address}/${profile}/${audience}`)
    outdated.set(key, known)
  }
  return [...outdated.values()].map(({ file, isGone, folders }) => {
    const list = [...folders.slice(0, named), ...(folders.length > named ? [`and ${folders.length - named} more`] : [])].join(', ')
    const what = isGone ? 'whose email there is no more' : 'that has changed since'
    const note = isGone ? 'Delete these folders, and their .zip files, before anybody sends them.' : 'Make them anew with `efc-news handoff`, or delete them and their .zip files, before anybody sends them.'
    return message('handoff-outdated', file, null, `Unexpected hand-over of an issue ${what}: ${list}`, note)
  })
}
