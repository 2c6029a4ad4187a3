import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'
import type { SmtpSettings } from '../../src/mail/smtp.js'

export interface Received {
  readonly from: string
  readonly to: readonly string[]
  readonly bytes: Buffer
}

export interface Running {
  readonly settings: SmtpSettings
  /** The messages that the server took, and the commands that it heard. */
  readonly received: Received[]
}

const unencrypted: SmtpSettings = { host: '127.0.0.1', port: undefined, security: 'none', user: undefined, password: null }

/** A mail server as others run it, which takes every message unless the options say otherwise. */
export async function mailServer(options: SMTPServerOptions = {}, settings: Partial<SmtpSettings> = {}): Promise<Running> {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: options.cert === undefined ? ['STARTTLS'] : [],
    closeTimeout: 10,
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        received.push({ from: envelope.mailFrom === false ? '' : envelope.mailFrom.address, to: envelope.rcptTo.map(({ address }) => address), bytes: Buffer.concat(chunks) })
        done(null, 'taken')
      })
    },
    ...options,
  })
  // Clients that break off are what the tests are about.
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  onTestFinished(() => new Promise<void>((resolve) => void server.close(resolve)))
  return { settings: { ...unencrypted, port: portOf(server.server), ...settings }, received }
}

/** An answer without its line end, or something that is done to the connection. */
export type Answer = string | ((socket: Socket) => void)

export interface Scripted {
  readonly settings: SmtpSettings
  /** Every line that was heard, but for messages: they are one `.` each. */
  readonly heard: string[]
}

export const drop: Answer = (socket) => socket.resetAndDestroy()
export const silence: Answer = () => undefined

/**
 * A mail server that goes by a script: what it answers to a command (its first word), to connecting (`hello`), to the first
 * bytes of a message (`data`) and to its end (`.`). A list is used up in order, its last entry for all that follows.
 */
export async function scriptedServer(script: Readonly<Record<string, Answer | readonly Answer[]>>, settings: Partial<SmtpSettings> = {}): Promise<Scripted> {
  const heard: string[] = []
  const counts = new Map<string, number>()
  const usual: Record<string, Answer> = { hello: '220 here', EHLO: '250-here\r\n250 AUTH PLAIN', DATA: '354 go on', data: silence, QUIT: '221 bye' }
  const answer = (socket: Socket, to: string): void => {
    const count = counts.get(to) ?? 0
    counts.set(to, count + 1)
    const given = script[to] ?? usual[to] ?? '250 fine'
    const now = typeof given === 'string' || typeof given === 'function' ? given : (given[count] ?? given.at(-1) ?? '250 fine')
    if (typeof now === 'function') now(socket)
    else socket.write(`${now}\r\n`)
  }
  const server = createServer((socket) => {
    let rest = ''
    let isMessage = false
    socket.on('error', () => undefined)
    answer(socket, 'hello')
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1')
      for (;;) {
        const end = rest.indexOf(isMessage ? '\r\n.\r\n' : '\r\n')
        if (end === -1) break
        const line = isMessage ? '.' : rest.slice(0, end)
        rest = rest.slice(end + (isMessage ? 5 : 2))
        heard.push(line)
        const command = line.split(' ', 1)[0] ?? ''
        isMessage = command === 'DATA'
        answer(socket, command)
      }
      if (isMessage && rest !== '') answer(socket, 'data')
    })
    sockets.add(socket)
  })
  const sockets = new Set<Socket>()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise<void>((resolve) => void server.close(() => resolve()))
  })
  return { settings: { ...unencrypted, port: portOf(server), ...settings }, heard }
}

function portOf(server: Pick<Server, 'address'>): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('The server does not listen.')
  return address.port
}
