import { once } from 'node:events'
import type { Socket } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { deliver, type Delivery, type SmtpSettings } from '../../src/mail/smtp.js'
import { certificateFor } from './certificate.js'
import { mailServer, scriptedServer, type Answer, type Running } from './servers.js'

const limits = { connection: 1500, greeting: 1500, socket: 1500, parting: 50 }
const ours = certificateFor('127.0.0.1')
const password = 'correct horse battery'
const login = { user: 'desk', password } as const

/** What becomes of one message. */
async function send(settings: SmtpSettings, ca?: string): Promise<Delivery | undefined> {
  const [delivery] = await deliver([{ to: 'ada@example.org', bytes: Buffer.from('Subject: x\r\n\r\nHello\r\n') }], 'desk@example.org', settings, {
    limits,
    onDelivery: () => undefined,
    ...(ca !== undefined && { ca }),
  })
  return delivery
}

function securedServer(security: 'starttls' | 'tls', certificate = ours, more: Partial<SmtpSettings> = {}, allowed = password): Promise<Running> {
  return mailServer(
    {
      ...certificate,
      secure: security === 'tls',
      onAuth: (auth, _session, done) => (auth.password === allowed ? done(null, { user: 'desk' }) : done(new Error('Username and Password not accepted'))),
    },
    { security, ...more },
  )
}

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

describe.each(['starttls', 'tls'] as const)('security: %s', (security) => {
  it('sends when the certificate is good', async () => {
    const { settings, received } = await securedServer(security)
    expect(await send(settings, ours.cert)).toMatchObject({ state: 'confirmed' })
    expect(received).toHaveLength(1)
  })

  it('logs in', async () => {
    const { settings } = await securedServer(security, ours, login)
    expect(await send(settings, ours.cert)).toMatchObject({ state: 'confirmed' })
  })

  it('says when the login is refused, and what to do', async () => {
    const { settings, received } = await securedServer(security, ours, login, 'another')
    expect(await send(settings, ours.cert)).toEqual({
      to: 'ada@example.org',
      state: 'untried',
      reason: '127.0.0.1 refused the login. Check `user` under `smtp` in newsletter.yaml, and the password. It said: 535 Username and Password not accepted',
    })
    expect(received).toEqual([])
  })

  it('sends nothing to a certificate that nobody vouches for', async () => {
    const { settings, received } = await securedServer(security)
    expect(await send(settings)).toMatchObject({ state: 'untried', reason: expect.stringContaining('comes from nobody whom this machine trusts') })
    expect(await send(settings, certificateFor('127.0.0.1').cert)).toMatchObject({ state: 'untried' })
    expect(received).toEqual([])
  })

  it('sends nothing to one that has expired, or is not valid yet', async () => {
    const old = certificateFor('127.0.0.1', { from: 2000, to: 2010 })
    expect(await send((await securedServer(security, old)).settings, old.cert)).toMatchObject({ state: 'untried', reason: expect.stringContaining('has expired') })
    const early = certificateFor('127.0.0.1', { from: 9000, to: 9999 })
    expect(await send((await securedServer(security, early)).settings, early.cert)).toMatchObject({ state: 'untried', reason: expect.stringContaining('is not valid yet') })
  })

  it('sends nothing to one of another machine', async () => {
    const other = certificateFor('smtp.example.org')
    expect(await send((await securedServer(security, other)).settings, other.cert)).toMatchObject({ state: 'untried', reason: expect.stringContaining('is for another name') })
  })

  it('looks at certificates even where the environment says not to', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    // Node warns of it, rightly, on our screen.
    vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
    const { settings } = await securedServer(security)
    expect(await send(settings)).toMatchObject({ state: 'untried', reason: expect.stringContaining('whom this machine trusts') })
  })

  it('sends nothing to a server that speaks no TLS', async () => {
    const { settings, heard } = await scriptedServer({ STARTTLS: '502 no such command' }, { security, ...login })
    expect(await send(settings)).toMatchObject({ state: 'untried' })
    expect(heard.filter((line) => /^(?:AUTH|MAIL|DATA)/.test(line))).toEqual([])
  })
})

it('names the other kind of encryption to whoever took the wrong one', async () => {
  const plain = await scriptedServer({}, { security: 'tls' })
  expect(await send(plain.settings)).toMatchObject({ reason: `127.0.0.1 and this machine cannot agree on how to encrypt at port ${plain.settings.port}. Perhaps \`security: starttls\` is meant.` })
})

