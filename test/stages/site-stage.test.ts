import { beforeAll, describe, expect, it } from 'vitest'
import type { ManifestEntry } from '../../src/output/manifest.js'
import { cardsFor, type SiteOptions } from '../../src/stages/site-stage.js'
import type { IssueResult } from '../../src/stages/issue-result.js'
import { artefact, issueFile, rulesOf, siteOf, stageWith, type MadeSite, type Stage } from './stage.js'

let stage: Stage

beforeAll(async () => {
  stage = await stageWith({ audiences: ['members'] })
})

const fileOf = (path: string, body: string, ...frontMatter: readonly string[]): Promise<IssueResult> => stage.run({ ...issueFile(body, ['date: 2015-03-30', ...frontMatter]), path: `issues/${path}.md` })
const run = (title: string, ...more: readonly string[]): Promise<IssueResult> => fileOf(title.toLowerCase(), 'x', `title: ${title}`, ...more)

/** What becomes of all that is found: files by path, and rules that messages name. */
async function site(...results: ReadonlyArray<Promise<IssueResult>>): Promise<MadeSite & { readonly index: string; readonly rules: string[] }> {
  const made = siteOf(stage, await Promise.all(results))
  return { ...made, index: indexOf(made), rules: rulesOf(made.messages) }
}

const indexOf = (made: MadeSite): string => made.files.get('archive/index.html') ?? ''
const kept = (...paths: readonly string[]): Pick<SiteOptions, 'kept'> => ({ kept: new Map(paths.map((path): [string, ManifestEntry] => [path, { sha256: '', bytes: 0, source: 'issues/beta.md' }])) })

/** All that belongs to no one issue, as one text. */
const siteText = ({ artefacts }: MadeSite): string => artefacts.map(({ path, contents }) => `${path} ${String(contents)}`).join('\n')

describe('an archive', () => {
  it('has a home page, feeds, a sitemap, and what pages share, from the first issue on', async () => {
    const { index, artefacts, rules } = await site(run('Alpha'), run('Beta'))
    expect(rules).toEqual([])
    expect(artefacts.map(({ path, kind }) => `${kind} ${path.replace(/-[0-9a-f]{8}/, '')}`).toSorted()).toEqual([
      'asset archive/assets/icon.svg', 'asset archive/assets/search.js', 'asset archive/assets/site.css', 'asset archive/assets/style.css',
      ...['404.html', '_headers', 'accessibility/index.html', 'feed.json', 'feed.xml', 'index.html', 'robots.txt', 'search/index.html', 'sitemap.xml'].map((name) => `index archive/${name}`),
    ])
    expect(index).toContain('href="alpha/index.html"')
    expect(index).toContain('href="beta/index.html"')
  })

  it('is empty of no issue', async () => {
    expect((await site()).index).toContain('No issue has been published yet.')
  })

  it('leads to no search when there is none', async () => {
    const without = siteOf(stage, [await run('Alpha')], { hasSearch: false })
    expect([...without.files].filter(([path, text]) => /search\/index\.html|assets\/search-/.test(path + text)).map(([path]) => path)).toEqual([])
    expect(siteText(await site(run('Alpha')))).toContain('search/index.html')
  })

  it('refuses a stylesheet that asks a third party', () => {
    const outputsOf = (styles: object): Array<string | undefined> => {
      const { messages } = siteOf({ ...stage, context: { ...stage.context, templates: { ...stage.context.templates, ...styles } } }, [])
      return messages.map(({ rule, message }) => `${rule} ${/in the output archive\/(?:assets\/)?([a-z0-9]+)/.exec(message)?.[1]}`)
    }
    const styles = '@import url(https://fonts.example/a.css);'
    // The page that stands alone has them in itself.
    expect(new Set(outputsOf({ stylesheet: styles }))).toEqual(new Set(['output-unsafe style', 'output-unsafe 404']))
    expect(new Set(outputsOf({ siteStylesheet: styles }))).toEqual(new Set(['output-unsafe site']))
  })

  it('guards addresses and numbers of what is not published too: it will be', async () => {
    expect((await site(run('Alpha', 'number: 1'), run('Beta', 'number: 1', 'status: draft'))).rules).toEqual(['duplicate-number'])
    expect((await site(run('Alpha'), run('Beta', 'slug: alpha', 'audience: members'))).rules).toEqual(['duplicate-slug'])
  })

  it('warns once of a language whose words are missing', async () => {
    expect((await site(run('Alpha', 'lang: es-MX'), run('Beta', 'lang: es-MX'), run('Gamma', 'lang: en-GB'))).rules).toEqual(['strings-missing'])
    expect((await site(run('Draft', 'lang: es', 'status: draft'))).rules).toEqual([])
  })
})

