import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { artefact, issueFile, rulesOf, stageWith } from '../stages/stage.js'
import { cutterWithTemplates, pageOf, paragraphs, permalink, type CutOf, type Cutter } from './cutting.js'

let cut: Cutter
/** Of an email in which there is next to nothing. */
let frame: number

beforeAll(async () => {
  cut = await cutterWithTemplates()
  frame = Buffer.byteLength(cut('x', { limit: 1_000_000 }).html)
})

/** Those of the words that stand in a text, `a1` not being in `a12`. */
const found = (text: string, name: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${name}${index + 1}`).filter((word) => new RegExp(`\\b${word}\\b`).test(text))
const first = (name: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${name}${index + 1}`)
/** The addresses that readers are sent to for the rest. */
const readOn = ({ html }: CutOf, words = 'Read on in the archive'): string[] => [...html.matchAll(/<a [^>]*href="([^"]*)"[^>]*>([^<]*)<\/a>/g)].flatMap(([, href = '', text]) => (text === words ? [href] : []))

describe('an email that is long', () => {
  it('stays as it is while it is below the limit, and is rendered once', () => {
    const whole = Buffer.byteLength(cut(`## A\n\n${paragraphs('a', 5)}`, { limit: 1_000_000 }).html)
    const { email, html, wholeHtml, renders, whole: editions } = cut(`## A\n\n${paragraphs('a', 5)}`, { limit: whole + 1 })
    expect(email).toMatchObject({ cuts: [], fits: true })
    expect([email.edition === editions, html === wholeHtml, renders]).toEqual([true, true, 1])
    expect(cut(`## A\n\n${paragraphs('a', 5)}`, { limit: whole }).email.cuts).toHaveLength(1)
  })

  it('has its longest article end after as many paragraphs as fit, with a link to where it goes on', () => {
    const made = cut(`## Short\n\n${paragraphs('s', 3)}\n\n## Long\n\n${paragraphs('a', 20)}`, { limit: frame + 16_000 })
    expect(Buffer.byteLength(made.html)).toBeLessThan(frame + 16_000)
    expect(found(made.html, 's', 3)).toEqual(first('s', 3))
    const left = found(made.html, 'a', 20)
    expect(left).toEqual(first('a', left.length))
    // One paragraph more would have been too much.
    expect(Buffer.byteLength(made.html) + 1000).toBeGreaterThan(frame + 16_000)
    expect(readOn(made)).toEqual([`${permalink}#long`])
    expect(made.html.indexOf('#long"')).toBeGreaterThan(made.html.indexOf(`a${left.length} word`))
  })

  it('is cut in its text at the same place', () => {
    const made = cut(`## Long\n\n${paragraphs('a', 20)}`, { limit: frame + 9000 })
    expect(found(made.text, 'a', 20)).toEqual(found(made.html, 'a', 20))
    expect(made.text).toContain(`Read on in the archive (${permalink}#long)`)
    expect(made.wholeText).toContain('a20')
  })

  it('says what was cut, the largest first', () => {
    const made = cut(`## Second *one*\n\n${paragraphs('b', 10)}\n\n## First\n\n${paragraphs('a', 20)}\n\n## Third\n\n${paragraphs('c', 3)}`, { limit: frame + 10_000 })
    expect(made.email.cuts.map(({ id, name }) => [id, name])).toEqual([['first', '“First”'], ['second-one', '“Second one”']])
    for (const { from, to } of made.email.cuts) expect(to).toBeLessThan(from)
    const saved = made.email.cuts.reduce((all, { from, to }) => all + from - to, 0)
    expect(Math.abs(Buffer.byteLength(made.wholeHtml) - Buffer.byteLength(made.html) - saved)).toBeLessThan(20)
  })

  it('loses no more than the first paragraphs of an article before the next one is cut', () => {
    const made = cut(`## A\n\n${paragraphs('a', 9)}\n\n## B\n\n${paragraphs('b', 8)}\n\n## C\n\n${paragraphs('c', 7)}`, { limit: frame + 16_000 })
    expect(found(made.html, 'a', 9)).toEqual(['a1'])
    expect(found(made.html, 'b', 8).length).toBeGreaterThan(1)
    expect(found(made.html, 'b', 8).length).toBeLessThan(8)
    expect(found(made.html, 'c', 7)).toEqual(first('c', 7))
  })

  it('is as short as it can be when it cannot be short enough', () => {
    const made = cut(`## A\n\n${paragraphs('a', 4)}\n\n## B\n\n${paragraphs('b', 4)}`, { limit: 100 })
    expect(made.email.fits).toBe(false)
    expect([...found(made.html, 'a', 4), ...found(made.html, 'b', 4)]).toEqual(['a1', 'b1'])
    expect(made.email.cuts).toHaveLength(2)
  })

  it('is rendered a few times, however many paragraphs it has', () => {
    const body = Array.from({ length: 12 }, (_, index) => `## ${index}\n\n${paragraphs(`p${index}x`, 30, 200 + index * 10)}`).join('\n\n')
    const whole = Buffer.byteLength(cut(body, { limit: 1_000_000 }).html)
    for (const share of [0.95, 0.6, 0.3]) expect(cut(body, { limit: frame + (whole - frame) * share }).renders).toBeLessThan(9)
  })

  it('is the same each time, and the same for all who get the same', () => {
    const body = `## A\n\n${paragraphs('a', 12)}\n\n## B\n\n${paragraphs('b', 12)}\n\n:::article[T]{audience=members only=text}\n[^n]: x\n\nt[^n]\n:::`
    const made = cut(body, { limit: frame + 15_000 })
    expect(cut(body, { limit: frame + 15_000 }).html).toBe(made.html)
    expect(made.forAudience('partners')).toBe(made.email)
    expect(made.htmlOf(made.forAudience('members').edition('members', 'email'))).toBe(made.html)
  })

  it('is cut for each audience by itself', () => {
    const made = cut(`## A\n\n${paragraphs('a', 12)}\n\n:::article[M]{audience=members}\n${paragraphs('m', 6)}\n:::`, { limit: frame + 15_000 })
    expect(made.email.cuts).toEqual([])
    const members = made.forAudience('members')
    expect(members.cuts.map(({ id }) => id)).toEqual(['a'])
    expect(found(made.htmlOf(members.edition('members', 'email')), 'm', 6)).toEqual(first('m', 6))
  })

  it('leaves the page whole', () => {
    const body = `## A\n\n${paragraphs('a', 12)}`
    const before = pageOf(cut(body, { limit: 1_000_000 }).whole('public', 'web'))
    expect(pageOf(cut(body, { limit: 100 }).whole('public', 'web'))).toBe(before)
  })
})

