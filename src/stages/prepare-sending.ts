import { recipientsOf } from '../mail/recipients.js'
import type { Message } from '../messages/message.js'
import { applyChecks } from '../messages/severity.js'
import { sortMessages } from '../messages/sort.js'
import { glanceAtManifest, readManifest } from '../output/manifest.js'
import { checkBuilt } from './check-built.js'
import { makeSending, type Order, type Sending } from './make-sending.js'
import { prepareIssue, type PrepareOptions } from './prepare-issue.js'

export interface SendOptions extends PrepareOptions, Omit<Order, 'recipients'> {
  /** Absolute path of the folder of the last build. */
  readonly dist: string
  readonly to: readonly string[]
}

export interface SendReport {
  /** Null when something is wrong: then nothing may be sent. */
  readonly sending: Sending | null
  readonly failure: 'content' | 'configuration' | null
  /** Judged by the newsletter's `checks`, and sorted. */
  readonly messages: readonly Message[]
  readonly sources: ReadonlyMap<string, string>
}

/**
 * Makes the message of one edition, and sends nothing.
 *
 * Throws a Failure for what is missing in newsletter.yaml, for recipients that are none or too many, and for an edition
 * that nobody gets; InputError and OutputError when the disk fails.
 */
export async function prepareSending(options: SendOptions): Promise<SendReport> {
  const { final } = options
  const recipients = recipientsOf(options.to)
  const { issue, failure, messages: found, sources } = await prepareIssue(options)
  if (issue === null) return { sending: null, failure, messages: found, sources }
  // A test needs no build, so that none which is damaged keeps it back.
  const { head, result, open } = issue
  const { context, pictures, project } = open
  const unbuilt = checkBuilt(result, await (final ? readManifest : glanceAtManifest)(options.dist))
  const sending = await makeSending({ head, result, context, pictures, sources: project.sources, isBuilt: unbuilt.length === 0 }, { ...options, recipients })
  const messages = final ? sortMessages([...found, ...applyChecks(unbuilt, context.newsletter.checks)]) : found
  if (messages.some(({ severity }) => severity === 'error')) return { sending: null, failure: 'content', messages, sources }
  return { sending, failure: null, messages, sources }
}