describe('what is not public', () => {
  /** An issue that is told of in every place in which the site tells of one. */
  const everywhere = (...more: readonly string[]): Promise<IssueResult> =>
    fileOf('secret', ':::event[Secret]{start=2017-04-07}\nsecret\n:::\n\n:::roster[Secret]\n- secret\n:::', 'title: Secret', 'summary: Secret', 'topics: [Secret]', 'aliases: [old-secret]', ...more)

  it.each([['a draft', 'status: draft'], ['under embargo', 'embargo: 2099-01-01'], ['for members', 'audience: members']])('is in no file of the site when it is %s', async (_, line) => {
    for (const type of ['issue', 'special', 'page']) {
      const result = await everywhere(line, `type: ${type}`)
      const made = siteOf(stage, [await run('Alpha'), result], kept('archive/secret/index.html', 'archive/secret/email.html'))
      expect(siteText(made)).not.toMatch(/secret/i)
      expect(artefact(made.issues[0] ?? result, 'archive/alpha/index.html')).not.toMatch(/secret/i)
      expect(cardsFor([result], stage.context, stage.compiled.strings).map(({ source }) => source)).toEqual([null])
    }
  })

  it('would be found: what is public is in every one of them', async () => {
    const everything = await everywhere()
    const page = siteOf(stage, [everything, await fileOf('members', ':::roster[Secret]\n- secret\n:::', 'title: Members', 'type: page')])
    const files = [...page.artefacts].filter(({ path, contents }) => /secret/i.test(path + String(contents))).map(({ path }) => path.replace(/secret-[0-9a-f]{8}/, 'secret'))
    expect(files).toEqual(expect.arrayContaining(['index.html', 'topics/index.html', 'topics/secret/index.html', 'events/index.html', 'events.ics', 'events/secret.ics', 'members/index.html', 'old-secret/index.html', 'feed.xml', 'feed.json', 'sitemap.xml'].map((path) => `archive/${path}`)))
    expect(cardsFor(page.issues, stage.context, stage.compiled.strings).map(({ source }) => source)).toContain('issues/secret.md')
  })

  it.each(['events', 'members'])('is not the text of the %s page either', async (slug) => {
    for (const line of ['status: draft', 'embargo: 2099-01-01', 'audience: members']) {
      const made = siteOf(stage, [await run('Alpha'), await fileOf(slug, 'secret\n\n:::event[Secret]{start=2017-04-07}\nx\n:::\n\n:::roster[Secret]\n- x\n:::', 'title: Secret', 'type: page', line)], kept(`archive/${slug}/index.html`))
      expect(siteText(made)).not.toMatch(/secret/i)
      expect(made.files.has(`archive/${slug}/index.html`)).toBe(false)
    }
  })
})

describe('an issue that is not made now', () => {
  it('is listed only when its page is kept', async () => {
    const alpha = await run('Alpha')
    const beta = { ...(await run('Beta')), artefacts: [] }
    const textWith = (...paths: readonly string[]): string => siteText(siteOf(stage, [alpha, beta], kept(...paths)))
    expect(textWith()).not.toContain('Beta')
    expect(textWith('email/beta/public.html', 'archive/alpha/index.html', 'archive/beta/email.html')).not.toContain('Beta')
    expect(textWith('archive/beta/index.html')).toContain('href="beta/index.html"')
  })

  it('gives what it has to the site’s own pages, or is left out of them when it has nothing', async () => {
    const beta = { ...(await fileOf('beta', ':::event[Course]{start=2017-04-07}\nx\n:::', 'title: Beta')), artefacts: [] }
    const page = kept('archive/beta/index.html')
    const [given, withheld] = [siteOf(stage, [beta], page), siteOf(stage, [{ ...beta, contribution: null }], page)]
    expect(given.files.get('archive/events/index.html')).toContain('Course')
    expect(given.files.get('archive/feed.xml')).toContain('Beta')
    expect(withheld.files.has('archive/events/index.html')).toBe(false)
    for (const path of ['archive/feed.xml', 'archive/feed.json']) expect(withheld.files.get(path)).not.toContain('Beta')
    expect(indexOf(withheld)).toContain('href="beta/index.html"')
  })

  it('has no picture written that nothing shows', async () => {
    const beta = { ...(await run('Beta')), artefacts: [], assets: ['assets/a.jpg'] }
    expect(siteOf(stage, [beta]).issues[0]?.assets).toEqual([])
    expect(siteOf(stage, [beta], kept('archive/beta/index.html')).issues[0]?.assets).toEqual(['assets/a.jpg'])
  })
})

