import { getEventListeners } from 'node:events'
import { BlockList } from 'node:net'
import { hostname } from 'node:os'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { deliver, type DeliverOptions, type Delivery, type Parcel, type SmtpSettings } from '../../src/mail/smtp.js'
import { drop, mailServer, scriptedServer, silence } from './servers.js'

const limits = { connection: 1500, greeting: 1500, socket: 1500, parting: 50 }
const [ada, bob, cleo] = ['ada@example.org', 'bob@example.org', 'cleo@example.org']

function parcel(to: string, text = 'Subject: x\r\n\r\nHello\r\n'): Parcel {
  return { to, bytes: Buffer.from(text) }
}

/** More than the buffers of any connection hold, so that a server can break off before it has the end. */
const huge = `Subject: x\r\n\r\n${'x'.repeat(998)}\r\n`.repeat(32_000)

/** What `deliver` returns. What it told on the way must be the same. */
async function send(parcels: readonly Parcel[], settings: SmtpSettings, options: Partial<DeliverOptions> = {}): Promise<Delivery[]> {
  const told: Delivery[] = []
  const deliveries = await deliver(parcels, 'desk@example.org', settings, {
    limits,
    ...options,
    onDelivery: async (delivery) => {
      told.push(delivery)
      await options.onDelivery?.(delivery)
    },
  })
  expect(deliveries).toEqual(told)
  return deliveries
}

const statesOf = (deliveries: readonly Delivery[]): string[] => deliveries.map(({ state }) => state)

describe('what goes out', () => {
  it('arrives byte for byte, with the envelope that we gave', async () => {
    const { settings, received } = await mailServer()
    const text = 'To: somebody@else.example\r\nBcc: victim@example.org\r\n\r\n.\r\n..\r\n.dot\r\nline =\r\n\r\n.\r\n'
    expect(await send([parcel(ada, text)], settings)).toEqual([{ to: ada, state: 'confirmed', response: '250 taken' }])
    expect(received).toEqual([{ from: 'desk@example.org', to: [ada], bytes: Buffer.from(text) }])
  })

  it('arrives byte for byte when it is long', async () => {
    const { settings, received } = await mailServer()
    const text = huge.slice(0, 1000 * 1000)
    await send([parcel(ada, `${text}\r\n`)], settings)
    expect(received[0]?.bytes.equals(Buffer.from(`${text}\r\n`))).toBe(true)
  })

  it('goes over one connection, in order, a transaction for each recipient', async () => {
    const { settings, heard } = await scriptedServer({ '.': ['250 first', '250 second'] })
    expect(await send([parcel(ada), parcel(bob)], settings)).toEqual([
      { to: ada, state: 'confirmed', response: '250 first' },
      { to: bob, state: 'confirmed', response: '250 second' },
    ])
    expect(heard).toEqual([
      'EHLO [127.0.0.1]',
      ...[ada, bob].flatMap((to) => ['MAIL FROM:<desk@example.org>', `RCPT TO:<${to}>`, 'DATA', '.']),
      'QUIT',
    ])
    expect(heard.join('\n')).not.toContain(hostname())
  })

  it('waits until an outcome is recorded before the next message goes out', async () => {
    const { settings, heard } = await scriptedServer({})
    const known: number[] = []
    await send([parcel(ada), parcel(bob)], settings, {
      onDelivery: async () => {
        await new Promise(setImmediate)
        known.push(heard.filter((line) => line.startsWith('MAIL')).length)
      },
    })
    expect(known).toEqual([1, 2])
  })

  it('is announced before the server hears of it, and only when it is about to go', async () => {
    const { settings, heard } = await scriptedServer({ '.': ['250 fine', drop] })
    const started: Array<[string, number]> = []
    const states = statesOf(await send([parcel(ada), parcel(bob), parcel(cleo)], settings, { onStart: ({ to }) => void started.push([to, heard.filter((line) => line.startsWith('MAIL')).length]) }))
    expect(states).toEqual(['confirmed', 'unknown', 'untried'])
    expect(started).toEqual([[ada, 0], [bob, 1]])
  })

  it('is nothing when it cannot be announced', async () => {
    const { settings, heard } = await scriptedServer({})
    const full = new Error('The disk is full.')
    await expect(send([parcel(ada)], settings, { onStart: () => Promise.reject(full) })).rejects.toBe(full)
    expect(heard.filter((line) => line.startsWith('MAIL'))).toEqual([])
    expect(heard.at(-1)).toBe('QUIT')
  })

  it('is nothing when somebody wants to stop while it is announced', async () => {
    const { settings, heard } = await scriptedServer({})
    const stop = new AbortController()
    expect(statesOf(await send([parcel(ada)], settings, { signal: stop.signal, onStart: () => stop.abort() }))).toEqual(['untried'])
    expect(heard.filter((line) => line.startsWith('MAIL'))).toEqual([])
  })

  it('is nothing more when an outcome cannot be recorded', async () => {
    const { settings, heard } = await scriptedServer({})
    const full = new Error('The disk is full.')
    await expect(send([parcel(ada), parcel(bob)], settings, { onDelivery: () => Promise.reject(full) })).rejects.toBe(full)
    expect(heard.filter((line) => line.startsWith('MAIL'))).toHaveLength(1)
    expect(heard.at(-1)).toBe('QUIT')
  })

  it('is nothing, not even a connection, when there is nobody to send to', async () => {
    const { settings, heard } = await scriptedServer({})
    expect(await send([], settings)).toEqual([])
    expect(heard).toEqual([])
  })
})

