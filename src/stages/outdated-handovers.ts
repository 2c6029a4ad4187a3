import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import type { Manifest } from '../output/manifest.js'
import type { IssueResult } from './issue-result.js'
import { emailHash, emailsOf } from './rendered-emails.js'

/**
 * Rule `handoff-outdated`: a folder that was made for an email service holds what the emails say now. Nobody can see of it
 * that a figure has been corrected since.
 *
 * `last` is the manifest of the folder with hand-overs. Of issues that were not made now nothing is said, but for a whole
 * build, in which an issue without an email is one that must not be sent any more.
 */
export function outdatedHandovers(last: Manifest, made: readonly IssueResult[], { isWhole }: { readonly isWhole: boolean }): Message[] {
  const emails = new Map(made.flatMap((result) => emailsOf(result).map((email) => [email.path.slice('email/'.length), emailHash(email)] as const)))
  const sources = new Set(made.map(({ path }) => path))
  return [...last].flatMap(([path, { from, source }]) => {
    const [, address, profile, audience] = /^(.+)\/([^/]+)\/([^/]+)\/CHECKLIST\.txt$/.exec(path) ?? []
    if (address === undefined || profile === undefined || audience === undefined) return []
    const current = emails.get(`${address}/${audience}`)
    if (current === from || (current === undefined && !isWhole)) return []
    const folder = `handoff/${address}/${profile}/${audience}`
    const what = current === undefined ? 'whose email there is no more' : 'that has changed since'
    const note = current === undefined ? 'Delete it, and its .zip, before anybody sends it.' : `Make it anew with \`efc-news handoff --profile ${profile}\`, or delete it and its .zip, before anybody sends it.`
    return [message('handoff-outdated', source !== null && sources.has(source) ? source : null, null, `Unexpected hand-over of an issue ${what}: ${folder}`, note)]
  })
}
