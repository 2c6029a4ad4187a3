import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { readSent } from '../../src/output/sent-log.js'
import { headerOf, parsed } from '../mail/messages.js'
import { mailServer, scriptedServer, silence } from '../mail/servers.js'
import { issue, readText } from '../project.js'
import { ada, bob, built, noServer, recordOf, send, through } from './sending.js'

// `efc-news send` as it is typed: the real executable, and a mail server on this machine. What needs neither is tested in
// test/stages/make-sending.test.ts, test/send.test.ts and test/commands/.

/** 2 January 2016. */
const epoch = { SOURCE_DATE_EPOCH: '1451692800' }

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

describe('a test message', () => {
  it('arrives as it was built, after it was shown, and what the server said is told', async () => {
    const { settings, received } = await mailServer()
    const cwd = await built(through(settings))
    const run = await send(cwd, ['issue-06', '--to', ada, bob, '--yes'], { env: epoch })
    expect(run).toMatchObject({ code: 0, err: '' })
    expect(received).toMatchObject([{ from: 'desk@letter.example', to: [ada] }, { to: [bob] }])
    const bytes = received[0]?.bytes ?? Buffer.alloc(0)
    const { from, to, subject, date, html, text } = await parsed(bytes)
    expect({ from, to, subject, date }).toEqual({ from: { name: 'The Letter', address: 'desk@letter.example' }, to: [{ name: '', address: ada }], subject: '[TEST] Frühling', date: '2016-01-02T00:00:00.000Z' })
    expect(html).toBe(await readText(cwd, 'dist/email/issue-06/public.html'))
    expect(text).toBe(await readText(cwd, 'dist/email/issue-06/public.txt'))
    expect(run.out.replace(/\d+\.\d KB/, '# KB').replace(`port ${settings.port}`, 'port #')).toBe(
      [
        'Test message, for reviewers.',
        '',
        'Issue     6: Frühling',
        '          issues/issue-06.md, dated 2015-03-30',
        'Edition   public, in English',
        'Also in   French (issue-06.fr)',
        'Subject   [TEST] Frühling',
        'From      The Letter <desk@letter.example>',
        'Answers   go to office@letter.example',
        'To        2 recipients; each gets a message of their own and sees no other',
        `          ${ada}`,
        `          ${bob}`,
        'Pictures  1, loaded from https://letter.example/ (upload the archive first)',
        'Size      # KB',
        'Server    127.0.0.1, port #, not encrypted, for it is on this machine',
        '',
        `${ada}: sent. The server said: 250 taken`,
        `${bob}: sent. The server said: 250 taken`,
        '127.0.0.1 confirmed all 2 messages. Recorded in .efc-news/sent.jsonl.',
        '',
      ].join('\n'),
    )
    const record = await recordOf(cwd)
    expect(record.map(({ to: hash, state }) => [hash, state])).toEqual([ada, bob].flatMap((address) => ['sending', 'confirmed'].map((state) => [sha256(address), state])))
    expect(await readText(cwd, '.efc-news/sent.jsonl')).not.toMatch(/ada|bob|reviewers/i)
  })

  it('needs no build, and can be of an issue that is not ready, and under embargo, whatever is wrong with others', async () => {
    const cwd = await built(through(noServer), { 'issues/broken.md': issue('Broken', '::: members') })
    const run = await send(cwd, ['early', '--to', ada, '--drafts', '--as-of', '2035-03-30 10:00', '--dry-run'])
    expect(run).toMatchObject({ code: 0, err: '', out: expect.stringContaining('dated 2015-03-30, a DRAFT') })
    expect(run.out).toContain('Text      not built yet, or changed since (run `efc-news build` before the final message)\n')
  })
})

describe('a final message', () => {
  it('has the subject as it stands in the issue, and does not go twice to anybody, in whatever edition, unless that is meant', async () => {
    const { settings, received } = await mailServer()
    const cwd = await built(through(settings), { '.efc-news/sent.jsonl': '{"at":\n' })
    const final = (...args: string[]): ReturnType<typeof send> => send(cwd, ['issue-06', '--final', '--yes', ...args], { env: epoch })
    expect(await final('--to', ada, '--audience', 'public')).toMatchObject({ code: 0, err: 'Line 1 of .efc-news/sent.jsonl cannot be read: it may name somebody who had this already.\n', out: expect.stringMatching(/^FINAL MESSAGE: .*\n\n/) })
    expect(await final('--to', ada, '--audience', 'members')).toMatchObject({ code: 2, out: expect.stringMatching(/^FINAL MESSAGE: .*\nONLY MEMBERS MAY GET THIS: .*\n\n/), err: expect.stringContaining(`${ada}, 2016-01-02 00:00 UTC: public, in English\nNothing was sent.`) })
    expect(received).toHaveLength(1)
    expect(await final('--to', ada, '--audience', 'members', '--again')).toMatchObject({ code: 0 })
    expect(received.map(({ bytes }) => [bytes.includes('For members.'), headerOf(bytes).some((line) => line.startsWith('List-Unsubscribe-Post'))])).toEqual([[false, true], [true, true]])
    expect(await Promise.all(received.map(async ({ bytes }) => (await parsed(bytes)).subject))).toEqual(['Frühling', 'Frühling'])
  })

  it('is what dist/ has, and nothing else', async () => {
    const { settings, heard } = await scriptedServer({})
    const changed = await built(through(settings), { 'issues/issue-06.md': issue('Frühling', 'Other words.', 'number: 6') })
    const run = await send(changed, ['issue-06', '--to', ada, '--audience', 'public', '--final', '--yes'])
    expect(run).toMatchObject({ code: 1, out: '' })
    expect(run.err).toMatch(/issues\/issue-06\.md .*handoff-unbuilt[\s\S]*Run `efc-news build`[\s\S]*Nothing was sent\.\n$/)
    expect(heard).toEqual([])
  })
})

