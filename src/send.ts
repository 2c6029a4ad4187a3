import { addressOf } from './issue/address.js'
import { readFileName } from './issue/file-name.js'
import { deliver, type Delivery, type SmtpSettings } from './mail/smtp.js'
import { checkSmtpSettings } from './mail/smtp-settings.js'
import { holdOutput } from './output/hold.js'
import { OutputError } from './output/output-error.js'
import { addressHash, appendSent, readSent, type SentEntry, type SentOutcome } from './output/sent-log.js'
import { writeArtefacts } from './output/write.js'
import type { Sending } from './stages/make-sending.js'

export { prepareSending } from './stages/prepare-sending.js'
export type { Delivery, Sending }

/** A recipient who has had this issue as final, or may have. */
export interface SentBefore {
  readonly to: string
  /** ISO 8601, in UTC. */
  readonly at: string
  /** False when the server did not answer any more. */
  readonly isConfirmed: boolean
  /** Null when it was this edition in this language, or the same text. */
  readonly other: { readonly audience: string; readonly lang: string } | null
}

/**
 * The recipients of a final message who have had this issue already, by the record: to send it once more, or another edition
 * of it, must be meant. Of several messages the last one is told, and one of this edition before all others. `unreadable` are
 * the numbers of its lines, from 1, that say nothing any more. Throws OutputError when it cannot be read.
 */
export async function readSentBefore(sending: Sending, project: string): Promise<{ before: SentBefore[]; unreadable: number[] }> {
  if (!sending.final) return { before: [], unreadable: [] }
  const { entries, unreadable } = await readSent(project)
  const sent = entries.filter(({ final, state }) => final && (state === 'confirmed' || state === 'unknown')).toReversed()
  const before = sending.parcels.flatMap(({ to }): SentBefore[] => {
    const had = sent.filter((entry) => entry.to === addressHash(to))
    const same = had.find((entry) => isSameEdition(entry, sending))
    const entry = same ?? had.find((other) => isSameIssue(other, sending))
    if (entry === undefined) return []
    const { at, state, edition, language } = entry
    return [{ to, at, isConfirmed: state === 'confirmed', other: same === undefined ? { audience: edition, lang: language ?? sending.newsletter.language } : null }]
  })
  return { before, unreadable }
}

/** By its text, its file, or its subject and date: a file may have been renamed since, a text corrected. */
function isSameEdition(entry: SentOutcome, sending: Sending): boolean {
  const { head, audience, content } = sending
  return entry.content === content || (entry.edition === audience && (entry.issue === head.path || (entry.language === head.lang && isCalledTheSame(entry, sending))))
}

function isSameIssue(entry: SentOutcome, sending: Sending): boolean {
  const { head, newsletter } = sending
  return readFileName(entry.issue, newsletter.language).stem === head.stem || isCalledTheSame(entry, sending)
}

function isCalledTheSame(entry: SentOutcome, { subject, head }: Sending): boolean {
  return entry.subject === subject && entry.date === head.date
}

/** Throws a Failure (usage) for a server and a password with which nothing may be sent: to be known before anybody is asked. */
export function checkLogin({ smtp }: Sending, password: string | null): void {
  checkSmtpSettings(settingsOf(smtp, password))
}

export interface CarryOutOptions {
  readonly project: string
  readonly password: string | null
  readonly signal: AbortSignal
  /** Called as soon as an outcome is known, and before it is recorded. */
  readonly onDelivery: (delivery: Delivery) => void
}

export interface CarriedOut {
  /** One for each recipient. */
  readonly deliveries: readonly Delivery[]
  /** Why something could not be recorded, after which nothing more was sent; null when all was. */
  readonly unrecorded: string | null
}

/**
 * Sends it. That a message is about to go out is recorded before it does, and its outcome before anything else goes out: so
 * whatever ends the command, nobody counts as without it who may have it. Throws a Failure for settings with which nothing may be sent.
 */
export async function carryOut({ smtp, parcels, from, head, audience, final, subject, content, sentAt }: Sending, { project, password, signal, onDelivery }: CarryOutOptions): Promise<CarriedOut> {
  const deliveries: Delivery[] = []
  const tell = (delivery: Delivery): void => {
    deliveries.push(delivery)
    onDelivery(delivery)
  }
  const record = (to: string, outcome: Pick<SentEntry, 'state' | 'response'>): Promise<void> => {
    const messageId = parcels.find((parcel) => parcel.to === to)?.messageId ?? ''
    return appendSent(project, { at: new Date(sentAt).toISOString(), issue: head.path, edition: audience, language: head.lang, final, to: addressHash(to), subject, date: head.date, content, messageId, ...outcome })
  }
  try {
    await deliver(parcels, from, settingsOf(smtp, password), {
      signal,
      onStart: ({ to }) => record(to, { state: 'sending' }),
      onDelivery: async (delivery) => {
        tell(delivery)
        await record(delivery.to, { state: delivery.state, response: 'response' in delivery ? delivery.response : delivery.reason })
      },
    })
    return { deliveries, unrecorded: null }
  } catch (error) {
    // What went out before must be told all the same.
    if (!(error instanceof OutputError)) throw error
    for (const { to } of parcels.slice(deliveries.length)) tell({ to, state: 'untried', reason: 'It could not have been recorded.' })
    return { deliveries, unrecorded: error.message }
  }
}

function settingsOf({ host, port, security, user }: Sending['smtp'], password: string | null): SmtpSettings {
  return { host, port, security, user, password }
}

/** Writes the messages that would be sent into the folder `out`; their paths, relative to it. Throws OutputError when that fails. */
export async function writeSending({ parcels, head, audience, final }: Sending, out: string, signal: AbortSignal): Promise<string[]> {
  const folder = `${addressOf(head)}/send/`
  const name = (index: number): string => `${folder}${audience}.${final ? 'final' : 'test'}${parcels.length > 1 ? `-${index + 1}` : ''}.eml`
  const artefacts = parcels.map(({ bytes }, index) => ({ path: name(index), contents: bytes, kind: 'page', source: head.path }) as const)
  const { written } = await holdOutput(out, (output) => writeArtefacts(output, artefacts, { kept: new Map([...output.manifest].filter(([path]) => !path.startsWith(folder))), signal }))
  return written.map(({ path }) => path)
}
