import { beforeEach, describe, expect, it, vi } from 'vitest'
import { runSend, type SendCommandOptions } from '../../src/commands/send.js'
import type { Surroundings } from '../../src/commands/surroundings.js'
import { carryOut, checkLogin, prepareSending, readSentBefore } from '../../src/send.js'
import { folderWith } from '../project/folder.js'
import { parcelsTo, sendingOf } from './sending.js'

vi.mock(import('../../src/send.js'))

const usual: SendCommandOptions = { project: '.', out: undefined, dist: undefined, to: ['ada@example.org'], audience: undefined, final: false, again: false, drafts: false, dryRun: false, yes: false, asOf: undefined }

/** All that happens, in order. */
let events: string[] = []

beforeEach(() => {
  vi.resetAllMocks()
  events = []
  vi.mocked(readSentBefore).mockResolvedValue({ before: [], unreadable: [] })
  vi.mocked(carryOut).mockImplementation(async (sending, { onDelivery }) => {
    events.push('sends')
    const deliveries = sending.parcels.map(({ to }) => ({ to, state: 'confirmed', response: '250' }) as const)
    for (const delivery of deliveries) onDelivery(delivery)
    return { deliveries, unrecorded: null }
  })
})

/** Runs it with an answer to its question; null is for nobody who could answer. */
async function run(answer: string | null | (() => Promise<string>), options: Partial<SendCommandOptions> = {}, signal = new AbortController().signal): Promise<number> {
  const { final = false, to = usual.to } = options
  vi.mocked(prepareSending).mockResolvedValue({ sending: sendingOf({ final, parcels: parcelsTo(...to) }), failure: null, messages: [], sources: new Map() })
  const ask: Surroundings['ask'] = answer === null ? null : async (question) => {
    events.push(`asks ${question}`)
    return typeof answer === 'string' ? answer : answer()
  }
  const cwd = await folderWith({ 'issues/issue-06.md': '' })
  return runSend('issue-06', { ...usual, ...options }, {
    cwd,
    packageRoot: cwd,
    now: 0,
    cores: 1,
    signal,
    color: false,
    interactive: false,
    out: (text) => events.push(`out ${text}`),
    err: (text) => events.push(...(text === '' ? [] : [`err ${text}`])),
    ask,
    secrets: {},
  })
}

describe('the question', () => {
  it.each(['y', 'Y', 'yes', ' YES ', 'yes\n'])('of a test message is answered with yes by %j', async (answer) => {
    expect(await run(answer)).toBe(0)
    expect(events).toContain('sends')
  })

  it.each(['', 'n', 'no', 'yess', 'final', 'not yes', 'y n'])('of a test message is answered with no by %j', async (answer) => {
    expect(await run(answer)).toBe(1)
    expect(events).not.toContain('sends')
    expect(events.at(-1)).toBe('err Nothing was sent.\n')
  })

  it.each(['final', 'FINAL', ' final '])('of a final message is answered with yes by %j', async (answer) => {
    expect(await run(answer, { final: true })).toBe(0)
    expect(events).toContain('sends')
  })

  it.each(['', 'y', 'yes', 'finally', 'f', '"final'])('of a final message is answered with no by %j', async (answer) => {
    expect(await run(answer, { final: true })).toBe(1)
    expect(events).not.toContain('sends')
  })

  it('comes after all that it is about, where whoever is asked can see it', async () => {
    await run('y', { to: ['ada@example.org', 'bob@example.org'] })
    expect(events.map((event) => event.split('\n', 1)[0])).toEqual([
      'err Test message, for reviewers.',
      'asks Send these 2 messages? [y/N] ',
      'sends',
      expect.stringMatching(/^out ada@example\.org: sent/),
      expect.stringMatching(/^out bob@example\.org: sent/),
      expect.stringMatching(/^out smtp\.letter\.example confirmed all 2/),
    ])
  })

  it('is in other words for a final message', async () => {
    await run('', { final: true })
    expect(events).toContain('asks To send this message for good, type "final": ')
  })

  it('is not put with --yes, nor for --dry-run', async () => {
    await run('n', { yes: true })
    expect(events).toContain('sends')
    expect(events.filter((event) => event.startsWith('asks'))).toEqual([])
    events = []
    // Nothing is written by the stub.
    await run('y', { dryRun: true }).catch(() => undefined)
    expect(events.filter((event) => /^(?:asks|sends)/.test(event))).toEqual([])
  })

  it('is not put to nobody: then all ends before anything is read', async () => {
    expect(await run(null)).toBe(2)
    expect(prepareSending).not.toHaveBeenCalled()
    expect(events).toEqual([expect.stringContaining('Add --yes')])
  })

  it('is not put for what could not be sent anyway', async () => {
    vi.mocked(checkLogin).mockImplementation(() => {
      throw new Error('no password')
    })
    await expect(run('y')).rejects.toThrow('no password')
    vi.mocked(checkLogin).mockReset()
    vi.mocked(readSentBefore).mockResolvedValue({ before: [{ to: 'ada@example.org', at: '2016-01-02T03:04:05.000Z', isConfirmed: true, other: null }], unreadable: [] })
    expect(await run('final', { final: true })).toBe(2)
    expect(events.filter((event) => /^(?:asks|sends)/.test(event))).toEqual([])
    expect(await run('final', { final: true, again: true })).toBe(0)
  })

  it('ends with 130 when it is interrupted, and nothing is sent', async () => {
    const abort = new AbortController()
    const interrupted = run(() => {
      abort.abort()
      return Promise.reject(new Error('aborted'))
    }, {}, abort.signal)
    expect(await interrupted).toBe(130)
    expect(events).not.toContain('sends')
    expect(events.at(-1)).toBe('err Interrupted: nothing was sent.\n')
  })
})

describe('an interruption while it sends', () => {
  it('ends with the outcome: what was not confirmed, and 3', async () => {
    const abort = new AbortController()
    vi.mocked(carryOut).mockImplementation(async (_, { onDelivery }) => {
      abort.abort()
      const delivery = { to: 'ada@example.org', state: 'unknown', reason: 'Sending was stopped.' } as const
      onDelivery(delivery)
      return { deliveries: [delivery], unrecorded: null }
    })
    expect(await run('y', {}, abort.signal)).toBe(3)
    expect(events.slice(-3)).toEqual([expect.stringMatching(/^err Stopping/), expect.stringMatching(/^err ada@example\.org: NOT CONFIRMED/), expect.stringMatching(/^err .* confirmed 0 of 1/)])
  })

  it('ends with 0 when everything was confirmed all the same', async () => {
    const abort = new AbortController()
    vi.mocked(carryOut).mockImplementation(async () => {
      abort.abort()
      return { deliveries: [{ to: 'ada@example.org', state: 'confirmed', response: '250' }], unrecorded: null }
    })
    expect(await run('y', {}, abort.signal)).toBe(0)
  })
})