describe('an issue that asks for it', () => {
  const head = ['title: T', 'date: 2015-03-30']
  const body = `## A\n\n${paragraphs('a', 30)}`

  it('has emails that fit, and a page that is whole', async () => {
    const stage = await stageWith({ limits: { emailKilobytes: 20 } })
    const whole = await stage.run(issueFile(body, head))
    expect(whole.messages[0]?.note).toContain('With `cut: auto` in the front matter')
    const made = await stage.run(issueFile(body, [...head, 'cut: auto']))
    expect(made.messages).toEqual([])
    expect(found(artefact(made, 'email/issue-06/public.html'), 'a', 30).length).toBeLessThan(20)
    expect(found(artefact(made, 'email/issue-06/public.txt'), 'a', 30)).toEqual(found(artefact(made, 'email/issue-06/public.html'), 'a', 30))
    expect(artefact(made, 'archive/issue-06/index.html')).toBe(artefact(whole, 'archive/issue-06/index.html'))
  })

  it('is told when that is not enough', async () => {
    const stage = await stageWith({ limits: { emailKilobytes: 20 } })
    const { messages } = await stage.run(issueFile(`## A\n\n${paragraphs('a', 1, 30_000)}`, [...head, 'cut: auto']))
    expect(rulesOf(messages)).toEqual(['email-size'])
    expect(messages[0]?.note).toContain('`cut: auto` was not enough')
    // Where it would not help, nobody is sent there.
    expect((await stage.run(issueFile(`## A\n\n${paragraphs('a', 1, 30_000)}`, head))).messages[0]?.note).not.toContain('cut: auto')
  })
})

