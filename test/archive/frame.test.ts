import { describe, expect, it } from 'vitest'
import { frameOf, pageFrameSchema, relativeHref, rootFrom, type PageFrame, type PageOptions } from '../../src/archive/frame.js'
import { policyOf } from '../../src/archive/security.js'
import { newsletterWith } from '../stages/stage.js'
import { strings } from './events/telling.js'

const surround = { newsletter: newsletterWith({ language: 'en-GB', organisation: 'Org', imprint: { website: 'https://www.example.org/' } }), stylesheet: 'assets/style.css', icon: 'assets/icon.svg' }

const frameAt = (path: string, more: Partial<PageOptions> = {}, around = surround): PageFrame =>
  frameOf({ path, section: { lang: 'en-GB', prefix: '' }, lang: 'en-GB', strings, title: 'T', description: null, isIndexed: true, policy: 'plain', ...more }, around, { links: '<link>', top: '<header></header>' })

describe('a page', () => {
  it('has all that its schema says, and the parts that it is given', () => {
    const frame = frameAt('index.html')
    expect(pageFrameSchema.parse(frame)).toEqual(frame)
    expect(frame).toMatchObject({ links: '<link>', top: '<header></header>' })
  })

  it('finds its stylesheet, the archive’s root and the home page of its language from where it lies, on a server and on a disk', () => {
    expect(frameAt('index.html')).toMatchObject({ root: '', home: 'index.html', head: { stylesheet: 'assets/style.css', icon: 'assets/icon.svg' } })
    expect(frameAt('years/2014/index.html')).toMatchObject({ root: '../../', home: '../../index.html', head: { stylesheet: '../../assets/style.css' } })
    expect(frameAt('fr/issue-06/index.html', { section: { lang: 'fr', prefix: 'fr/' } })).toMatchObject({ root: '../../', home: '../../fr/index.html', foot: { accessibility: '../../fr/accessibility/index.html', feed: '../../fr/feed.xml' } })
    expect(rootFrom('404.html')).toBe('')
    expect(relativeHref('fr/events/index.html', 'é/index.html')).toBe('../../%C3%A9/index.html')
  })

  it('says its address, unless it asks search engines to stay away', () => {
    expect(frameAt('fr/é/index.html').head).toMatchObject({ canonical: 'https://letter.example.org/fr/%C3%A9/', robots: null })
    expect(frameAt('a/index.html', { isIndexed: false }).head).toMatchObject({ canonical: null, robots: 'noindex' })
  })

  it('has the newsletter’s name in the title of its window, once', () => {
    expect(frameAt('a/index.html').head.documentTitle).toBe('T – Letter')
    expect(frameAt('index.html', { title: 'Letter' })).toMatchObject({ print: 'Letter', head: { documentTitle: 'Letter' } })
  })

  it('names the feeds of its own section', () => {
    expect(frameAt('fr/a/index.html', { section: { lang: 'fr', prefix: 'fr/' } }).head.feeds.map(({ type, href }) => `${type} ${href}`)).toEqual(['application/atom+xml ../../fr/feed.xml', 'application/feed+json ../../fr/feed.json'])
  })

  it('is an article on the day that it came out, and else a website', () => {
    expect(frameAt('a/index.html', { published: '2015-03-30', modified: '2015-05-05' }).head).toMatchObject({ type: 'article', published: '2015-03-30', modified: '2015-05-05' })
    expect(frameAt('a/index.html').head).toMatchObject({ type: 'website', published: null, modified: null })
  })

  it('runs as its language does, with the policy that it needs and scripts of the archive alone', () => {
    expect(frameAt('a/index.html', { lang: 'ar-EG', policy: 'script', scripts: ['assets/events-01234567.js'] })).toMatchObject({ lang: 'ar-EG', dir: 'rtl', head: { locale: 'ar_EG', policy: policyOf('script'), scripts: ['../assets/events-01234567.js'] } })
  })

  it('holds data for machines that cannot end it', () => {
    const data = /^<script type="application\/ld\+json">([^<]*)<\/script>$/.exec(frameAt('a/index.html', { structured: [{ name: '</script><b>' }] }).structured)?.[1]
    expect(JSON.parse(data ?? '')).toEqual({ '@context': 'https://schema.org', '@graph': [{ name: '</script><b>' }] })
    expect([frameAt('a/index.html').structured, frameAt('a/index.html', { structured: [] }).structured]).toEqual(['', ''])
  })

  it('leads to the organisation’s website, if there is one', () => {
    expect(frameAt('a/index.html').foot.website).toEqual({ href: 'https://www.example.org/', text: 'Org' })
    expect(frameAt('a/index.html', {}, { ...surround, newsletter: newsletterWith() }).foot.website).toBeNull()
  })
})