describe('the way from issue to issue', () => {
  /** Which slugs the pages lead to, before and after. */
  async function ways(...results: ReadonlyArray<Promise<IssueResult>>): Promise<Record<string, readonly [previous: string | null, next: string | null]>> {
    const { issues } = await site(...results)
    const pages = issues.flatMap((issue) => issue.artefacts.filter(({ path }) => /^archive\/.*index\.html$/.test(path)).map(({ contents }) => [issue.head?.title ?? '', String(contents)] as const))
    const way = (page: string, rel: string): string | null => new RegExp(`rel="${rel}" href="(?:\\.\\./)+((?:fr/)?[^/"]+)/index\\.html"`).exec(page)?.[1] ?? null
    for (const [, page] of pages) expect(page).not.toContain('<!--')
    return Object.fromEntries(pages.map(([title, page]) => [title, [way(page, 'prev'), way(page, 'next')]]))
  }
  const on = (date: string, title: string, ...more: readonly string[]): Promise<IssueResult> => stage.run({ ...issueFile('x', [`title: ${title}`, `date: ${date}`, ...more]), path: `issues/${title.toLowerCase()}.md` })

  it('goes by their dates, through specials, and past pages', async () => {
    expect(await ways(on('2015-06-24', 'Gamma'), on('2015-01-01', 'Page', 'type: page'), on('2014-12-01', 'Alpha'), on('2015-03-30', 'Beta', 'type: special'))).toEqual({
      Alpha: [null, 'beta'],
      Beta: ['alpha', 'gamma'],
      Gamma: ['beta', null],
      Page: [null, null],
    })
  })

  it('keeps to a language as far as there are translations', async () => {
    const french = (date: string, name: string): Promise<IssueResult> => stage.run({ ...issueFile('x', [`title: ${name}`, `date: ${date}`]), path: `issues/${name}.fr.md` })
    expect(await ways(on('2014-12-01', 'alpha'), on('2015-03-30', 'beta'), on('2015-06-24', 'gamma'), french('2014-12-01', 'alpha'), french('2015-06-24', 'gamma'))).toMatchObject({ beta: ['alpha', 'gamma'], gamma: ['beta', null] })
    const { files } = await site(on('2014-12-01', 'alpha'), on('2015-03-30', 'beta'), french('2015-03-30', 'beta'))
    expect(files.get('archive/fr/beta/index.html')).toContain('rel="prev" href="../../alpha/index.html"')
    expect(files.get('archive/beta/index.html')).toContain('rel="prev" href="../alpha/index.html"')
  })

  it('leads to nothing that the archive does not show', async () => {
    expect(await ways(on('2014-12-01', 'Alpha'), on('2015-01-01', 'Draft', 'status: draft'), on('2015-02-01', 'Secret', 'audience: members'), on('2015-03-30', 'Beta'), on('2015-06-24', 'Later', 'embargo: 2099-01-01'))).toEqual({ Alpha: [null, 'beta'], Beta: ['alpha', null] })
  })

  it('leads to a page that is not made now only when it is kept', async () => {
    const [alpha, beta] = [await on('2014-12-01', 'Alpha'), { ...(await on('2015-03-30', 'Beta')), artefacts: [] }]
    const pageOf = (...paths: readonly string[]): string => siteOf(stage, [alpha, beta], kept(...paths)).files.get('archive/alpha/index.html') ?? ''
    expect(pageOf('archive/beta/index.html')).toContain('../beta/index.html')
    expect(pageOf()).not.toContain('../beta/index.html')
  })

  it('is that of the home page, backwards, on one day too', async () => {
    const all = await Promise.all(['Delta', 'Alpha', 'Gamma', 'Beta'].map((title) => run(title, ...(title === 'Gamma' ? ['number: 2'] : []))))
    const shown = [...indexOf(siteOf(stage, all)).matchAll(/href="(\w+)\/index\.html" dir/g)].map(([, slug = '']) => slug)
    const found = await ways(...all.map((result) => Promise.resolve(result)))
    expect(shown.map((slug) => found[`${slug.charAt(0).toUpperCase()}${slug.slice(1)}`])).toEqual(shown.map((_, at) => [shown[at + 1] ?? null, shown[at - 1] ?? null]))
    expect(shown).toEqual(['gamma', 'delta', 'beta', 'alpha'])
  })

  it('stands on the page alone, in the words of the issue’s own language', async () => {
    const english = stage.compiled.strings.get('en')
    if (english === undefined) throw new Error('No English strings')
    const strings = new Map([['en', english], ['fr', { ...english, nextIssue: 'Le suivant' }]])
    const { issues } = siteOf({ ...stage, compiled: { ...stage.compiled, strings } }, await Promise.all([on('2014-12-01', 'Alpha', 'lang: fr'), on('2015-03-30', 'Beta')]))
    const [page, ...others] = issues[0]?.artefacts ?? []
    expect(String(page?.contents)).toContain('Le suivant')
    expect(String(page?.contents)).toMatch(/<a rel="next"[^>]* lang="en"[^>]*>Beta</)
    expect(others).toHaveLength(5)
    for (const { contents } of others) expect(String(contents)).not.toMatch(/Le suivant|Beta/)
  })

  it('is verified like all that comes out of a template', async () => {
    const unsafe = { ...stage.compiled, web: { ...stage.compiled.web, neighbours: () => '<script>alert(1)</script>' } }
    const { messages } = siteOf({ ...stage, compiled: unsafe }, await Promise.all([on('2014-12-01', 'Alpha'), on('2015-03-30', 'Beta')]))
    expect(rulesOf(messages)).toEqual(['output-unsafe', 'output-unsafe'])
  })
})