describe('a refusal', () => {
  it('of one recipient keeps nobody else from theirs', async () => {
    const { settings, received } = await mailServer({
      onRcptTo: ({ address }, _session, done) => done(address === bob ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null),
    })
    expect(await send([parcel(ada), parcel(bob), parcel(cleo)], settings)).toEqual([
      { to: ada, state: 'confirmed', response: '250 taken' },
      { to: bob, state: 'refused', response: '550 no such mailbox' },
      { to: cleo, state: 'confirmed', response: '250 taken' },
    ])
    expect(received.map(({ to }) => to)).toEqual([[ada], [cleo]])
  })

  it('counts the same from a server that takes no commands in one go', async () => {
    const { settings } = await mailServer({
      hidePIPELINING: true,
      onRcptTo: ({ address }, _session, done) => done(address === ada ? Object.assign(new Error('try later'), { responseCode: 450 }) : null),
    })
    expect(await send([parcel(ada), parcel(bob)], settings)).toMatchObject([{ state: 'refused', response: '450 try later' }, { state: 'confirmed' }])
  })

  it('of a message, after all of it was handed over, is certain', async () => {
    const { settings } = await scriptedServer({ '.': ['554 looks like spam', '250 fine'] })
    expect(await send([parcel(ada), parcel(bob)], settings)).toEqual([
      { to: ada, state: 'refused', response: '554 looks like spam' },
      { to: bob, state: 'confirmed', response: '250 fine' },
    ])
  })

  it('of the sender is one for each message', async () => {
    const { settings, heard } = await scriptedServer({ MAIL: '553 not your address' })
    expect(statesOf(await send([parcel(ada), parcel(bob)], settings))).toEqual(['refused', 'refused'])
    expect(heard).not.toContain('DATA')
  })

  it('with which the server leaves ends it for those who follow', async () => {
    const { settings } = await scriptedServer({ '.': '421 closing down' })
    expect(await send([parcel(ada), parcel(bob)], settings)).toEqual([
      { to: ada, state: 'refused', response: '421 closing down' },
      { to: bob, state: 'untried', reason: 'The connection to 127.0.0.1 was lost after the answer to the message before this one.' },
    ])
  })

  it('with which the server leaves counts although it comes early', async () => {
    const { settings } = await scriptedServer({ EHLO: '250-here\r\n250 PIPELINING', RCPT: '421 closing down' })
    expect(await send([parcel(ada), parcel(bob)], settings)).toMatchObject([{ state: 'refused', response: '421 closing down' }, { state: 'untried' }])
  })

  it('in the middle of a message ends it there, and nothing else is said meanwhile', async () => {
    const { settings, heard } = await scriptedServer({ data: ['552 too much', silence] })
    const patient = { limits: { ...limits, socket: 60_000 } }
    expect(await send([parcel(ada, huge), parcel(bob)], settings, patient)).toMatchObject([{ state: 'refused', response: '552 too much' }, { state: 'untried' }])
    expect(heard.at(-1)).toBe('DATA')
  })

  it('is not waited for when the server has said what it takes', async () => {
    const { settings, received } = await mailServer({ size: 1000 })
    expect(await send([parcel(ada, 'x'.repeat(2000)), parcel(bob)], settings)).toEqual([
      { to: ada, state: 'untried', reason: 'The message is larger than 127.0.0.1 takes.' },
      { to: bob, state: 'confirmed', response: '250 taken' },
    ])
    expect(received).toHaveLength(1)
  })
})

