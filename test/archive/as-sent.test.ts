import { beforeAll, describe, expect, it } from 'vitest'
import { asSent } from '../../src/archive/as-sent.js'
import { verifyHtml } from '../../src/output/verify-html.js'
import type { IssueResult } from '../../src/stages/issue-result.js'
import { headOf } from '../issue/reading.js'
import { allPictures, artefact, issueFile, newsletterWith, pictureOf, stageWith } from '../stages/stage.js'

/** What templates and trees write in several ways. */
const url = 'https://letter.example.org/a&b=c/'

let result: IssueResult
let copy: string

beforeAll(async () => {
  const stage = await stageWith({ url, audiences: ['members'], brand: { logo: { file: 'logo.png', alt: 'L' } } }, { ask: allPictures, site: { logo: pictureOf('logo.png'), emblems: {} } })
  result = await stage.run(issueFile(`![A](a.jpg) [file](${url}assets/x.pdf) "src="${url}assets/y.jpg"\n\n:::article[M]{audience=members}\nhushhush\n:::`))
  copy = artefact(result, 'archive/issue-06/email.html')
})

describe('the email as it was sent', () => {
  it('is that of the public, but for its pictures and its head', () => {
    const bare = (html: string): string => html.replace(/<meta http-equiv="Content-Security-Policy"[^]*?<link rel="canonical"[^>]*>/, '').replace(/(<img[^>]* src=")[^"]*\//g, '$1')
    expect(bare(copy)).toBe(bare(artefact(result, 'email/issue-06/public.html')))
    expect(copy).not.toContain('hushhush')
  })

  it('asks nobody else for its pictures', () => {
    const sources = [...copy.matchAll(/<img[^>]* src="([^"]*)"/g)].map((match) => match[1])
    expect(sources).toEqual(['../assets/logo.png', '../assets/figure-a.jpg'])
  })

  it('leaves what only looks like a picture as it is', () => {
    const links = (html: string): string[] => html.match(/.{60}[xy]\.(?:pdf|jpg)/g) ?? []
    expect(links(copy).length).toBeGreaterThan(2)
    expect(links(copy)).toEqual(links(artefact(result, 'email/issue-06/public.html')))
  })

  it('tells browsers to load nothing from elsewhere, before anything can be loaded, and search engines where the issue is', () => {
    expect(copy).toMatch(/<head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; [^"]*"><meta name="robots" content="noindex">/)
    expect(copy).toContain('<link rel="canonical" href="https://letter.example.org/a&amp;b=c/issue-06/">')
    expect(verifyHtml({ path: 'archive/issue-06/email.html', contents: copy, kind: 'page', source: null })).toEqual([])
  })

  it('lies beside the page, which leads there; the pictures of a translation are two folders up', () => {
    expect(artefact(result, 'archive/issue-06/index.html')).toContain('<a href="email.html">')
    expect(asSent(`<head></head><img src="https://letter.example.org/assets/a.jpg">`, headOf('issue-06.fr'), newsletterWith())).toMatchObject({ path: 'archive/fr/issue-06/email.html', contents: expect.stringContaining('src="../../assets/a.jpg"'), source: 'issues/issue-06.fr.md' })
  })
})