describe.each([['home', 'index.html', ['home: true']], ['events', 'events/index.html', []], ['members', 'members/index.html', []]] as const)('the text of the %s page', (place, path, needed) => {
  const name = place === 'home' ? 'welcome' : place
  const text = (...more: readonly string[]): Promise<IssueResult> => fileOf(name, 'Dear *readers*', 'title: Welcome', 'type: page', ...needed, ...more)

  it('stands there, and leads nowhere else', async () => {
    const { files, index } = await site(run('Alpha'), text('lang: fr'))
    expect(files.get(`archive/${path}`)).toMatch(/lang="fr"[\s\S]*<p>Dear <em>readers<\/em><\/p>/)
    expect([...files].filter(([, html]) => html.includes('readers')).map(([file]) => file)).toEqual([`archive/${path}`])
    expect(index).not.toContain('welcome/index.html')
    expect(index).toContain('alpha/index.html')
  })

  it('has its title there', async () => {
    expect((await site(run('Alpha'), text())).files.get(`archive/${path}`)).toContain('Welcome')
  })

  it('stands in the section of its language', async () => {
    const french = stage.run({ ...issueFile('Chers lecteurs', ['title: Bienvenue', 'date: 2015-03-30', 'type: page', ...needed]), path: `issues/${name}.fr.md` })
    const { files, rules } = await site(text(), french)
    expect(rules).toEqual([])
    expect(files.get(`archive/${path}`)).toMatch(/readers/)
    expect(files.get(`archive/${path}`)).not.toContain('lecteurs')
    expect(files.get(`archive/fr/${path}`)).toContain('Chers lecteurs')
    expect(files.get(`archive/fr/${path}`)).not.toContain('readers')
  })

  it('is missed when it is not published', async () => {
    for (const more of ['status: draft', 'audience: members', 'embargo: 2099-01-01']) expect(siteText(await site(text(more)))).not.toMatch(/Welcome|readers/)
  })

  it('asks search engines to stay away while it is a draft', async () => {
    const result = await text()
    const pageOf = (...results: readonly IssueResult[]): string => siteOf(stage, results).files.get(`archive/${path}`) ?? ''
    expect(pageOf(result)).not.toContain('noindex')
    if (result.head === null) throw new Error('No head')
    expect(pageOf({ ...result, head: { ...result.head, status: 'draft' } })).toContain('<meta name="robots" content="noindex">')
  })

  it('is one: a second is told, whether or not it is published', async () => {
    const other = (...more: readonly string[]): Promise<IssueResult> => fileOf(place === 'home' ? 'other' : `other/${name}`, 'x', 'title: Other', 'type: page', ...needed, ...more)
    expect((await site(text(), other())).rules).toEqual(['duplicate-slug'])
    expect((await site(text(), other('status: draft'))).rules).toEqual(['duplicate-slug'])
  })

  it('is verified like all that comes out of a template', async () => {
    const result = await text()
    if (result.contribution?.ownText == null) throw new Error('No text')
    const unsafe = { ...result, contribution: { ...result.contribution, ownText: { ...result.contribution.ownText, body: '<script>alert(1)</script>' } } }
    expect(rulesOf(siteOf(stage, [unsafe]).messages)).toEqual(['output-unsafe'])
  })
})

