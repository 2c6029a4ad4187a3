import { beforeAll, describe, expect, it } from 'vitest'
import { placed, textsOf, type Contribution } from '../../src/archive/contribution.js'
import type { OwnText } from '../../src/archive/own-text.js'
import { archiveRoot } from '../../src/issue/told-events.js'
import { allPictures, issueFile, stageWith, type Stage } from '../stages/stage.js'

let stage: Stage

beforeAll(async () => {
  stage = await stageWith({ audiences: ['members'], language: 'en-GB' }, { ask: allPictures })
})

async function given(body: string, { path = 'issues/issue-06.md', more = [] }: { path?: string; more?: readonly string[] } = {}): Promise<Contribution> {
  const { contribution, messages } = await stage.run({ ...issueFile(body, ['title: T', 'date: 2015-03-30', ...more]), path })
  if (contribution === null) throw new Error(`Nothing is given: ${JSON.stringify(messages)}`)
  return contribution
}

describe('what an issue gives to feeds', () => {
  it('is its whole text, with addresses that lead there from anywhere', async () => {
    const { content } = await given('Words ![A](a.jpg) [x](../issue-05/) [y](#there)[^1]\n\n:::article[There]{id=there}\nMore\n:::\n\n[^1]: Note')
    for (const words of ['Words', 'There', 'More', 'Note']) expect(content).toContain(words)
    expect(content).toContain('src="https://letter.example.org/assets/figure-a.jpg"')
    const addresses = [...content.matchAll(/ (?:href|src)="([^"]*)"/g)].map((match) => match[1] ?? '')
    expect(addresses).toEqual(expect.arrayContaining(['https://letter.example.org/issue-05/', 'https://letter.example.org/issue-06/#there']))
    expect(addresses.filter((address) => !address.startsWith('https://letter.example.org/'))).toEqual([])
  })

  it('is the public’s, for the web', async () => {
    const { content } = await given('x\n\n:::article[M]{audience=members}\nhushhush\n:::\n\n:::article[W]{only=web}\nonline\n:::\n\n:::article[E]{only=email}\nmailed\n:::')
    expect(content).toContain('online')
    expect(content).not.toMatch(/hushhush|mailed/)
  })

  it('is nothing of a page: it did not come out on a day', async () => {
    expect((await given('x', { more: ['type: page'] })).content).toBe('')
  })
})

describe('what an issue gives to the site’s own pages', () => {
  it('are its events; the text is given only by the file that is the text of one of them, with its rosters', async () => {
    const body = ':::event[Course]{start=2015-04-07}\nx\n:::\n\n:::roster[Board]\n- A\n:::'
    expect(await given(body)).toMatchObject({ events: [{ title: 'Course' }], ownText: null })
    expect(await given(body, { more: ['type: page'] })).toMatchObject({ events: [{ title: 'Course' }], ownText: null })
    expect(await given(body, { path: 'issues/members.md', more: ['type: page'] })).toMatchObject({ events: [{ title: 'Course' }], ownText: { title: 'T', body: expect.stringMatching(/Board[\s\S]*A/) } })
  })

  it('leads to the archive from wherever it will stand', async () => {
    const { events } = await given(':::event[Course]{start=2015-04-07}\n[x](#course) ![P](p.jpg)\n:::', { path: 'issues/about.fr.md', more: ['type: page'] })
    expect(events[0]?.html).toContain(`href="${archiveRoot}fr/about/index.html#course"`)
    expect(events[0]?.html).toContain(`src="${archiveRoot}assets/figure-p.jpg"`)
    const { ownText } = await given(':::roster[Board]\n- [A](https://letter.example.org/about/) ![P](p.jpg)\n:::', { path: 'issues/members.md', more: ['type: page'] })
    expect(ownText?.body).toContain(`href="${archiveRoot}about/index.html"`)
    expect(ownText?.body).toContain(`src="${archiveRoot}assets/figure-p.jpg"`)
  })

  it('is whole in its texts, which are all verified', async () => {
    const body = ':::roster[Board*1*]\nBoard*2*\n\n- Board*3*\n:::\n\n:::event[Course]{start=2015-04-07}\nEvent*4*\n:::'
    const texts = textsOf(await given(`Text*5*\n\n${body}\n\n:::article[After]\nText*6*\n:::`, { path: 'issues/members.md', more: ['type: page'] })).join('')
    for (const number of ['1', '2', '3', '4', '5', '6']) expect(texts).toContain(`<em>${number}</em>`)
    expect(textsOf(await given('Text*7*')).join('')).toContain('<em>7</em>')
    expect(textsOf(null)).toEqual([])
  })

  it('has a text that finds its way from the page that it is put on', () => {
    const text: OwnText = { title: 'T', summary: null, body: `<img src="${archiveRoot}assets/a.jpg">`, after: `<a href="${archiveRoot}x/index.html">`, lang: 'en', dir: 'ltr' }
    expect(placed(text, '../')).toEqual({ ...text, body: '<img src="../assets/a.jpg">', after: '<a href="../x/index.html">' })
    expect(placed(text, '').body).toBe('<img src="assets/a.jpg">')
  })
})
