import { describe, expect, it } from 'vitest'
import { formatBefore, formatDelivery, formatEnd, formatPlan } from '../../src/commands/send-summary.js'
import { parcelsTo, sendingOf } from './sending.js'

const addresses = (count: number): string[] => Array.from({ length: count }, (_, index) => `reader-${index + 1}@example.org`)

describe('what is shown before anything is sent', () => {
  it('fits on a screen, with each thing that can be wrong in a line of its own', () => {
    expect(formatPlan(sendingOf({ matter: 'number: 6\n', settings: { sender: { name: 'The Desk', email: 'desk@letter.example', replyTo: 'office@letter.example' }, smtp: { host: 'smtp.letter.example', port: 2525, user: 'desk' } }, pictures: 3 }))).toBe(
      [
        'Test message, for reviewers.',
        '',
        'Issue     6: Spring',
        '          issues/issue-06.md, dated 2015-03-30',
        'Edition   public, in English',
        'Subject   [TEST] Spring',
        'From      The Desk <desk@letter.example>',
        'Answers   go to office@letter.example',
        'To        ada@example.org',
        'Pictures  3, loaded from https://letter.example/ (upload the archive first)',
        'Size      12.3 KB',
        'Server    smtp.letter.example, port 2525, encrypted (STARTTLS), logged in as desk',
        '',
        '',
      ].join('\n'),
    )
  })

  it('says first whether it is final', () => {
    expect(formatPlan(sendingOf({ final: true }))).toMatch(/^FINAL MESSAGE: /)
  })

  it('counts recipients, and has a line for each of a few', () => {
    expect(formatPlan(sendingOf({ parcels: parcelsTo(...addresses(3)) }))).toContain(`To        3 recipients; each gets a message of their own and sees no other\n${addresses(3).map((address) => `          ${address}\n`).join('')}Pictures`)
  })

  it('has each of fifty recipients in lines that fit, and few enough of them', () => {
    const lines = formatPlan(sendingOf({ parcels: parcelsTo(...addresses(50)) })).split('\n')
    for (const address of addresses(50)) expect(lines.filter((line) => line.split(/ +/).includes(address))).toHaveLength(1)
    expect(lines.filter((line) => line.length > 100)).toEqual([])
    expect(lines.length).toBeLessThan(30)
  })

  it.each([
    ['that a test is of an edition which is not for everybody', sendingOf({ audience: 'members' }), 'Test message, for reviewers.\nONLY MEMBERS MAY GET THIS: it says what the public edition does not.\n\nIssue'],
    ['that a final message is not for everybody', sendingOf({ audience: 'members', final: true }), 'the published issue.\nONLY MEMBERS MAY GET THIS: '],
    ['that an edition has nothing which the public one has not', sendingOf({ audience: 'members', isSameAsPublic: true }), 'Edition   members, in English; the same as the public one\n'],
    ['that its text was never built', sendingOf({ isBuilt: false }), 'Text      not built yet, or changed since (run `efc-news build` before the final message)\n'],
    ['in which other languages there is one', sendingOf({ translations: [{ language: 'French', name: 'issue-06.fr' }, { language: 'German', name: 'issue-06.de' }] }), 'Also in   French (issue-06.fr)\n          German (issue-06.de)\n'],
    ['the language of the issue', sendingOf({ file: 'issues/issue-06.fr.md' }), 'Edition   public, in French\n'],
    ['that it is a draft', sendingOf({ matter: 'status: draft\n' }), 'dated 2015-03-30, a DRAFT\n'],
    ['the newsletter’s name when the sender has none', sendingOf(), 'From      The Letter <desk@letter.example>\n'],
    ['that there are no pictures', sendingOf(), 'Pictures  none\n'],
    ['that pictures are in the message', sendingOf({ pictures: 2, settings: { email: { images: 'embedded' } } }), 'Pictures  2, in the message\n'],
    ['that the connection is not encrypted', sendingOf({ settings: { smtp: { host: 'localhost', security: 'none' } } }), 'Server    localhost, not encrypted'],
  ])('says %s', (_, sending, expected) => {
    expect(formatPlan(sending)).toContain(expected)
  })

  it.each([
    ['the public edition', sendingOf()],
    ['one that is the same as the public one', sendingOf({ audience: 'members', isSameAsPublic: true })],
  ])('warns nobody of %s', (_, sending) => {
    expect(formatPlan(sending)).not.toContain('MAY GET THIS')
  })

  it('has nothing in it that a terminal would obey', () => {
    expect(formatPlan(sendingOf({ subject: '[TEST] a\u001b[2Jb\u202ec\nd' }))).toContain('Subject   [TEST] a␛[2Jb<U+202E>c d\n')
  })
})

describe('what is said afterwards', () => {
  const sending = sendingOf()

  it('is never that something was not sent which may have been', () => {
    const text = formatDelivery({ to: 'a@b.org', state: 'unknown', reason: 'The server is gone.' })
    expect(text).toBe('a@b.org: NOT CONFIRMED, it may have arrived or not. The server is gone. Ask there before you send it again.\n')
    expect(text).not.toMatch(/not sent/i)
  })

  it('counts what was confirmed', () => {
    const confirmed = { to: 'a@b.org', state: 'confirmed', response: '250' } as const
    const untried = { to: 'c@b.org', state: 'untried', reason: 'No.' } as const
    expect(formatEnd([confirmed], sending, null)).toBe('smtp.letter.example confirmed the message. Recorded in .efc-news/sent.jsonl.\n')
    expect(formatEnd([confirmed, confirmed], sending, null)).toBe('smtp.letter.example confirmed all 2 messages. Recorded in .efc-news/sent.jsonl.\n')
    expect(formatEnd([confirmed, untried], sending, null)).toBe('smtp.letter.example confirmed 1 of 2 messages. Recorded in .efc-news/sent.jsonl.\n')
    expect(formatEnd([untried], sending, null)).toBe('smtp.letter.example confirmed 0 of 1 message. Recorded in .efc-news/sent.jsonl.\n')
  })

  it('does not claim a record that there is not', () => {
    expect(formatEnd([], sending, 'The disk is full.')).toMatch(/NOT ALL OF IT IS RECORDED, so keep these lines: The disk is full\.\n$/)
  })

  it('names those who have had it, and when', () => {
    expect(formatBefore([{ to: 'a@b.org', at: '2016-01-02T03:04:05.000Z', isConfirmed: true, other: null }, { to: 'c@b.org', at: '2016-01-02T03:04:05.000Z', isConfirmed: false, other: null }])).toBe(
      'This edition was sent as final before, by .efc-news/sent.jsonl, to\n  a@b.org, 2016-01-02 03:04 UTC\n  c@b.org, 2016-01-02 03:04 UTC (not confirmed: it may have arrived or not)\nNothing was sent. Leave these addresses out, or add --again when it is meant to arrive there once more.',
    )
  })

  it('names those who have had another edition, which one, and when', () => {
    expect(formatBefore([{ to: 'a@b.org', at: '2016-01-02T03:04:05.000Z', isConfirmed: true, other: { audience: 'public', lang: 'fr' } }])).toBe(
      'Another edition of this issue was sent as final before, by .efc-news/sent.jsonl, to\n  a@b.org, 2016-01-02 03:04 UTC: public, in French\nNothing was sent. Leave this address out, or add --again when this edition is meant to arrive there, too.',
    )
  })
})
