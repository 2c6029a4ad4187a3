import { beforeAll, describe, expect, it } from 'vitest'
import type { IssueResult } from '../../src/stages/issue-result.js'
import { issueFile, rulesOf, siteOf, stageWith, type MadeSite, type Stage } from './stage.js'

let stage: Stage

beforeAll(async () => {
  stage = await stageWith({ language: 'en', url: 'https://e.org/' }, { now: Date.UTC(2015, 0, 1) })
})

const fileOf = (path: string, body: string, ...front: readonly string[]): Promise<IssueResult> => stage.run({ ...issueFile(body, [`title: ${path}`, 'date: 2014-12-01', ...front]), path: `issues/${path}.md` })
const event = (title: string, attributes: string, body = 'Words.'): string => `:::event[${title}]{${attributes}}\n${body}\n:::\n\n`
const siteWith = async (...files: ReadonlyArray<Promise<IssueResult>>): Promise<MadeSite> => siteOf(stage, await Promise.all(files))
const pagesIn = ({ files }: MadeSite): Array<[string, string]> => [...files].filter(([path]) => /^archive\/(?:fr\/)?events\/.*html$/.test(path))

/** What all pages of a site load: stylesheets and the script, which is longer than that of this stage. */
const surroundings = ({ files }: MadeSite): number => [...files].reduce((sum, [path, text]) => (path.endsWith('.css') ? sum + Buffer.byteLength(text) : sum), 1000)

describe('the events pages', () => {
  const long = `**Words** & [links](https://e.org/a?b=c&d=e). ${'Words '.repeat(60)}`
  it.each([
    ['past', 'short', (at: number) => `start=2014-05-${10 + (at % 20)}`, 'x'],
    ['past', 'long', (at: number) => `start=2014-05-${10 + (at % 20)} place="City Library" address="Main Street 1" url=https://e.org/${at}`, long],
    ['ahead', 'short', (at: number) => `start=2015-05-${10 + (at % 20)}`, 'x'],
    ['ahead', 'long', (at: number) => `start="2015-05-${10 + (at % 20)} 10:00" end="2015-05-${10 + (at % 20)} 12:00" place="City Library" address="Main Street 1" url=https://e.org/${at} register=https://e.org/r deadline=2015-03-01`, long],
  ])('are light, and hold them all, when 45 events are %s and %s', async (_when, _length, attributes, body) => {
    const site = await siteWith(fileOf('a', Array.from({ length: 45 }, (_, at) => event(`Meeting & talk ${at}`, attributes(at), body)).join('')))
    const pages = pagesIn(site)
    expect(pages.filter(([, html]) => Buffer.byteLength(html) + surroundings(site) >= 50_000).map(([path, html]) => `${path} ${Buffer.byteLength(html)}`)).toEqual([])
    // Not by putting each on a page of its own.
    expect(pages.length).toBeLessThan(30)
    expect(pages.flatMap(([, html]) => html.match(/<article class="event"/g) ?? [])).toHaveLength(45)
    const links = new Set(pages.flatMap(([path, html]) => [...html.matchAll(/href="([^":#]*events\/[^"#]*html)"/g)].map(([, href]) => new URL(href ?? '', `https://e.org/${path}`).pathname.slice(1))))
    expect(pages.map(([path]) => path).filter((path) => !links.has(path))).toEqual([])
    expect(pages.flatMap(([, html]) => html.match(/"@type":"Event"/g) ?? [])).toHaveLength(_when === 'ahead' ? 45 : 0)
  })

  it('tell what readers do in the language of the page, whatever that of the event', async () => {
    const site = await siteWith(fileOf('a', event('Training', 'start=2015-05-10 url=https://e.org/u register=https://e.org/r')), fileOf('b', 'x'), fileOf('b.fr', 'x'))
    const html = site.files.get('archive/fr/events/index.html') ?? ''
    expect(html).toContain('lang="en" dir="ltr">\n<div class="leaf"')
    expect(html).toContain('<a href="https://e.org/r" lang="fr" dir="ltr">S’inscrire</a>')
    const calendar = (site.files.get('archive/fr/events.ics') ?? '').replaceAll('\r\n ', '')
    expect(calendar).toMatch(/^NAME;LANGUAGE=fr\S*:Letter: Événements\r$/m)
    expect(calendar).toContain('SUMMARY;LANGUAGE=en:Training')
    expect(calendar).toContain('DESCRIPTION;LANGUAGE=en:Words.\\n\\nRegister: https://e.org/r')
  })

  it('are out of date on one day, of which the editor is told once for all languages', async () => {
    const front = ['title: B', 'date: 2014-12-02']
    const site = await siteWith(fileOf('a', event('Late', 'start=2015-06-10')), fileOf('b', event('Training', 'start=2015-05-10')), fileOf('b.fr', event('Formation', 'start=2015-05-10'), ...front.slice(2)), fileOf('c.fr', event('Été', 'start=2015-04-10')), fileOf('c', 'x'), fileOf('d', event('Off', 'start=2015-02-01 status=cancelled')))
    expect(rulesOf(site.messages).filter((rule) => rule === 'events-passing')).toHaveLength(1)
    expect(site.messages.find(({ rule }) => rule === 'events-passing')).toMatchObject({ file: 'issues/c.fr.md' })
  })

  it('know an event under one UID in all sections', async () => {
    const site = await siteWith(fileOf('b', event('Training', 'start=2015-05-10')), fileOf('b.fr', event('Formation', 'start=2015-05-10')))
    const uids = ['archive/events.ics', 'archive/fr/events.ics'].map((path) => /^UID:(.*)\r$/m.exec(site.files.get(path) ?? '')?.[1])
    expect(uids[0]).toMatch(/^[0-9a-f]{32}@e\.org$/)
    expect(uids[1]).toBe(uids[0])
  })
})