describe('a former address', () => {
  it('leads to the page of the issue, which owns it; that of a text, to the page that it stands on', async () => {
    const { artefacts, files } = await site(run('Alpha', 'aliases: [old]'), fileOf('welcome', 'x', 'title: W', 'type: page', 'home: true', 'aliases: [hello]'))
    expect(artefacts.find(({ path }) => path === 'archive/old/index.html')).toMatchObject({ source: 'issues/alpha.md', kind: 'page' })
    expect(files.get('archive/old/index.html')).toContain('content="0; url=../alpha/index.html"')
    expect(files.get('archive/hello/index.html')).toContain('content="0; url=../index.html"')
  })

  it('of a translation lies in the folder of its language', async () => {
    const { files } = await site(run('Alpha'), stage.run({ ...issueFile('x', ['title: A', 'date: 2015-03-30', 'aliases: [vieux]']), path: 'issues/alpha.fr.md' }))
    expect(files.get('archive/fr/vieux/index.html')).toContain('content="0; url=../../fr/alpha/index.html"')
    expect(files.has('archive/vieux/index.html')).toBe(false)
  })
})

describe('an event', () => {
  it('has its day told once to the editor, however many languages show it', async () => {
    const { messages } = await site(fileOf('alpha', ':::event[Course]{start=2017-04-07}\nx\n:::', 'title: Alpha'), fileOf('beta.fr', 'x', 'title: B'), fileOf('beta', 'x', 'title: B'))
    expect(rulesOf(messages)).toEqual(['events-passing'])
  })
})

describe('a feed', () => {
  it('tells of the newest issues and specials in the language of its section, and of no page', async () => {
    const many = Array.from({ length: 25 }, (_, at) => run(`I${at}`, `number: ${at}`))
    const { files } = await site(...many, run('About', 'type: page'), stage.run({ ...issueFile('x', ['title: Bonjour', 'date: 2015-03-30', 'number: 3']), path: 'issues/i3.fr.md' }))
    const titles = (path: string): string[] => (JSON.parse(files.get(path) ?? '{}') as { items: Array<{ title: string }> }).items.map(({ title }) => title)
    expect(titles('archive/feed.json').toSorted()).toEqual(Array.from({ length: 20 }, (_, at) => `I${at + 5}`).toSorted())
    expect(titles('archive/fr/feed.json')).toEqual(['Bonjour'])
  })

  it('knows an issue by its oldest address, which stays when it moves', async () => {
    const entryOf = async (...more: readonly string[]): Promise<unknown> => (JSON.parse((await site(run('Alpha', ...more))).files.get('archive/feed.json') ?? '{}') as { items: unknown[] }).items[0]
    const url = 'https://letter.example.org/alpha/'
    expect(await entryOf()).toMatchObject({ id: url, url })
    expect(await entryOf('aliases: [oldest, older]')).toMatchObject({ id: 'https://letter.example.org/oldest/', url })
    const { files } = await site(run('Alpha', 'aliases: [oldest, older]'))
    expect(files.get('archive/feed.xml')).toContain('<id>https://letter.example.org/oldest/</id>')
  })
})

