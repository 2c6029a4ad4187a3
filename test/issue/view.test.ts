import { beforeAll, describe, expect, it } from 'vitest'
import { editionsOf } from '../../src/issue/edition.js'
import { issueView, issueViewSchema, type IssueView } from '../../src/issue/view.js'
import type { Strings } from '../../src/language/strings.js'
import { webHtml } from '../../src/markdown/html.js'
import { newsletterWith, stageWith } from '../stages/stage.js'
import { parsed } from './reading.js'

let strings: Strings

beforeAll(async () => {
  const english = (await stageWith()).compiled.strings.get('en')
  if (english === undefined) throw new Error('No English strings')
  strings = english
})

function view(settings: Record<string, unknown> = {}, options: { body?: string; frontMatter?: readonly string[] } = {}): IssueView {
  const newsletter = newsletterWith(settings)
  const { issue } = parsed(options.body ?? 'x', { newsletter, frontMatter: ['title: Title', 'date: 2015-03-30', ...(options.frontMatter ?? [])] })
  return issueView(editionsOf(issue, strings)('public', 'web'), { newsletter, strings, render: webHtml, permalink: 'https://letter.example.org/issue-06/' })
}

describe('the view of an issue', () => {
  it('is what its schema says, in each of its parts', () => {
    const made = view(
      { organisation: 'The Org', shortName: 'Org', language: 'en-GB', funding: { isec: { text: 'Funded' } }, imprint: { website: 'https://e.org/', email: 'a@e.org' } },
      { body: 'a[^1]\n\n:::event[E]{start=2015-04-07}\nx\n:::\n\n:::editorial{by="A B"}\nx\n:::\n\n:::brief\n- x\n:::\n\n[^1]: n', frontMatter: ['number: 6', 'summary: Sum', 'funding: isec', 'topics: [T]'] },
    )
    expect(issueViewSchema.parse(made)).toEqual(made)
    expect(made).toMatchObject({ label: 'Issue 6', date: { iso: '2015-03-30', text: '30 March 2015' }, documentTitle: 'Title – Letter, Issue 6', subject: 'Title', preheader: 'Sum', funding: 'Funded', topics: ['T'], draft: null })
    expect(made.blocks.map((block) => Object.entries(block).flatMap(([kind, value]) => (value === null ? [] : [kind])))).toEqual([['article'], ['event'], ['editorial'], ['brief']])
  })

  it('says what it is besides a numbered issue', () => {
    expect(view({}, { frontMatter: ['type: special', 'number: 2'] }).label).toBe('Special')
    expect(view().label).toBeNull()
    expect(view({}, { frontMatter: ['status: draft'] })).toMatchObject({ draft: 'Draft: not for publication', subject: 'Draft: not for publication – Title' })
  })

  it('takes subject and preheader from the front matter first', () => {
    expect(view({}, { frontMatter: ['subject: S', 'preheader: P', 'summary: Sum'] })).toMatchObject({ subject: 'S', preheader: 'P', summary: 'Sum' })
    expect(view()).toMatchObject({ subject: 'Title', preheader: '', summary: null })
  })

  it('runs from right to left in the languages that do', () => {
    expect(view({}, { frontMatter: ['lang: ar'] })).toMatchObject({ lang: 'ar', dir: 'rtl', align: 'right' })
    expect(view()).toMatchObject({ dir: 'ltr', align: 'left' })
  })
})

describe('the contents', () => {
  it('name blocks with a title, when there are three or more', () => {
    expect(view({}, { body: 'x\n\n## A\n\n## B' }).contents).toEqual([])
    expect(view({}, { body: 'x\n\n## A [b](/c)[^1]\n\n## ![pic](/p)\n\n##\n\n:::brief\n- x\n:::\n\n[^1]: n' }).contents).toEqual([
      { id: 'a-b', title: 'A b' },
      { id: 'pic', title: 'pic' },
      { id: 'brief', title: 'News in brief' },
    ])
  })
})

describe('the imprint', () => {
  it('names people first, in the editor’s order, then the publisher and how to reach it', () => {
    const made = view(
      { organisation: 'The Org', address: 'Street 1', imprint: { contact: 'Desk', email: 'a@e.org', website: 'https://www.e.org/' } },
      { frontMatter: ['credits: { Text: [A, B], Photos: C }'] },
    )
    expect(made.imprint).toEqual([
      { role: 'Text', names: 'A, B', href: null },
      { role: 'Photos', names: 'C', href: null },
      { role: 'Publisher', names: 'The Org', href: null },
      { role: 'Contact', names: 'Desk', href: null },
      { role: 'Address', names: 'Street 1', href: null },
      { role: 'Email', names: 'a@e.org', href: 'mailto:a@e.org' },
      { role: 'Website', names: 'www.e.org', href: 'https://www.e.org/' },
    ])
  })

  it('leaves out what is not there', () => {
    expect(view().imprint).toEqual([])
  })
})

describe('the way to unsubscribe', () => {
  const link = (settings: Record<string, unknown>): string | undefined => view(settings).unsubscribe.link?.href

  it('is the one that the newsletter names', () => {
    expect(link({ imprint: { unsubscribe: 'https://e.org/out', email: 'a@e.org' } })).toBe('https://e.org/out')
  })

  it('else a mail to the imprint’s mailbox, else to the sender’s', () => {
    expect(link({ imprint: { email: 'a@e.org' }, sender: { email: 'b@e.org' } })).toBe('mailto:a@e.org?subject=Unsubscribe')
    expect(link({ sender: { email: 'b@e.org' } })).toBe('mailto:b@e.org?subject=Unsubscribe')
  })

  it('else an answer to the message: no address is invented', () => {
    const { unsubscribe } = view()
    expect(unsubscribe.link).toBeNull()
    expect(unsubscribe.text).toContain('reply to this message')
    expect(unsubscribe.reason).toContain('Letter')
  })
})
