import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import { sayTrouble, troubleOf } from './smtp-problem.js'
import { responseCleaner } from './smtp-response.js'
import { closeSession, openSession, type SessionOptions, type SmtpLimits } from './smtp-session.js'
import { checkMailbox, checkSmtpSettings, type SmtpSettings } from './smtp-settings.js'
import { endTransaction, transact, type Outcome, type Parcel } from './smtp-transaction.js'

export type { Parcel, SmtpSettings }

/** What became of one parcel. Texts are fit to be shown: one line, without control characters or the password. */
export type Delivery =
  /** The server took it (a 2yz reply to the whole message). */
  | { readonly to: string; readonly state: 'confirmed'; readonly response: string }
  /** The server said 4yz or 5yz to the sender, the recipient or the message: certainly not sent. */
  | { readonly to: string; readonly state: 'refused'; readonly response: string }
  /** The connection broke after the message had gone out, before the answer: it may or may not have arrived. */
  | { readonly to: string; readonly state: 'unknown'; readonly reason: string }
  /** It never got that far: certainly not sent. */
  | { readonly to: string; readonly state: 'untried'; readonly reason: string }

export interface DeliverOptions {
  /** Called and waited for before a parcel goes out: from here on the server may get it. If it throws, it does not, and nothing more is sent. */
  readonly onStart?: (parcel: Parcel) => Promise<void> | void
  /** Called and waited for as soon as an outcome is known, before the next parcel goes out. If it throws, nothing more is sent. */
  readonly onDelivery: (delivery: Delivery) => Promise<void> | void
  readonly signal?: AbortSignal | undefined
  readonly limits?: SmtpLimits
  /** Certificates (PEM) to trust in place of those that Node trusts. */
  readonly ca?: string
}

/** RFC 5321 §4.5.3.2 is more patient, but speaks of servers: nobody sits in front of those. */
const usualLimits: SmtpLimits = { connection: 20_000, greeting: 20_000, socket: 60_000, parting: 5_000 }

const stopped = 'Sending was stopped.'

/**
 * Sends parcels over one connection, in order, one transaction each, none of them twice.
 *
 * What happens on the way is no error, but the outcome of each parcel; after a broken connection all that follow are `untried`.
 *
 * @param from The sender in the envelope: where reports of failed delivery go. A bare address.
 * @throws Failure (usage) for settings or addresses with which nothing may be sent; nothing is, then
 */
export async function deliver(parcels: readonly Parcel[], from: string, settings: SmtpSettings, { onStart = () => undefined, onDelivery, signal, limits = usualLimits, ca }: DeliverOptions): Promise<Delivery[]> {
  checkSmtpSettings(settings)
  for (const address of [from, ...parcels.map(({ to }) => to)]) checkMailbox(address)
  if (parcels.length === 0) return []

  const words: Words = { settings, clean: responseCleaner(settings), isStopped: () => signal?.aborted === true }
  const opened = await open(words, { signal, limits, ca })
  const deliveries: Delivery[] = []
  /** The connection, or why nothing more can be sent. */
  let line = opened
  try {
    for (const parcel of parcels) {
      if (typeof line !== 'string') {
        if (!words.isStopped()) await onStart(parcel)
        if (words.isStopped()) line = stopped
      }
      const told = typeof line === 'string' ? untried(line) : sayOutcome(await transact(line, from, parcel, limits, signal), words)
      const delivery: Delivery = { to: parcel.to, ...told }
      deliveries.push(delivery)
      await onDelivery(delivery)
      if (typeof line !== 'string') line = await afterwards(line, told, words, signal)
    }
  } finally {
    if (typeof opened !== 'string') await closeSession(opened, limits)
  }
  return deliveries
}

interface Words {
  readonly settings: SmtpSettings
  readonly clean: (response: string) => string
  readonly isStopped: () => boolean
}

async function open({ settings, clean, isStopped }: Words, options: SessionOptions): Promise<SMTPConnection | string> {
  if (isStopped()) return stopped
  try {
    return await openSession(settings, options)
  } catch (error) {
    const trouble = troubleOf(error)
    if (trouble === null) throw error
    return isStopped() ? stopped : sayTrouble(trouble, settings, clean)
  }
}

/** The connection as the next transaction needs it, or why there cannot be one. */
async function afterwards(connection: SMTPConnection, told: Told, { settings }: Words, signal: AbortSignal | undefined): Promise<SMTPConnection | string> {
  if (told.state === 'refused') await endTransaction(connection, signal)
  if (!connection.destroyed) return connection
  return 'reason' in told ? told.reason : `The connection to ${settings.host} was lost after the answer to the message before this one.`
}

/** A delivery, but for whom it is. */
type Told = Delivery extends infer D ? (D extends unknown ? Omit<D, 'to'> : never) : never

const untried = (reason: string): Told => ({ state: 'untried', reason })

function sayOutcome(outcome: Outcome, { settings, clean, isStopped }: Words): Told {
  if (outcome.state === 'too-large') return untried(`The message is larger than ${settings.host} takes.`)
  if (outcome.state !== 'broken') return { state: outcome.state, response: clean(outcome.response) }
  const reason = isStopped() ? stopped : sayTrouble(outcome.trouble, settings, clean)
  return outcome.whole ? { state: 'unknown', reason } : untried(reason)
}
