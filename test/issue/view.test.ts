import { beforeAll, describe, expect, it } from 'vitest'
import { editionsOf } from '../../src/issue/edition.js'
import type { Medium } from '../../src/issue/issue.js'
import { shelfKey, type PictureShelf, type SitePictures } from '../../src/issue/picture-shelf.js'
import { issueView, issueViewSchema, type IssueView } from '../../src/issue/view.js'
import type { Strings } from '../../src/language/strings.js'
import { webHtml } from '../../src/markdown/html.js'
import { newsletterWith, noSitePictures, pictureOf, stageWith } from '../stages/stage.js'
import { parsed } from './reading.js'

let strings: Strings

beforeAll(async () => {
  const english = (await stageWith()).compiled.strings.get('en')
  if (english === undefined) throw new Error('No English strings')
  strings = english
})

interface ViewOptions {
  readonly body?: string
  readonly frontMatter?: readonly string[]
  readonly medium?: Medium
  readonly shelf?: PictureShelf
  readonly site?: SitePictures
}

function view(settings: Record<string, unknown> = {}, options: ViewOptions = {}): IssueView {
  const newsletter = newsletterWith(settings)
  const { issue } = parsed(options.body ?? 'x', { newsletter, frontMatter: ['title: Title', 'date: 2015-03-30', ...(options.frontMatter ?? [])] })
  return issueView(editionsOf(issue, strings)('public', options.medium ?? 'web'), { newsletter, strings, shelf: options.shelf ?? new Map(), site: options.site ?? noSitePictures, base: '../', render: webHtml, permalink: 'https://letter.example.org/issue-06/' })
}

describe('the view of an issue', () => {
  it('is what its schema says, in each of its parts', () => {
    const made = view(
      { organisation: 'The Org', shortName: 'Org', language: 'en-GB', funding: { isec: { text: 'Funded' } }, imprint: { website: 'https://e.org/', email: 'a@e.org' } },
      { body: 'a[^1]\n\n:::event[E]{start=2015-04-07}\nx\n:::\n\n:::editorial{by="A B"}\nx\n:::\n\n:::brief\n- x\n:::\n\n[^1]: n', frontMatter: ['number: 6', 'summary: Sum', 'funding: isec', 'topics: [T]'] },
    )
    expect(issueViewSchema(newsletterWith()).parse(made)).toEqual(made)
    expect(made).toMatchObject({ label: 'Issue 6', date: { iso: '2015-03-30', text: '30 March 2015' }, documentTitle: 'Title – Letter, Issue 6', subject: 'Title', preheader: 'Sum', funding: { text: 'Funded', emblem: null }, topics: ['T'], draft: null })
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

describe('a page of the archive', () => {
  it('belongs to no day', () => {
    expect(view({}, { frontMatter: ['type: page'] })).toMatchObject({ date: null, label: null })
  })

  it('calls its contents its own', () => {
    expect(view({}, { frontMatter: ['type: page'] }).contentsTitle).toBe('On this page')
    expect(view().contentsTitle).toBe('In this issue')
  })
})

describe('the pictures', () => {
  const settings = { brand: { logo: { file: 'logo.png', alt: 'Letter' } }, funding: { isec: { text: 'Funded', emblem: 'eu', alt: 'Emblem' }, other: { text: 'Other' } } }
  const site = { logo: pictureOf('logo.png'), emblems: { isec: pictureOf('eu.png') } }
  const shelf = new Map([[shelfKey('figure', 'a b.jpg'), pictureOf('a.jpg')], [shelfKey('portrait', 'p.jpg'), pictureOf('p.jpg')]])
  const frontMatter = ['cover: ./a%20b.jpg', 'alt: Cover', 'funding: isec']
  const body = ':::editorial{by="A B" photo=p.jpg alt="A B"}\nx\n:::'

  it('are a logo, a cover, portraits and an emblem, each with its words', () => {
    const made = view(settings, { site, shelf, frontMatter, body })
    expect(issueViewSchema(newsletterWith()).parse(made)).toEqual(made)
    expect(made).toMatchObject({
      newsletter: { logo: { src: '../assets/logo.png', alt: 'Letter' } },
      issueCover: { src: '../assets/a.jpg', alt: 'Cover', width: 608, height: 304, srcset: '../assets/a.jpg-480.webp 480w' },
      funding: { text: 'Funded', emblem: { src: '../assets/eu.png', alt: 'Emblem' } },
    })
    expect(made.blocks[0]?.['editorial']).toMatchObject({ person: { photo: { src: '../assets/p.jpg', alt: 'A B' } } })
  })

  it('are one file each in an email', () => {
    expect(view(settings, { site, shelf, frontMatter, body, medium: 'email' }).issueCover).toEqual({ src: '../assets/a.jpg', alt: 'Cover', width: 552, height: 276, srcset: null, sizes: null })
  })

  it('have their words in a text', () => {
    const made = view(settings, { site, shelf, frontMatter, body, medium: 'text' })
    expect(made).toMatchObject({ newsletter: { logo: { alt: 'Letter' } }, issueCover: { alt: 'Cover' }, funding: { text: 'Funded', emblem: { alt: 'Emblem' } } })
    expect(made.blocks[0]?.['editorial']).toMatchObject({ person: { photo: { srcset: null } } })
  })

  it('are none when there is no such file, and no other use stands in for one', () => {
    const made = view(settings, { frontMatter: ['cover: p.jpg', 'alt: P', 'funding: other'], body: body.replace('p.jpg', '"a b.jpg"'), shelf, site })
    expect(made).toMatchObject({ issueCover: null, funding: { text: 'Other', emblem: null } })
    expect(made.blocks[0]?.['editorial']).toMatchObject({ person: { photo: null } })
  })
})

describe('a kind of the newsletter’s own', () => {
  it('is among the blocks like any other', () => {
    const settings = { blocks: { minutes: { attributes: { chair: { required: true } } } } }
    const made = view(settings, { body: ':::minutes[Board]{chair="Ada"}\nWords\n:::\n\nx' })
    expect(issueViewSchema(newsletterWith(settings)).parse(made)).toEqual(made)
    expect(made.blocks.map((block) => Object.entries(block).flatMap(([kind, value]) => (value === null ? [] : [kind])))).toEqual([['minutes'], ['article']])
    expect(made.blocks[0]?.['minutes']).toMatchObject({ title: 'Board', chair: 'Ada', attributes: [{ label: 'chair', text: 'Ada' }] })
    expect(made.blocks[1]).toHaveProperty('minutes', null)
  })
})

describe('the contents', () => {
  it('are left out where the issue says so', () => {
    const body = '## A\n\n## B\n\n## C'
    expect(view({}, { body }).contents).toHaveLength(3)
    expect(view({}, { body, frontMatter: ['contents: false'] }).contents).toEqual([])
  })


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