describe('the sitemap', () => {
  it('lists the pages that do not ask search engines to stay away, and no others', async () => {
    const old = Array.from({ length: 61 }, (_, at) => stage.run({ ...issueFile('x', [`title: Old ${at}`, `date: ${2001 + (at % 2)}-01-01`, 'topics: [Law]']), path: `issues/old-${at}.md` }))
    const { files } = await site(...old, run('Alpha', 'topics: [C++]', 'aliases: [old]'), run('Draft', 'status: draft'), fileOf('events', ':::event[Course]{start=2017-04-07}\nx\n:::', 'title: E', 'type: page'), fileOf('alpha.fr', 'x', 'title: A'))
    const listed = [...(files.get('archive/sitemap.xml') ?? '').matchAll(/<loc>https:\/\/letter\.example\.org\/([^<]*)<\/loc>/g)].map(([, path = '']) => `archive/${path}index.html`)
    const indexed = [...files].filter(([path, html]) => /^archive\/(?:.*\/)?index\.html$/.test(path) && !html.includes('content="noindex"') && !html.includes('http-equiv="refresh"')).map(([path]) => path)
    expect(listed.toSorted()).toEqual(indexed.toSorted())
    expect(listed).toEqual(expect.arrayContaining(['archive/index.html', 'archive/years/2001/index.html', 'archive/topics/law/2001/index.html', 'archive/events/index.html', 'archive/fr/index.html', 'archive/fr/alpha/index.html']))
  })
})

describe('every page of the site', () => {
  it('says what it is about', async () => {
    const { files } = await site(run('Alpha', 'topics: [Law]'), fileOf('beta', ':::event[Course]{start=2017-04-07}\nx\n:::', 'title: Beta'), fileOf('members', ':::roster[Who]\n- x\n:::', 'title: Members', 'type: page'))
    for (const path of ['index.html', 'topics/index.html', 'topics/law/index.html', 'events/index.html', 'members/index.html', 'search/index.html', 'accessibility/index.html']) expect([path, files.get(`archive/${path}`)]).toEqual([path, expect.stringMatching(/<meta name="description" content="[^"]*Letter[^"]*">/)])
  })
})

