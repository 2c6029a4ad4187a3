import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { carryOut, checkLogin, readSentBefore, writeSending, type CarriedOut, type Sending } from '../src/send.js'
import { appendSent, addressHash, readSent, type SentEntry } from '../src/output/sent-log.js'
import { sendingOf } from './commands/sending.js'
import { drop, mailServer, scriptedServer } from './mail/servers.js'
import { folderWith } from './project/folder.js'
import { treeOf } from './output/tree.js'

const [ada, bob, cleo] = ['ada@reviewers.example', 'bob@reviewers.example', 'cleo@reviewers.example']

/** A message to these, over a server of the test's own. */
function to(recipients: readonly string[], changes: Parameters<typeof sendingOf>[0] = {}): Sending {
  return sendingOf({ parcels: recipients.map((address, index) => ({ to: address, bytes: Buffer.from(`Subject: x\r\n\r\n${address}\r\n`), messageId: `<${index}@letter.example>` })), ...changes })
}

const through = ({ port }: { readonly port: number | undefined }): Sending['smtp'] => ({ host: '127.0.0.1', port: port ?? 0, security: 'none' })

function send(sending: Sending, project: string, signal = new AbortController().signal): Promise<CarriedOut> {
  return carryOut(sending, { project, password: null, signal, onDelivery: () => undefined })
}

/** The states in the record, by recipient, as they were written. */
const recordOf = async (project: string): Promise<string[]> => {
  const lines = (await treeOf(project))['.efc-news/sent.jsonl']?.trimEnd().split('\n') ?? []
  // Our own file.
  return lines.map((line) => JSON.parse(line) as SentEntry).map((entry) => `${[ada, bob, cleo].find((address) => addressHash(address) === entry.to) ?? '?'}: ${entry.state}`)
}

describe('a message that goes out', () => {
  it('is recorded before and after, and nothing else goes out in between', async () => {
    const project = await folderWith({})
    const atServer: string[][] = []
    const { settings } = await mailServer({
      onRcptTo: (_address, _session, done) => void recordOf(project).then((record) => {
        atServer.push(record)
        done()
      }),
    })
    expect(await send(to([ada, bob], { smtp: through(settings) }), project)).toMatchObject({ deliveries: [{ state: 'confirmed' }, { state: 'confirmed' }], unrecorded: null })
    expect(atServer).toEqual([[`${ada}: sending`], [`${ada}: sending`, `${ada}: confirmed`, `${bob}: sending`]])
    expect(await recordOf(project)).toEqual([`${ada}: sending`, `${ada}: confirmed`, `${bob}: sending`, `${bob}: confirmed`])
  })

  it('is recorded with its text, its language and what the server said', async () => {
    const { settings } = await mailServer()
    const project = await folderWith({})
    await send(to([ada], { smtp: through(settings), file: 'issues/issue-06.fr.md', audience: 'members', sentAt: Date.UTC(2016, 0, 2) }), project)
    expect(await readSent(project)).toEqual({
      entries: [{ at: '2016-01-02T00:00:00.000Z', issue: 'issues/issue-06.fr.md', edition: 'members', language: 'fr', final: false, to: addressHash(ada), subject: '[TEST] Spring', date: '2015-03-30', content: '0'.repeat(64), messageId: '<0@letter.example>', state: 'confirmed', response: '250 taken' }],
      unreadable: [],
    })
  })

  it('is recorded with its outcome when it did not arrive, or may not have', async () => {
    const { settings } = await scriptedServer({ RCPT: ['550 nobody', '250 fine'], '.': drop })
    const project = await folderWith({})
    const { deliveries } = await send(to([ada, bob, cleo], { smtp: through(settings) }), project)
    expect(deliveries.map(({ state }) => state)).toEqual(['refused', 'unknown', 'untried'])
    expect(await recordOf(project)).toEqual([`${ada}: sending`, `${ada}: refused`, `${bob}: sending`, `${bob}: unknown`, `${cleo}: untried`])
  })

  it('does not go out when it cannot be recorded', async () => {
    const { settings, received } = await mailServer()
    const project = await folderWith({ '.efc-news': 'no folder' })
    const { deliveries, unrecorded } = await send(to([ada, bob], { smtp: through(settings) }), project)
    expect(deliveries).toEqual([ada, bob].map((address) => ({ to: address, state: 'untried', reason: 'It could not have been recorded.' })))
    expect(unrecorded).toContain('is no folder')
    expect(received).toEqual([])
  })

  it('is told, and the last one, when its outcome cannot be recorded', async () => {
    const project = await folderWith({})
    const { settings, heard } = await scriptedServer({
      '.': (socket) => void rm(join(project, '.efc-news'), { recursive: true }).then(() => writeFile(join(project, '.efc-news'), '')).then(() => socket.write('250 fine\r\n')),
    })
    const { deliveries, unrecorded } = await send(to([ada, bob], { smtp: through(settings) }), project)
    expect(deliveries).toMatchObject([{ to: ada, state: 'confirmed' }, { to: bob, state: 'untried' }])
    expect(unrecorded).toContain('is no folder')
    expect(heard.filter((line) => line === '.')).toHaveLength(1)
  })
})