describe('--dry-run', () => {
  it('writes what would be sent, speaks to no server and asks for no password', async () => {
    const { settings, heard } = await scriptedServer({})
    const cwd = await built(through(settings, '  user: desk\n'))
    const run = await send(cwd, ['issue-06', '--to', ada, '--dry-run'])
    expect(run).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/, logged in as desk\n\nNothing was sent\. The message is in handoff\/issue-06\/send\/public\.test\.eml\.\n$/) })
    expect((await parsed(await readFile(join(cwd, 'handoff/issue-06/send/public.test.eml')))).subject).toBe('[TEST] Frühling')
    expect(heard).toEqual([])
    expect(existsSync(join(cwd, '.efc-news'))).toBe(false)
  })
})

describe('what is refused before anything is sent', () => {
  const many = Array.from({ length: 51 }, (_, index) => `reader-${index}@example.org`)

  it.each<[string, string[], RegExp]>([
    ['no issue', ['--to', ada], /missing required argument 'issue'\n\s*Name the issue first, then the addresses: efc-news send issue-06 --to /],
    ['an issue that is not there', ['issue-6', '--to', ada], /issue-6 is no issue of this newsletter\. Did you mean issue-06\?/],
    ['a page', ['about', '--to', ada], /issues\/about\.md is a page of the archive, which has no email/],
    ['no recipient', ['issue-06'], /required option '--to <address\.\.\.>' not specified/],
    ['51 recipients', ['issue-06', '--to', ...many], /51 recipients are too many: .*50 at most.*`efc-news handoff`/],
    ['a line break in an address', ['issue-06', '--to', `${ada}\r\nBcc: ${bob}`], /Unexpected invisible character \(U\+000D\) in the email’s To/],
    ['two addresses in one', ['issue-06', '--to', `${ada}, ${bob}`], /expected each address by itself: --to ada@example\.org bob@example\.org/],
    ['a final draft', ['draft', '--to', ada, '--drafts', '--final'], /A draft is sent as a test only/],
    ['a final message before its time', ['later', '--to', ada, '--final', '--as-of', '2035-03-30 10:00'], /A final message goes out now/],
    ['a mistyped option', ['issue-06', '--to', ada, '--finale'], /Did you mean --final\?/],
  ])('is %s, as a mistake of usage', async (_, args, expected) => {
    const run = await send(await built(through(noServer)), [...args, '--yes'])
    expect(run).toMatchObject({ code: 2, out: '' })
    expect(run.err).toMatch(expected)
    expect(run.err).not.toMatch(/^\s+at /m)
  })

  it.each<[string, string[], RegExp]>([
    ['a draft', ['draft', '--final'], /issues\/draft\.md is a draft\. .*`efc-news send --drafts`/],
    ['an issue under embargo', ['later'], /issues\/later\.md is under embargo until 2035-03-30 10:00/],
    ['an issue with errors', ['broken'], /issues\/broken\.md:.*[\s\S]*Nothing was sent\.\n$/],
  ])('is %s, as a mistake of content', async (_, args, expected) => {
    const run = await send(await built(through(noServer), { 'issues/broken.md': issue('Broken', '::: members') }), [...args, '--to', ada, '--yes'])
    expect(run).toMatchObject({ code: 1, out: '' })
    expect(run.err).toMatch(expected)
  })

  it('is everything when nobody is there to be asked', async () => {
    expect(await send(await built(through(noServer)), ['issue-06', '--to', ada])).toEqual({ code: 2, out: '', err: 'efc-news: Nobody is there to be asked. Add --yes when it is meant to be sent, or --dry-run to look at it first.\n' })
  })
})

describe('a server', () => {
  it('that answers while somebody stops has taken the message, and gets no other', async () => {
    const { settings, heard } = await scriptedServer({ '.': [(socket) => void setTimeout(() => socket.write('250 first\r\n'), 300), silence] })
    const run = await send(await built(through(settings)), ['issue-06', '--to', ada, bob, '--yes'], {
      during: async (child) => {
        while (!heard.includes('.') && child.exitCode === null) await wait(10)
        child.kill('SIGINT')
      },
    })
    expect(run).toMatchObject({ code: 3, out: expect.stringContaining(`${ada}: sent.`) })
    expect(run.err).toBe(`Stopping; an answer that is due is waited for, a few seconds at most.\n${bob}: NOT SENT. Sending was stopped.\n127.0.0.1 confirmed 1 of 2 messages. Recorded in .efc-news/sent.jsonl.\n`)
  })

  it('that has a message when the command is killed counts as one that may have taken it', async () => {
    const { settings, heard } = await scriptedServer({ '.': silence })
    const cwd = await built(through(settings))
    const killed = await send(cwd, ['issue-06', '--to', ada, '--audience', 'public', '--final', '--yes'], {
      during: async (child) => {
        while (!heard.includes('.') && child.exitCode === null) await wait(10)
        child.kill('SIGKILL')
      },
    })
    expect(killed.code).toBe('SIGKILL')
    expect((await readSent(cwd)).entries).toMatchObject([{ final: true, state: 'unknown' }])
  })
})
