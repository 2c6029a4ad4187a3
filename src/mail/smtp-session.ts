import { setTimeout as wait } from 'node:timers/promises'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import { SmtpFault } from './smtp-problem.js'
import type { SmtpSettings } from './smtp-settings.js'
import { openSocket } from './smtp-socket.js'
import { step } from './smtp-step.js'

/** In milliseconds. */
export interface SmtpLimits {
  /** For a connection. */
  readonly connection: number
  /** For the server's first words and, with it, for TLS. */
  readonly greeting: number
  /** For any answer. */
  readonly socket: number
  /** For the answer to a message that was handed over whole, once somebody wants to stop; and for a goodbye. */
  readonly parting: number
}

export interface SessionOptions {
  readonly signal?: AbortSignal | undefined
  readonly limits: SmtpLimits
  /** Certificates (PEM) to trust in place of the system's and Node's. */
  readonly ca?: string | undefined
}

/**
 * How we introduce ourselves: an address literal (RFC 5321 §4.1.3) that is true of every machine. This machine's own name
 * would stand in a header of every message, for all who get it; the sender's domain would look forged to its own server.
 */
const ehloName = '[127.0.0.1]'

/**
 * A connection over which messages can be sent: encrypted (unless the server is this machine), with a certificate that was
 * verified, and logged in if there is a user. Rejects with errors that `troubleOf` understands; nothing stays open then.
 */
export async function openSession(settings: SmtpSettings, { signal, limits, ca }: SessionOptions): Promise<SMTPConnection> {
  // Imported late, for it takes time that no other command should wait for.
  const { default: Connection } = await import('nodemailer/lib/smtp-connection')
  const socket = await openSocket(settings, limits.connection, signal)
  const connection = new Connection({
    connection: socket,
    host: settings.host,
    name: ehloName,
    secure: settings.security === 'tls',
    requireTLS: settings.security === 'starttls',
    ignoreTLS: settings.security === 'none',
    // Said outright: NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment would turn the verification off. RFC 8996: no TLS before 1.2.
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) },
    connectionTimeout: limits.connection,
    greetingTimeout: limits.greeting,
    socketTimeout: limits.socket,
    socketCloseTimeout: limits.parting,
  })
  // An error between two steps; the next one finds the connection closed.
  connection.on('error', () => undefined)
  try {
    await step(connection, (done) => connection.connect(done), signal)
    // nodemailer has seen to it, and a password depends on it.
    if (settings.security !== 'none' && !connection.secure) throw new SmtpFault('not-encrypted')
    await logIn(connection, settings, signal)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

async function logIn(connection: SMTPConnection, { user, password }: SmtpSettings, signal: AbortSignal | undefined): Promise<void> {
  if (user === undefined || password === null) return
  // nodemailer would send the password all the same.
  if (!connection.allowsAuth) throw new SmtpFault('no-login')
  await step(connection, (done) => connection.login({ user, pass: password }, done), signal)
}

/** Says goodbye, and closes the connection in any case. */
export async function closeSession(connection: SMTPConnection, { parting }: SmtpLimits): Promise<void> {
  const waited = new AbortController()
  try {
    if (!connection.destroyed) await Promise.race([step(connection, () => connection.quit()).catch(() => undefined), wait(parting, undefined, { signal: waited.signal })])
  } finally {
    waited.abort()
    connection.close()
  }
}