describe('who has had a final message', () => {
  const at = '2016-01-02T00:00:00.000Z'
  const had: SentEntry = { at, issue: 'issues/issue-06.md', edition: 'public', language: 'en', final: true, to: addressHash(ada), subject: 'Spring', date: '2015-03-30', content: '1'.repeat(64), messageId: '<1@letter.example>', state: 'confirmed' }
  const final = (changes: Parameters<typeof sendingOf>[0] = {}): Sending => to([bob, ada.toUpperCase()], { final: true, subject: 'Spring', content: '2'.repeat(64), ...changes })

  async function before(entries: ReadonlyArray<Partial<SentEntry>>, sending = final()): ReturnType<typeof readSentBefore> {
    const project = await folderWith({})
    for (const entry of entries) await appendSent(project, { ...had, ...entry })
    return readSentBefore(sending, project)
  }

  const again = { to: ada.toUpperCase(), at, isConfirmed: true, other: null }

  it.each<[string, Partial<SentEntry>]>([
    ['by its file', { subject: 'Another' }],
    ['by its subject and date, when the file has another name', { issue: 'issues/spring.md' }],
    ['by its text, when all else has changed', { issue: 'issues/spring.md', subject: 'Another', edition: 'members', content: '2'.repeat(64) }],
    ['although nobody said in which language', { language: undefined }],
  ])('has had this edition, %s', async (_, entry) => {
    expect((await before([entry])).before).toEqual([again])
  })

  it.each<[string, Partial<SentEntry>, Parameters<typeof sendingOf>[0], { audience: string; lang: string }]>([
    ['the public one, for members', {}, { audience: 'members' }, { audience: 'public', lang: 'en' }],
    ['that for members, for the public', { edition: 'members' }, {}, { audience: 'members', lang: 'en' }],
    ['the French one', { issue: 'issues/issue-06.fr.md', language: 'fr', subject: 'Printemps' }, {}, { audience: 'public', lang: 'fr' }],
    ['the newsletter’s own language, for the French one', {}, { file: 'issues/issue-06.fr.md', subject: 'Printemps' }, { audience: 'public', lang: 'en' }],
    ['the public one, from a file with another name', { issue: 'issues/spring.md' }, { audience: 'members' }, { audience: 'public', lang: 'en' }],
  ])('has had another edition: %s', async (_, entry, changes, other) => {
    expect((await before([entry], final(changes))).before).toEqual([{ ...again, other }])
  })

  it('may have had it when the server did not answer, or the command was killed', async () => {
    for (const state of ['unknown', 'sending'] as const) expect((await before([{ state }])).before).toEqual([{ ...again, isConfirmed: false }])
  })

  it.each<[string, Partial<SentEntry>]>([
    ['as a test', { final: false }],
    ['which the server refused', { state: 'refused' }],
    ['which never went out', { state: 'untried' }],
    ['to another address', { to: addressHash(cleo) }],
    ['of another issue', { issue: 'issues/issue-05.md', subject: 'Winter' }],
    ['of another issue whose subject is the same, as every month', { issue: 'issues/issue-05.md', date: '2015-02-28' }],
  ])('is nobody who had a message %s', async (_, entry) => {
    expect((await before([entry])).before).toEqual([])
  })

  it('is told with this edition rather than another, and with the last time', async () => {
    const later = '2016-02-02T00:00:00.000Z'
    expect((await before([{}, { at: later }, { edition: 'members' }])).before).toEqual([{ ...again, at: later }])
  })

  it('does not matter for a test', async () => {
    expect(await before([{}], final({ final: false }))).toEqual({ before: [], unreadable: [] })
  })
})

it('refuses a login for which there is no password, before anything is sent', () => {
  const sending = to([ada], { smtp: { host: 'smtp.letter.example', security: 'starttls', user: 'desk' } })
  expect(() => checkLogin(sending, null)).toThrow(/EFC_NEWS_SMTP_PASSWORD/)
  expect(() => checkLogin(sending, 'secret')).not.toThrow()
})

describe('messages that are only written', () => {
  const written = async (sending: Sending, out: string): Promise<string[]> => writeSending(sending, out, new AbortController().signal)
  const mails = async (out: string): Promise<string[]> => Object.keys(await treeOf(out)).filter((path) => /\.(?:eml|txt)$/.test(path))

  it('are files, byte for byte, and those of the run before are gone', async () => {
    const out = await folderWith({ 'notes.txt': 'mine' })
    expect(await written(to([ada, bob]), out)).toEqual(['issue-06/send/public.test-1.eml', 'issue-06/send/public.test-2.eml'])
    expect(await written(to([bob], { final: true, audience: 'members' }), out)).toEqual(['issue-06/send/members.final.eml'])
    expect(await mails(out)).toEqual(['issue-06/send/members.final.eml', 'notes.txt'])
    expect((await treeOf(out))['issue-06/send/members.final.eml']).toBe(`Subject: x\r\n\r\n${bob}\r\n`)
  })

  it('leave those of other issues', async () => {
    const out = await folderWith({})
    await written(to([ada]), out)
    await written(to([ada], { file: 'issues/issue-06.fr.md' }), out)
    expect(await mails(out)).toEqual(['fr/issue-06/send/public.test.eml', 'issue-06/send/public.test.eml'])
  })
})