describe('what is cut', () => {
  const cutIds = (body: string, options: { audience?: string; frontMatter?: string[]; permalink?: null } = {}): string[] => cut(body, { limit: 100, ...options }).email.cuts.map(({ id }) => id)

  it.each([
    [':::editorial[E]{by="A B"}', ['e']], [':::notice[N]', ['n']], [':::aside[A]', ['a']], [':::article[A]', ['a']],
    [':::quote{by="A B"}', []], [':::event[E]{start=2015-04-07}', []], [':::publication[P]', []],
  ])('is prose: %s', (opening, ids) => {
    expect(cutIds(`${opening}\n${paragraphs('a', 3)}\n:::`)).toEqual(ids)
  })

  it('is not what only some may read, or what the page does not have', () => {
    const long = paragraphs('a', 3)
    for (const more of ['audience=members', 'only=email', 'only="email text"']) expect(cutIds(`:::article[A]{${more}}\n${long}\n:::`, { audience: 'members' })).toEqual([])
    expect(cutIds(long, { audience: 'members', frontMatter: ['title: T', 'date: 2015-03-30', 'audience: members'] })).toEqual([])
    expect(cutIds(long, { permalink: null })).toEqual([])
    expect(cutIds(`:::article[A]{only="email web"}\n${long}\n:::`)).toEqual(['a'])
  })

  it('is an interview after a part of an answer, with the questions that follow', () => {
    const made = cut(`:::interview[I]{with="A B"}\nIntroduction.\n\n### One?\n\n${paragraphs('a', 3)}\n\n### Two?\n\n${paragraphs('b', 3)}\n\n### Three?\n\n${paragraphs('c', 3)}\n:::`, { limit: frame + 6000 })
    expect([...found(made.html, 'a', 3), ...found(made.html, 'b', 3), ...found(made.html, 'c', 3)]).toEqual(['a1', 'a2', 'a3', 'b1'])
    expect(made.html).toContain('Two?')
    expect(made.html).not.toContain('Three?')
    expect(made.text).toMatch(/Two\?\n-+\n\nb1[^]*Read on in the archive/)
    expect(made.text).not.toContain('Three?')
  })

  it('is updates after a part of a section, but not after a heading', () => {
    const made = cut(`:::updates[U]\n### One\n\n${paragraphs('a', 1)}\n\n### Two\n\n- item\n\n### Three\n\n${paragraphs('b', 2)}\n:::`, { limit: 100 })
    expect(made.html).toContain('a1')
    expect(made.html).not.toMatch(/Two|Three/)
  })

  it('is never so little that the link is longer', () => {
    expect(cutIds(`## A\n\n${paragraphs('a', 1)}\n\nThe end.`)).toEqual([])
    expect(cutIds(`## A\n\n${paragraphs('a', 1)}\n\nThe end. ${'word '.repeat(60)}`)).toEqual(['a'])
  })

  it('was not cut before: a second time changes nothing', () => {
    const made = cut(`## A\n\n${paragraphs('a', 4)}`, { limit: 100 })
    const again = cut(`## A\n\na1 ${'word '.repeat(200)}\n\n[Read on in the archive](${permalink}#a)`, { limit: 100 })
    expect(again.email.cuts).toEqual([])
    expect(again.html).toBe(made.html)
  })

  it('ends where the whole text ends, when blocks stand in the middle of it', () => {
    const body = `::::article[A]\n${paragraphs('a', 2)}\n\n:::quote{by="A B"}\nquoted\n:::\n\n${paragraphs('b', 4)}\n::::\n\nafter`
    const made = cut(body, { limit: Buffer.byteLength(cut(body, { limit: 1_000_000 }).html) - 1500 })
    expect([...found(made.html, 'a', 2), ...found(made.html, 'b', 4)]).toEqual(['a1', 'a2', 'b1', 'b2'])
    expect(made.html).toContain('after')
    expect(readOn(made)).toEqual([`${permalink}#part`])
    const shortest = cut(`## A\n\n${paragraphs('a', 2)}\n\n:::quote{by="A B"}\nquoted\n:::\n\n${paragraphs('b', 3)}`, { limit: 100 })
    expect([...found(shortest.html, 'a', 2), ...found(shortest.html, 'b', 3)]).toEqual(['a1'])
    expect(shortest.html).toContain('quoted')
    expect(readOn(shortest)).toEqual([`${permalink}#a`])
  })

  it('is not what follows a block with a title of its own, or stands in another', () => {
    const made = cut(`## A\n\n${paragraphs('a', 3)}\n\n:::event[E]{start=2015-04-07}\nx\n:::\n\n${paragraphs('b', 3)}`, { limit: 100 })
    expect([...found(made.html, 'a', 3), ...found(made.html, 'b', 3)]).toEqual(['a1', 'b1'])
    const nested = cut(`:::::article[A]\n${paragraphs('a', 2)}\n\n::::aside[N]\nn1\n\n:::quote{by="A B"}\nq\n:::\n\nn2\n::::\n\n${paragraphs('b', 2)}\n:::::`, { limit: 100 })
    expect([...found(nested.html, 'a', 2), ...found(nested.html, 'n', 2), ...found(nested.html, 'b', 2)]).toEqual(['a1', 'n1', 'n2'])
  })
})