describe('the page for addresses that lead nowhere', () => {
  it('leads to every language, and says of none that it is not translated', async () => {
    const { files } = await site(run('Alpha'), fileOf('alpha.fr', 'x', 'title: A'), run('Beta'))
    const note = stage.compiled.strings.get('fr')?.notTranslated ?? ''
    expect(files.get('archive/beta/index.html')).toContain(note)
    expect(files.get('archive/404.html')).toContain('href="https://letter.example.org/fr/"')
    expect(files.get('archive/404.html')).not.toContain(note)
  })

  it('names the feeds by their absolute addresses', async () => {
    const feeds = [...((await site(run('Alpha'))).files.get('archive/404.html') ?? '').matchAll(/<link rel="alternate" type="[^"]*" href="([^"]*)"/g)].map(([, href]) => href)
    expect(feeds).toEqual(['https://letter.example.org/feed.xml', 'https://letter.example.org/feed.json'])
  })
})

describe('a home page without issues', () => {
  it('says so, unless there are specials', async () => {
    expect((await site(run('About', 'type: page'))).index).toContain('No issue has been published yet.')
    expect((await site(run('Alpha', 'type: special'))).index).not.toContain('No issue has been published yet.')
  })
})

describe('a text of the home page with another address of the site', () => {
  it.each(['events', 'members'])('is not that of the %s page, to which nothing leads', async (slug) => {
    const { files, index } = await site(run('Alpha'), fileOf(slug, 'Dear *readers*', 'title: Welcome', 'type: page', 'home: true'))
    expect(index).toContain('Dear <em>readers</em>')
    expect(files.has(`archive/${slug}/index.html`)).toBe(false)
    expect([...files].filter(([, html]) => html.includes(`${slug}/index.html`)).map(([path]) => path)).toEqual([])
  })
})

describe('a roster', () => {
  const roster = ':::roster[Who belongs]\n- Somebody\n:::'
  const membersWith = async (...more: ReadonlyArray<Promise<IssueResult>>): Promise<string | undefined> => (await site(run('Alpha'), ...more)).files.get('archive/members/index.html')

  it('of the text of the page of members stands there', async () => {
    expect(await membersWith(fileOf('members', roster, 'title: Members', 'type: page'))).toContain('Somebody')
  })

  it('of an issue or of another page stays there, and makes no page of members', async () => {
    const others = [fileOf('beta', roster, 'title: Beta'), fileOf('about', roster, 'title: About', 'type: page'), fileOf('welcome', roster, 'title: Welcome', 'type: page', 'home: true'), fileOf('events', roster, 'title: Events', 'type: page')]
    expect(await membersWith(...others)).toBeUndefined()
    expect(await membersWith(...others, fileOf('members', 'x', 'title: Members', 'type: page'))).not.toContain('Somebody')
  })
})

describe('a link from issue to issue', () => {
  const dead = async (...results: ReadonlyArray<Promise<IssueResult>>): Promise<string[]> => (await site(...results)).messages.filter(({ rule }) => rule === 'dead-link').map(({ file, place, message }) => `${file}:${place?.line}:${place?.column} ${/`(.*?)`/.exec(message)?.[1]}`)

  it('is told at its place when it leads to no page', async () => {
    expect(await dead(fileOf('alpha', 'x [y](../nowhere/) [z](../beta/)', 'title: Alpha'), run('Beta'))).toEqual(['issues/alpha.md:5:3 ../nowhere/'])
  })

  it('is told when it leads to what is not public', async () => {
    expect(await dead(fileOf('alpha', '[y](../draft/)', 'title: Alpha'), run('Draft', 'status: draft'))).toEqual(['issues/alpha.md:5:1 ../draft/'])
  })

  it('is told in the text of one of the site’s own pages, too', async () => {
    expect(await dead(run('Alpha'), fileOf('members', '[y](../nowhere/) [a](../alpha/)', 'title: M', 'type: page'))).toEqual(['issues/members.md:6:1 ../nowhere/'])
  })

  it('is not told in a draft, which nobody sees', async () => {
    expect(await dead(run('Alpha'), fileOf('draft', '[y](../nowhere/)', 'title: Draft', 'status: draft'))).toEqual([])
  })

  it('may lead to a former address, a topic, a calendar, a feed, or an issue that is not built now', async () => {
    const alpha = await fileOf('alpha', '[a](../old/) [t](../topics/law/) [c](../events.ics) [f](../feed.xml) [b](../beta/)\n\n:::event[E]{start=2017-04-07}\nx\n:::', 'title: Alpha', 'topics: [Law]', 'aliases: [old]')
    const beta = { ...(await run('Beta')), artefacts: [] }
    expect(rulesOf(siteOf(stage, [alpha, beta]).messages)).not.toContain('dead-link')
  })
})

describe('the pictures of links', () => {
  it('are one for the newsletter in each language, and one for each issue that has a page', async () => {
    const results = await Promise.all([run('Alpha'), run('About', 'type: page'), fileOf('welcome', 'x', 'title: W', 'type: page', 'home: true'), stage.run({ ...issueFile('x'), path: 'issues/alpha.fr.md' })])
    const cards = cardsFor(results, stage.context, stage.compiled.strings)
    expect(cards.map(({ source, card }) => [source, card.lang])).toEqual([[null, 'en'], [null, 'fr'], ['issues/alpha.md', 'en'], ['issues/about.md', 'en'], ['issues/alpha.fr.md', 'fr']])
    expect(new Set(cards.map(({ address }) => address)).size).toBe(5)
  })

  it('are the same in a feed, whatever the language of the issue', async () => {
    const results = await Promise.all([run('Alpha', 'lang: fr', 'number: 6'), fileOf('beta.fr', 'x', 'title: Beta', 'number: 7')])
    const words = stage.compiled.strings.get('en')
    if (words === undefined) throw new Error('No English strings')
    const compiled = { ...stage.compiled, strings: new Map([['en', words], ['fr', { ...words, issue: 'Numéro {number}' }]]) }
    const all = new Set(cardsFor(results, stage.context, compiled.strings).map(({ address }) => address))
    const { files } = siteOf({ ...stage, compiled }, results, { cards: all })
    for (const path of ['feed.json', 'fr/feed.json']) expect([path, JSON.parse(files.get(`archive/${path}`) ?? '{}')]).toEqual([path, expect.objectContaining({ items: [expect.objectContaining({ image: expect.stringContaining('/assets/card-') })] })])
  })

  it('are named by the pages that show them, once they could be made', async () => {
    const results = [await run('Alpha')]
    const all = new Set(cardsFor(results, stage.context, stage.compiled.strings).map(({ address }) => address))
    const [first, second] = [siteOf(stage, results, { cards: all }), siteOf(stage, results)]
    const named = ({ files }: MadeSite): string[] => [...new Set([...files.values()].flatMap((html) => html.match(/https:\/\/letter\.example\.org\/assets\/card-[0-9a-f]+\.png/g) ?? []))]
    expect(named(first).toSorted()).toEqual([...all].toSorted())
    expect(named(second)).toEqual([])
  })
})