describe('a connection that breaks', () => {
  const closed = '127.0.0.1 closed the connection.'
  const neither = [
    { to: ada, state: 'untried', reason: closed },
    { to: bob, state: 'untried', reason: closed },
  ]

  it.each(['hello', 'EHLO', 'MAIL', 'RCPT', 'DATA'])('at %s leaves everybody untried', async (command) => {
    const { settings, heard } = await scriptedServer({ [command]: drop })
    expect(await send([parcel(ada), parcel(bob)], settings)).toEqual(neither)
    expect(heard).not.toContain('.')
  })

  it('politely, without a word, is no different', async () => {
    const { settings } = await scriptedServer({ hello: (socket) => socket.end() })
    expect(await send([parcel(ada), parcel(bob)], settings)).toEqual(neither)
  })

  it('in the middle of a message leaves everybody untried', async () => {
    const { settings, heard } = await scriptedServer({ data: drop })
    expect(await send([parcel(ada, huge), parcel(bob)], settings)).toEqual(neither)
    expect(heard).not.toContain('.')
  })

  it('after the end of a message, before the answer, leaves it unknown, and is not tried again', async () => {
    const { settings, heard } = await scriptedServer({ '.': ['250 fine', drop] })
    expect(await send([parcel(ada), parcel(bob), parcel(cleo)], settings)).toEqual([
      { to: ada, state: 'confirmed', response: '250 fine' },
      { to: bob, state: 'unknown', reason: closed },
      { to: cleo, state: 'untried', reason: closed },
    ])
    expect(heard.filter((line) => line === '.')).toHaveLength(2)
  })

  it('between two messages leaves the second untried', async () => {
    const { settings } = await scriptedServer({ '.': (socket) => void socket.end('250 fine\r\n') })
    expect(statesOf(await send([parcel(ada), parcel(bob)], settings, { onDelivery: () => new Promise((resolve) => void setTimeout(resolve, 20)) }))).toEqual(['confirmed', 'untried'])
  })

  it('is one when nothing comes for too long', async () => {
    const late = (reason: string): object => ({ state: 'untried', reason })
    const silent = await scriptedServer({ hello: silence })
    expect(await send([parcel(ada)], silent.settings, { limits: { ...limits, greeting: 30 } })).toMatchObject([late(`127.0.0.1 did not answer in time at port ${silent.settings.port}.`)])
    const tired = await scriptedServer({ '.': silence })
    expect(await send([parcel(ada), parcel(bob)], tired.settings, { limits: { ...limits, socket: 30 } })).toMatchObject([{ state: 'unknown' }, { state: 'untried' }])
  })

  it('is one when the server answers what it was not asked', async () => {
    const confused = await scriptedServer({ '.': '399 what' })
    expect(await send([parcel(ada), parcel(bob)], confused.settings)).toMatchObject([{ state: 'unknown', reason: '127.0.0.1 gave an answer that no mail server should. It said: 399 what' }, { state: 'untried' }])
    const hasty = await scriptedServer({ DATA: '354 go on\r\n250 taken' })
    expect(await send([parcel(ada, huge), parcel(bob)], hasty.settings)).toMatchObject([{ state: 'unknown' }, { state: 'untried' }])
  })

  it('is one that was never there when nobody listens', async () => {
    const { settings } = await scriptedServer({})
    expect(await send([parcel(ada)], { ...settings, port: 1 })).toMatchObject([{ state: 'untried', reason: '127.0.0.1 refused the connection at port 1. Check `host` and `port` under `smtp` in newsletter.yaml.' }])
  })

  it('is one when the server turns us away', async () => {
    const { settings } = await scriptedServer({ hello: '554 not you' })
    expect(await send([parcel(ada)], settings)).toMatchObject([{ state: 'untried', reason: '127.0.0.1 turned us away. It said: 554 not you' }])
  })
})