describe('what refers to the part that is cut', () => {
  it('goes with it when it is a footnote, and the others keep their order', () => {
    const body = `## A\n\n${paragraphs('a', 1)} x[^one]\n\n${paragraphs('b', 4)} y[^two] z[^one]\n\n## B\n\nb[^three]\n\n[^two]: note two <span id="in-note">x</span>\n\n[^one]: note one\n\n[^three]: note three, see [there](#in-note)`
    const made = cut(body, { limit: 100 })
    expect(made.wholeHtml).toContain('note two')
    for (const words of [made.html, made.text]) {
      expect(words).toContain('note one')
      expect(words).toContain('note three')
      expect(words).not.toContain('note two')
    }
    expect([...made.html.matchAll(/<sup[^>]*>.*?>(\d+)<\/a>/g)].map(([, number]) => number)).toEqual(expect.arrayContaining(['1', '2']))
    expect(made.html.match(/href="#[^"]*"/g)?.filter((href) => !made.html.includes(`id="${href.slice(7, -1)}"`))).toEqual([])
    expect(made.html).toContain(`href="${permalink}#in-note"`)
  })

  it('leads to the page when it is a link', () => {
    const body = `See [the table](#table), [by reference][r], <a href="#table">raw</a> and [B](#b).\n\n## A [t](#table)\n\n${paragraphs('a', 2)}\n\n<div id="table">\n\nx\n\n</div>\n\n${paragraphs('c', 3)}\n\n## B\n\nsee [the note](#anmerkung-ä)[^n]\n\n:::notice\n<b id="anmerkung-ä">n</b>\n:::\n\n[r]: #table\n\n[^n]: [table](#table)`
    const made = cut(body, { limit: 100 })
    expect(made.wholeHtml.match(/href="#table"/g)).toHaveLength(5)
    expect(made.html).not.toContain('href="#table"')
    expect(made.html.match(new RegExp(`href="${permalink}#table"`, 'g'))).toHaveLength(5)
    expect(made.html).toMatch(/href="#b"/)
    expect(made.html).toContain('href="#anmerkung-%C3%A4"')
    expect(made.text).toContain(`the table (${permalink}#table)`)
  })

  it('leads to the page when what it led to is gone as a whole', () => {
    const made = cut(`See [more](#part-1).\n\n::::article[A]\n${paragraphs('a', 2)}\n\n:::quote{by="A B"}\nq\n:::\n\n${paragraphs('b', 2)}\n::::`, { limit: 100 })
    expect(made.wholeHtml).toContain('<a href="#part-1"')
    expect(made.html).toContain(`<a href="${permalink}#part-1"`)
  })
})

describe('in other languages', () => {
  it.each([['fr', 'Lire la suite dans les archives'], ['de', 'Im Archiv weiterlesen'], ['de-CH', 'Im Archiv weiterlesen'], ['ar', 'Read on in the archive']])('the link is in the reader’s words: %s', (lang, words) => {
    const made = cut(`## A\n\n${paragraphs('a', 4)}`, { limit: 100, frontMatter: ['title: T', 'date: 2015-03-30', `lang: ${lang}`] })
    expect(readOn(made, words)).toEqual([`${permalink}#a`])
    expect(made.text).toContain(words)
  })

  it('an email from right to left is cut alike, and its bytes are counted', () => {
    const body = `## مقال\n\n${Array.from({ length: 9 }, (_, index) => `a${index + 1} ${'كلمة '.repeat(100)}`.trim()).join('\n\n')}`
    const limit = frame + 6000
    const made = cut(body, { limit, frontMatter: ['title: T', 'date: 2015-03-30', 'lang: ar'] })
    expect(Buffer.byteLength(made.html)).toBeLessThan(limit)
    expect(found(made.html, 'a', 9).length).toBeGreaterThan(2)
    expect(readOn(made)).toEqual([`${permalink}#${encodeURIComponent('مقال')}`])
  })
})

describe('any email', () => {
  const opening = fc.constantFrom('## T', '### S', ':::article[T]', ':::editorial{by=A}', ':::aside', ':::article[T]{audience=members}', ':::article[T]{only="email text"}', ':::quote{by=A}')
  const piece = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 900 }).map((bytes) => `@ ${'word '.repeat(bytes / 5)}`.trim()) }, fc.constantFrom('- @\n- @', '@:', '### @', '**@**', '@[^1]', '<div>\n\n@\n\n</div>', '<details><summary>@</summary>', '</details>', '> @', '@ [x](#anchor)', '@ <b id="anchor">b</b>'))
  const block = fc.tuple(opening, fc.array(piece, { minLength: 1, maxLength: 12 })).map(([open, pieces]) => [open, pieces.join('\n\n'), ...(open.startsWith(':') ? [':::'] : [])].join('\n\n'))
  const bodies = fc.array(block, { minLength: 1, maxLength: 6 }).map((blocks) => {
    let count = 0
    return `${blocks.join('\n\n')}\n\n[^1]: note`.replaceAll('@', () => `w${(count += 1)}w`)
  })
  const wordsIn = (html: string): string[] => html.match(/\bw\d+w\b/g) ?? []

  it('is below the limit, or as short as it can be, and a block loses nothing but its end', () => {
    fc.assert(
      fc.property(bodies, fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom('public', 'members'), (body, share, audience) => {
        const whole = cut(body, { limit: 1_000_000, audience })
        const limit = frame + Math.floor((Buffer.byteLength(whole.html) - frame) * share)
        const made = cut(body, { limit, audience })
        expect(made.email.fits).toBe(Buffer.byteLength(made.html) < limit)
        expect(made.html === cut(body, { limit: 1, audience }).html || made.email.fits).toBe(true)
        expect(Buffer.byteLength(made.html)).toBeLessThanOrEqual(Buffer.byteLength(whole.html))
        // Block by block what is left is the beginning of what there was; a block that nothing is cut from is the same.
        const edition = made.email.edition(audience, 'email')
        const before = new Map(whole.whole(audience, 'email').blocks.map(({ block: { id }, body: nodes }) => [id, wordsIn(pageOf({ ...edition, footnotes: null, blocks: [{ block: { id } as never, title: null, body: nodes }] }))]))
        for (const { block: { id }, body: nodes } of edition.blocks) {
          const words = wordsIn(pageOf({ ...edition, footnotes: null, blocks: [{ block: { id } as never, title: null, body: nodes }] }))
          expect(before.get(id)?.slice(0, words.length)).toEqual(words)
        }
        // The text says the same.
        expect(new Set(wordsIn(made.text))).toEqual(new Set(wordsIn(made.html)))
        // The page is the same as ever.
        expect(pageOf(made.whole('public', 'web'))).toBe(pageOf(whole.whole('public', 'web')))
        // No link leads nowhere that led somewhere.
        const dangling = (html: string): string[] => [...new Set(html.match(/href="#[^"]+"/g))].filter((href) => !html.includes(`id="${href.slice(7, -1)}"`))
        expect(dangling(made.html).filter((href) => !dangling(whole.html).includes(href))).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('keeps what only some may read, to the last word', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), bodies, (pieces, body) => {
        const secret = pieces.join('\n\n').replaceAll('@', () => 's1s')
        const made = cut(`${body}\n\n:::article[M]{audience=members}\n\n${secret}\n\n:::`, { limit: 1, audience: 'members' })
        const count = (html: string): number => html.match(/\bs1s\b/g)?.length ?? 0
        expect(count(made.html)).toBe(count(made.wholeHtml))
      }),
      { numRuns: 20 },
    )
  })
})
