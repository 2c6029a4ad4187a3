import { Readable } from 'node:stream'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import { troubleOf, type Trouble } from './smtp-problem.js'
import type { SmtpLimits } from './smtp-session.js'
import { step } from './smtp-step.js'

/** One message as it goes out, for one recipient. */
export interface Parcel {
  /** A bare address, in ASCII. */
  readonly to: string
  /** A whole message, 7 bit, with CRLF at the end of each line and of the last. */
  readonly bytes: Uint8Array
}

/** How far a transaction (RFC 5321 §3.3) got. */
export type Outcome =
  | { readonly state: 'confirmed'; readonly response: string }
  | { readonly state: 'refused'; readonly response: string }
  /** `whole` is whether all of the message had been handed over: only then may the server have it. */
  | { readonly state: 'broken'; readonly whole: boolean; readonly trouble: Trouble }
  /** The server has said beforehand that it takes no message of this size. */
  | { readonly state: 'too-large' }

/** In bytes: as much as a stream asks for at a time, so that what is still in its hands is not taken for sent. */
const piece = 16_384

/**
 * Hands one message to the server. Nothing is sent again, whatever happens.
 *
 * The envelope is what we say here: the headers of the message are not looked at. An abort ends the transaction at once,
 * but for a message that was handed over whole: its answer is waited for, for a moment.
 */
export async function transact(connection: SMTPConnection, from: string, { to, bytes }: Parcel, limits: SmtpLimits, signal?: AbortSignal): Promise<Outcome> {
  const content = Readable.from(inPieces(bytes), { objectMode: false, highWaterMark: piece })
  let timer: NodeJS.Timeout | undefined
  const onAbort = (): void => {
    if (content.readableEnded) timer = setTimeout(() => connection.close(), limits.parting)
    else connection.close()
  }
  signal?.addEventListener('abort', onAbort)
  try {
    const info = await step<{ response: string }>(connection, (done) => connection.send({ from, to: [to], size: bytes.length }, content, done))
    const response = info?.response ?? ''
    // No mail server answers before the end; what this one has is anybody's guess.
    if (!content.readableEnded) return { state: 'broken', whole: true, trouble: { code: 'EPROTOCOL', below: 'EPROTOCOL', response, command: 'DATA' } }
    return { state: 'confirmed', response }
  } catch (error) {
    const trouble = troubleOf(error)
    if (trouble === null) throw error
    if (trouble.code === 'EMESSAGE' && trouble.response === null) return { state: 'too-large' }
    if (trouble.response !== null && /^[45]\d\d/.test(trouble.response)) return { state: 'refused', response: trouble.response }
    connection.close()
    return { state: 'broken', whole: content.readableEnded, trouble }
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
    // What the server did not wait for must not run into the next transaction.
    if (content.readableDidRead && !content.readableEnded) connection.close()
    content.destroy()
  }
}

/** Ends a transaction that the server refused, so that the next can begin (RFC 5321 §4.1.4); without it, MAIL may be refused as nested. */
export async function endTransaction(connection: SMTPConnection, signal?: AbortSignal): Promise<void> {
  try {
    await step(connection, (done) => connection.reset(done), signal)
  } catch (error) {
    if (troubleOf(error) === null) throw error
    connection.close()
  }
}

function* inPieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
}