describe('a stop', () => {
  it('beforehand sends nothing', async () => {
    const { settings, heard } = await scriptedServer({})
    expect(await send([parcel(ada)], settings, { signal: AbortSignal.abort() })).toEqual([{ to: ada, state: 'untried', reason: 'Sending was stopped.' }])
    expect(heard).toEqual([])
  })

  it('between two messages lets the first be', async () => {
    const { settings } = await scriptedServer({})
    const stop = new AbortController()
    expect(await send([parcel(ada), parcel(bob)], settings, { signal: stop.signal, onDelivery: () => stop.abort() })).toEqual([
      { to: ada, state: 'confirmed', response: '250 fine' },
      { to: bob, state: 'untried', reason: 'Sending was stopped.' },
    ])
    expect(getEventListeners(stop.signal, 'abort')).toEqual([])
  })

  it.each(['hello', 'EHLO', 'RCPT', 'data'])('at %s ends it at once', async (command) => {
    const stop = new AbortController()
    const { settings } = await scriptedServer({ [command]: () => stop.abort() })
    expect(statesOf(await send([parcel(ada, huge)], settings, { signal: stop.signal }))).toEqual(['untried'])
  })

  it('before an answer waits a moment for it', async () => {
    const stop = new AbortController()
    const { settings } = await scriptedServer({
      '.': (socket) => {
        stop.abort()
        setImmediate(() => socket.write('250 fine\r\n'))
      },
    })
    expect(statesOf(await send([parcel(ada), parcel(bob)], settings, { signal: stop.signal }))).toEqual(['confirmed', 'untried'])
  })

  it('does not wait for ever', async () => {
    const stop = new AbortController()
    const { settings } = await scriptedServer({ '.': () => stop.abort() })
    expect(await send([parcel(ada), parcel(bob)], settings, { signal: stop.signal })).toEqual([
      { to: ada, state: 'unknown', reason: 'Sending was stopped.' },
      { to: bob, state: 'untried', reason: 'Sending was stopped.' },
    ])
  })
})

describe('settings', () => {
  it('that would send through the open are refused before anything is sent', async () => {
    const settings = { host: 'smtp.example.org', port: 25, security: 'none', user: undefined, password: null } as const
    await expect(send([parcel(ada)], settings)).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining('only for a mail server on this machine') })
  })

  it('send nothing when a name turns out to be another machine', async () => {
    const { settings, heard } = await scriptedServer({}, { host: 'localhost' })
    vi.spyOn(BlockList.prototype, 'check').mockReturnValue(false)
    onTestFinished(() => void vi.restoreAllMocks())
    expect(await send([parcel(ada)], settings)).toMatchObject([{ state: 'untried', reason: expect.stringContaining('localhost is not this machine') }])
    expect(heard).toEqual([])
  })

  it.each(['ada@example.org\r\nRCPT TO:<eve@example.org>', 'ada@example.org> SIZE=1', 'ada@example.org,eve@example.org', 'Ada <ada@example.org>', 'ada', 'adä@example.org', ''])('are refused with the address %j', async (address) => {
    const { settings, heard } = await scriptedServer({})
    await expect(send([parcel(bob), parcel(address)], settings)).rejects.toMatchObject({ exitCode: 2 })
    await expect(deliver([parcel(bob)], address, settings, { onDelivery: () => undefined })).rejects.toMatchObject({ exitCode: 2 })
    expect(heard).toEqual([])
  })
})