it.each<[string, Record<string, Answer>]>([
  ['does not know it', { STARTTLS: '502 no such command' }],
  ['does not even know EHLO', { EHLO: '500 what' }],
  ['only says so', { EHLO: '250-here\r\n250-STARTTLS\r\n250 AUTH PLAIN', STARTTLS: '454 not now' }],
])('asks for STARTTLS whether or not it is offered, and leaves a server that %s', async (_, script) => {
  const { settings, heard } = await scriptedServer(script, { security: 'starttls', ...login })
  expect(await send(settings)).toMatchObject({ state: 'untried', reason: expect.stringContaining(`does not offer an encrypted connection at port ${settings.port}, so nothing was sent to it.`) })
  expect(heard.filter((line) => !/^(?:EHLO|STARTTLS)/.test(line))).toEqual([])
})

it('believes nothing that was said before the encryption', async () => {
  const injected = (socket: Socket): void => {
    socket.write('220 go on\r\n250-here\r\n250 AUTH PLAIN\r\n')
    socket.once('data', () => socket.destroy())
  }
  const { settings, heard } = await scriptedServer({ STARTTLS: injected }, { security: 'starttls', ...login })
  expect(await send(settings)).toMatchObject({ state: 'untried', reason: expect.stringMatching(/broke off|closed the connection/) })
  expect(heard.join('\n')).not.toMatch(/AUTH|MAIL/)
})

it('keeps the password from a server that offers no login', async () => {
  const { settings, heard } = await scriptedServer({ EHLO: '250 here' }, login)
  expect(await send(settings)).toMatchObject({ state: 'untried', reason: expect.stringContaining('offers no login here') })
  expect(heard.filter((line) => line.startsWith('AUTH'))).toEqual([])
})

it.each<[string, (command: string) => string]>([
  ['as it is', () => password],
  ['in capitals', () => password.toUpperCase()],
  ['as it was sent', (command) => command],
  ['in part', (command) => command.slice(-14)],
  ['in base64', () => Buffer.from(password).toString('base64')],
])('shows nothing of a password that the server repeats %s', async (_, repeat) => {
  const sent = Buffer.from(`\0desk\0${password}`).toString('base64')
  const { settings } = await scriptedServer({ AUTH: `535-refused:\r\n535 ${repeat(`AUTH PLAIN ${sent}`)}` }, login)
  const delivery = await send(settings)
  expect(delivery).toEqual({ to: 'ada@example.org', state: 'untried', reason: '127.0.0.1 refused the login. Check `user` under `smtp` in newsletter.yaml, and the password. It said: 535 (left out, for it repeats the password)' })
})

it('shows nothing of a password that comes with a confirmation or a refusal', async () => {
  const { settings } = await scriptedServer({ AUTH: '235 fine', '.': [`250 taken, ${password}`] }, login)
  expect(await send(settings)).toEqual({ to: 'ada@example.org', state: 'confirmed', response: '250 (left out, for it repeats the password)' })
  const refusing = await scriptedServer({ AUTH: '235 fine', RCPT: `550 not for ${password}` }, login)
  expect(await send(refusing.settings)).toEqual({ to: 'ada@example.org', state: 'refused', response: '550 (left out, for it repeats the password)' })
})

it('shows a response as harmless text of one line', async () => {
  const { settings } = await scriptedServer({ '.': `554-\u001B[2J\u001B]0;title\u0007\r\n554 ${'long '.repeat(100)}` })
  const delivery = await send(settings)
  expect(delivery).toMatchObject({ state: 'refused', response: expect.stringMatching(/^554-␛\[2J␛\]0;title␇ 554 long /) })
  expect(delivery).toMatchObject({ response: expect.stringMatching(/^.{199}…$/) })
})

it('reaches this machine by its name', async () => {
  const { settings, received } = await mailServer({}, { host: 'localhost' })
  expect(await send(settings)).toMatchObject({ state: 'confirmed' })
  expect(received).toHaveLength(1)
})

it('closes the connection even when the server does not say goodbye', async () => {
  const closed: Promise<unknown>[] = []
  const { settings, heard } = await scriptedServer({
    QUIT: () => undefined,
    hello: (socket) => {
      closed.push(once(socket, 'close'))
      socket.write('220 here\r\n')
    },
  })
  expect(await send(settings)).toMatchObject({ state: 'confirmed' })
  expect(heard.at(-1)).toBe('QUIT')
  expect(await Promise.all(closed)).toHaveLength(1)
})
