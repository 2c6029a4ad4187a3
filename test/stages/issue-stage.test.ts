import { beforeAll, describe, expect, it } from 'vitest'
import { archiveRoot } from '../../src/issue/told-events.js'
import { allPictures, artefact, issueFile, pictureOf, rulesOf, stageWith, type Stage } from './stage.js'

let stage: Stage
let drafts: Stage

beforeAll(async () => {
  const now = Date.parse('2015-03-30T08:00Z')
  ;[stage, drafts] = await Promise.all([stageWith({ timezone: 'Europe/Brussels' }, { now }), stageWith({ timezone: 'Europe/Brussels' }, { now, drafts: true })])
})

const head = (...more: readonly string[]): string[] => ['title: T', 'date: 2015-03-30', ...more]

describe('the issue stage', () => {
  it('makes a page, an email and its text, and for the archive the email as it was sent', async () => {
    const result = await stage.run(issueFile('words'))
    expect(result).toMatchObject({ path: 'issues/issue-06.md', messages: [], published: true, inArchive: true, head: { slug: 'issue-06' } })
    expect(result.artefacts.map(({ path, kind, source }) => `${kind} ${path} ${source}`)).toEqual(['page archive/issue-06/index.html issues/issue-06.md', 'page email/issue-06/public.html issues/issue-06.md', 'page email/issue-06/public.txt issues/issue-06.md', 'page archive/issue-06/email.html issues/issue-06.md'])
  })

  it('makes nothing from a draft, but tells its editor what is wrong', async () => {
    const result = await stage.run(issueFile('[x](javascript:y)', head('status: draft')))
    expect(result).toMatchObject({ artefacts: [], published: false, inArchive: false })
    expect(rulesOf(result.messages)).toEqual(['url-unsafe'])
  })

  it('makes a draft that is asked for, and says on it what it is', async () => {
    const result = await drafts.run(issueFile('words', head('status: draft')))
    expect(artefact(result, 'archive/issue-06/index.html')).toContain('<meta name="robots" content="noindex">')
    for (const { path } of result.artefacts) expect(artefact(result, path)).toContain('Draft: not for publication')
  })

  it('makes nothing before an embargo ends, not even of a draft', async () => {
    expect((await stage.run(issueFile('words', head('embargo: 2015-03-30 10:01')))).artefacts).toEqual([])
    expect((await drafts.run(issueFile('words', head('embargo: 2015-03-30 10:01', 'status: draft')))).artefacts).toEqual([])
    expect((await stage.run(issueFile('words', head('embargo: 2015-03-30 10:00')))).published).toBe(true)
  })

  it('tells all mistakes of an issue at once, those of a front matter that cannot be read too', async () => {
    const result = await stage.run(issueFile('::: members\n\n[x](javascript:y)\n\n:::evnt[x]\ny\n:::', ['title: T', 'date: 2015-02-30']))
    expect(result.head).toBeNull()
    expect(rulesOf(result.messages)).toEqual(expect.arrayContaining(['invalid-value', 'directive-malformed', 'directive-unknown']))
  })

  it('names its file by the slug, the file or the folder of an index', async () => {
    const slug = async (path: string, ...more: readonly string[]): Promise<string | undefined> => (await stage.run({ ...issueFile('x', head(...more)), path })).head?.slug
    expect(await slug('issues/a.md')).toBe('a')
    expect(await slug('issues/autumn/index.md')).toBe('autumn')
    expect(await slug('issues/e\u0301.md')).toBe('\u00e9')
    expect(await slug('issues/a.md', 'slug: b')).toBe('b')
    expect(rulesOf((await stage.run({ ...issueFile('x'), path: 'issues/a b.md' })).messages)).toEqual(['invalid-value'])
    expect(rulesOf((await stage.run({ ...issueFile('x'), path: 'issues/index.md' })).messages)).toEqual([])
  })

  it('lets a page alone stand at an address of the archive’s own', async () => {
    const events = (...more: readonly string[]) => stage.run({ ...issueFile('x', head(...more)), path: 'issues/events.md' })
    expect(await events('type: page')).toMatchObject({ head: { slug: 'events' }, messages: [] })
    expect((await events()).messages).toEqual([expect.objectContaining({ rule: 'invalid-value', place: { line: 1, column: 1 }, message: 'Unexpected file name `events`, expected another: only a page can stand at that address' })])
    expect((await stage.run(issueFile('x', head('type: special', 'slug: events')))).messages).toEqual([expect.objectContaining({ rule: 'invalid-value', place: expect.objectContaining({ line: 5, column: 7 }), message: 'Unexpected slug `events`, expected another: only a page can stand at that address' })])
  })

  it('puts what it makes of a translation into the folder of its language', async () => {
    const result = await stage.run({ ...issueFile('Bonjour'), path: 'issues/issue-06.fr.md' })
    expect(result).toMatchObject({ messages: [], inArchive: true, head: { slug: 'issue-06', lang: 'fr', translation: 'fr' } })
    expect(result.artefacts.map(({ path }) => path)).toEqual(['archive/fr/issue-06/index.html', 'email/fr/issue-06/public.html', 'email/fr/issue-06/public.txt', 'archive/fr/issue-06/email.html'])
    expect(artefact(result, 'archive/fr/issue-06/index.html')).toContain('<html lang="fr"')
  })

  it('reports a translation whose name says one language and whose front matter another', async () => {
    const result = await stage.run({ ...issueFile('x', head('lang: de')), path: 'issues/issue-06.fr.md' })
    expect(result.messages).toEqual([expect.objectContaining({ rule: 'invalid-value', place: expect.objectContaining({ line: 4 }), message: 'Unexpected language `de`, expected `fr`, which the file’s name says' })])
  })

  it('puts no copy of an email into the archive that the public did not get', async () => {
    const own = await stageWith({ audiences: ['members'] })
    const paths = async (body: string, ...more: readonly string[]): Promise<string[]> => (await own.run(issueFile(body, head(...more)))).artefacts.map(({ path }) => path).filter((path) => path.endsWith('/email.html'))
    expect(await paths('x')).toEqual(['archive/issue-06/email.html'])
    expect(await paths('x', 'audience: members')).toEqual([])
    expect(await paths('x', 'type: page')).toEqual([])
    expect(await paths(':::article[W]{only=web}\nx\n:::')).toEqual([])
    expect(await paths(':::article[E]{only=email}\nx\n:::')).toEqual([])
  })

  it('verifies what feeds have of it as it does its page', async () => {
    const unsafe = await stageWith({}, { templates: { 'web/text.hbs': '{{#each blocks}}{{> blocks}}{{/each}}{{#if footnotes}}{{{footnotes}}}{{/if}}<p onclick="x()">x</p>' } })
    const result = await unsafe.run(issueFile('words'))
    expect(result.messages).toEqual([expect.objectContaining({ rule: 'output-unsafe', severity: 'error', file: 'issues/issue-06.md', message: expect.stringContaining('the event handler onclick') })])
  })

  it('reports a funding statement that nobody wrote', async () => {
    expect(rulesOf((await stage.run(issueFile('x', head('funding: isec')))).messages)).toEqual(['funding-unknown'])
  })

  it('reports nesting that no stack can hold, and makes nothing of it', async () => {
    const result = await stage.run(issueFile(`${'<b>'.repeat(20_000)}x`))
    expect(rulesOf(result.messages)).toEqual(['nesting-depth'])
    expect(result).toMatchObject({ artefacts: [], published: false })
  })

  it('says on the document and on its wrapper which way an issue runs', async () => {
    const html = artefact(await stage.run(issueFile('مرحبا', head('lang: ar'))), 'email/issue-06/public.html')
    expect(html).toMatch(/<html lang="ar" dir="rtl"/)
    expect(html).toMatch(/<div[^>]* lang="ar" dir="rtl"/)
  })
})

describe('pictures', () => {
  let every: Stage
  beforeAll(async () => {
    every = await stageWith({ audiences: ['members'] }, { ask: allPictures })
  })
  const base = 'https://letter.example.org/assets/'

  it('are shown by the email from their absolute address, with their size, and by the page in all sizes', async () => {
    const result = await every.run(issueFile('![The hemicycle](a.jpg)'))
    expect(result.messages).toEqual([])
    expect(artefact(result, 'email/issue-06/public.html')).toMatch(new RegExp(`<img(?=[^>]* src="${base}figure-a\\.jpg")(?=[^>]* width="552")(?=[^>]* height="276")(?=[^>]* alt="The hemicycle")[^>]*>`))
    expect(artefact(result, 'email/issue-06/public.html')).not.toMatch(/<source|srcset=|webp/)
    const page = artefact(result, 'archive/issue-06/index.html')
    expect(page).toMatch(/<picture><source(?=[^>]* type="image\/webp")[^>]* srcset="\.\.\/assets\/figure-a\.jpg-480\.webp 480w"[^>]*><img(?=[^>]* src="\.\.\/assets\/figure-a\.jpg")(?=[^>]* width="608")(?=[^>]* height="304")(?=[^>]* loading="lazy")(?=[^>]* alt="The hemicycle")[^>]*><\/picture>/)
    expect(artefact(result, 'email/issue-06/public.txt')).toContain('The hemicycle')
    expect(artefact(result, 'email/issue-06/public.txt')).not.toMatch(/assets|a\.jpg/)
  })

  it('of a cover, of portraits and in a gallery are shown in their own sizes', async () => {
    const result = await every.run(issueFile(':::editorial{by="A B" photo=p.jpg alt=""}\nx\n:::\n\n:::gallery\n![G](g.jpg)\n\n[![L](l.jpg)](https://e.org/)\n:::\n\n:::publication[P]{cover=c.jpg alt="C"}\nx\n:::', head('cover: top.jpg', 'alt: Top')))
    expect(result.messages).toEqual([])
    for (const name of ['figure-top.jpg', 'portrait-p.jpg', 'gallery-g.jpg', 'gallery-l.jpg', 'cover-c.jpg']) {
      expect(artefact(result, 'email/issue-06/public.html')).toContain(`src="${base}${name}"`)
      expect(artefact(result, 'archive/issue-06/index.html')).toContain(`src="../assets/${name}"`)
    }
  })

  it('that outputs show are named with the result, and no others', async () => {
    const [page, draft] = [await every.run(issueFile('![A](a.jpg)\n\n:::article[W]{only=web}\n![W](w.jpg)\n:::\n\n:::article[T]{only=text}\n![T](t.jpg)\n:::')), await every.run(issueFile('![A](a.jpg)', head('status: draft')))]
    // The email shows one file, and the page that and those in other sizes; a picture in the text is its description.
    expect(page.assets).toEqual(['assets/figure-a.jpg', 'assets/figure-a.jpg-480.webp', 'assets/figure-w.jpg', 'assets/figure-w.jpg-480.webp'])
    expect(draft.assets).toEqual([])
    const email = await every.run(issueFile('x\n\n:::article[E]{only=email}\n![E](e.jpg)\n:::'))
    expect(email.assets).toEqual(['assets/figure-e.jpg'])
  })

  it('of a draft are looked for all the same: its editor wants to know', async () => {
    expect(rulesOf((await stage.run(issueFile('![A](a.jpg)', head('status: draft')))).messages)).toEqual(['image-missing'])
  })

  it('that are missing are described in their place, when that is only a warning', async () => {
    const lenient = await stageWith({ checks: { 'image-missing': 'warning' } })
    const result = await lenient.run(issueFile('![The hemicycle](a.jpg)\n\n:::editorial{by="Ada Lovelace" photo=p.jpg alt=""}\nx\n:::'))
    expect(rulesOf(result.messages, 'warning')).toEqual(['image-missing', 'image-missing'])
    for (const { path } of result.artefacts) {
      expect(artefact(result, path)).toContain('The hemicycle')
      expect(artefact(result, path)).not.toMatch(/<img|<picture/)
    }
    expect(artefact(result, 'archive/issue-06/index.html')).toContain('AL')
  })

  describe('that only members may see', () => {
    const body = ':::article[M]{audience=members}\n![Members alone](secret.jpg)\n\n<img src="secret2.jpg" alt="And these">\n:::\n\n:::editorial{by="A B" photo=secret3.jpg alt="" audience=members}\nx\n:::\n\nFor all'

    it('are errors', async () => {
      expect(rulesOf((await every.run(issueFile(body))).messages, 'error')).toEqual(['image-audience', 'image-audience', 'image-audience'])
    })

    it('are in no output when that is only a warning: their members read what they show', async () => {
      const asked: string[] = []
      const lenient = await stageWith({ audiences: ['members'], checks: { 'image-audience': 'warning' } }, {
        ask: (requests) => {
          asked.push(...requests.map(({ path }) => path))
          return allPictures(requests)
        },
      })
      const result = await lenient.run(issueFile(body))
      expect(rulesOf(result.messages, 'error')).toEqual([])
      expect({ asked, assets: result.assets }).toEqual({ asked: [], assets: [] })
      for (const { path } of result.artefacts) expect(artefact(result, path)).not.toMatch(/secret/)
      for (const ending of ['html', 'txt']) expect(artefact(result, `email/issue-06/members.${ending}`)).toMatch(/Members alone[\s\S]*And these/)
      for (const path of ['email/issue-06/public.html', 'email/issue-06/public.txt', 'archive/issue-06/index.html']) expect(artefact(result, path)).not.toMatch(/Members alone|And these/)
    })
  })
})

describe('the text of one of the site’s own pages', () => {
  const home = (body: string, ...more: readonly string[]) => issueFile(body, head('type: page', 'home: true', ...more))
  const own = (slug: 'events' | 'members', body: string) => ({ ...issueFile(body, head('type: page')), path: `issues/${slug}.md` })

  it('is no page, and no email', async () => {
    const result = await stage.run(home('Welcome.', 'lang: ar'))
    expect(result).toMatchObject({ artefacts: [], published: true, inArchive: false, contribution: { content: '', ownText: { title: 'T', lang: 'ar', dir: 'rtl', body: expect.stringContaining('Welcome.'), after: '' } } })
    for (const slug of ['events', 'members'] as const) expect(await stage.run(own(slug, 'Words.'))).toMatchObject({ artefacts: [], inArchive: false, contribution: { ownText: { body: expect.stringContaining('Words.') } } })
  })

  it('leaves events to the site, which gathers them, and keeps what stands before and after them apart; rosters stay in it', async () => {
    const events = await stage.run(own('events', 'Before\n\n:::event[Course]{start=2015-04-07}\nx\n:::\n\n:::article[After]\ny\n:::'))
    expect(events.contribution).toMatchObject({ events: [{ title: 'Course' }], ownText: { body: expect.stringContaining('Before'), after: expect.stringContaining('After') } })
    expect(JSON.stringify(events.contribution?.ownText)).not.toContain('Course')
    const members = await stage.run(own('members', 'Before\n\n:::roster[Board]\n- A\n:::'))
    expect(members.contribution).toMatchObject({ ownText: { body: expect.stringMatching(/Before[\s\S]*Board[\s\S]*A/), after: '' } })
  })

  it('shows its pictures from wherever it stands', async () => {
    const result = await (await stageWith({}, { ask: allPictures })).run(home('![A](a.jpg)'))
    expect(result.contribution?.ownText?.body).toContain(`src="${archiveRoot}assets/figure-a.jpg"`)
    expect(result.assets).toEqual(['assets/figure-a.jpg', 'assets/figure-a.jpg-480.webp'])
  })

  it('is none when it is a draft, under embargo, or for some', async () => {
    const members = await stageWith({ audiences: ['members'] })
    for (const result of [await stage.run(home('x', 'status: draft')), await stage.run(home('x', 'embargo: 2015-03-30 10:01')), await members.run(home('x', 'audience: members')), await members.run(home(':::article[M]{audience=members}\nx\n:::'))]) {
      expect(result).toMatchObject({ contribution: null, artefacts: [], assets: [] })
    }
  })

  it('says what it is when it is a draft that was asked for', async () => {
    expect((await drafts.run(home('x', 'status: draft'))).contribution?.ownText?.title).toBe('Draft: not for publication – T')
  })

  it('leaves out what is for members', async () => {
    const members = await stageWith({ audiences: ['members'] })
    for (const source of [home, own.bind(null, 'events'), own.bind(null, 'members')]) {
      const { contribution } = await members.run(source('Welcome.\n\n:::article[M]{audience=members}\nhushhush\n:::\n\n:::event[hushhush]{audience=members start=2015-04-07}\nx\n:::\n\n:::roster{audience=members}\n- hushhush\n:::'))
      expect(contribution?.ownText?.body).toContain('Welcome.')
      expect(JSON.stringify(contribution)).not.toContain('hushhush')
    }
  })
})

describe('the newsletter’s own pictures', () => {
  it('are a logo above, and the emblem of who funds the issue', async () => {
    const settings = { brand: { logo: { file: 'logo.png', alt: 'Letter' } }, funding: { isec: { text: 'Funded', emblem: 'eu', alt: 'Emblem' }, other: { text: 'Other' } } }
    const site = { logo: pictureOf('logo.png'), emblems: { isec: pictureOf('eu.png') } }
    const own = await stageWith(settings, { site })
    const [funded, other] = [await own.run(issueFile('x', head('funding: isec'))), await own.run(issueFile('x', head('funding: other')))]
    for (const [path, root] of [['email/issue-06/public.html', 'https://letter.example.org/'], ['archive/issue-06/index.html', '../']] as const) {
      expect(artefact(funded, path)).toMatch(new RegExp(`src="${root}assets/logo\\.png"[^>]* alt="Letter"`))
      expect(artefact(funded, path)).toMatch(new RegExp(`src="${root}assets/eu\\.png"[^>]* alt="Emblem"`))
      expect(artefact(other, path)).not.toContain('eu.png')
    }
    expect(funded.assets).toEqual(['assets/logo.png', 'assets/logo.png-480.webp', 'assets/eu.png', 'assets/eu.png-480.webp'])
  })
})

describe('a kind of the newsletter’s own', () => {
  const attributes = { chair: { required: true, label: 'In the chair' }, date: { type: 'date' } }
  /** Also names that mean something to Handlebars or to JavaScript. */
  const names = ['minutes', 'board-minutes', 'if', 'else', 'this', 'log', 'true', 'constructor']

  it.each(names)('called %s is in the email, on the page and in the text', async (name) => {
    const own = await stageWith(
      { language: 'en-GB', blocks: { [name]: { attributes } } },
      { templates: { [`email/blocks/${name}.mjml`]: '<mj-text>{{#if title}}<h{{level}}>{{{title}}}</h{{level}}>{{/if}}<p>{{chair}} in the email{{#if date}}, {{date.text}}{{/if}}</p>{{{body}}}</mj-text>', [`web/blocks/${name}.hbs`]: '{{{title}}}<p>{{chair}} on the page{{#with date}}, <time datetime="{{iso}}">{{text}}</time>{{/with}}</p>{{{body}}}' } },
    )
    const result = await own.run(issueFile(`Before\n\n:::${name}[Board & co]{chair="A & B" date=2015-03-30}\nWhat *they* said\n:::\n\nAfter`))
    // That it is in the email is said there alone.
    expect(rulesOf(result.messages)).toEqual(['text-differs'])
    expect(artefact(result, 'email/issue-06/public.html')).toMatch(/<p>A &amp; B in the email, 30 March 2015<\/p>\s*<p[^>]*>What <em>they<\/em> said<\/p>/)
    expect(artefact(result, 'archive/issue-06/index.html')).toMatch(/<p>A &amp; B on the page, <time datetime="2015-03-30">30 March 2015<\/time><\/p>\s*<p>What <em>they<\/em> said<\/p>/)
    expect(artefact(result, 'email/issue-06/public.txt')).toMatch(/\nBefore\n\n+Board & co\n={10}\n\nIn the chair: A & B\ndate: 30 March 2015\n\nWhat they said\n\n+After\n/)
  })

  it('may have a text of its own', async () => {
    const own = await stageWith({ blocks: { minutes: { attributes } } }, { templates: { 'email/blocks/minutes.mjml': '<mj-text>{{{title}}}{{chair}}{{#with date}}{{text}}{{/with}}{{{body}}}</mj-text>', 'web/blocks/minutes.hbs': '{{{title}}}{{chair}}{{#with date}}{{text}}{{/with}}{{{body}}}', 'text/blocks/minutes.hbs': '* {{chair}}: {{body}}{{title}}{{#with date}}{{text}}{{/with}}' } })
    expect(artefact(await own.run(issueFile(':::minutes{chair=Ada}\nWords\n:::')), 'email/issue-06/public.txt')).toContain('\n* Ada: Words\n')
  })

  it('says nothing of attributes that it has not, nor of a title', async () => {
    const own = await stageWith({ blocks: { box: { attributes: { by: {} } } } }, { templates: { 'email/blocks/box.mjml': '<mj-text>{{{title}}}{{by}}{{{body}}}</mj-text>', 'web/blocks/box.hbs': '{{{title}}}{{by}}{{{body}}}' } })
    expect(artefact(await own.run(issueFile('Before\n\n:::box\nWords\n:::')), 'email/issue-06/public.txt')).toMatch(/\nBefore\n\n+Words\n\n/)
  })

  it('shows pictures in its body as any other does', async () => {
    const own = await stageWith({ blocks: { box: {} } }, { ask: allPictures, templates: { 'email/blocks/box.mjml': '<mj-text>{{{title}}}{{{body}}}</mj-text>', 'web/blocks/box.hbs': '{{{title}}}{{{body}}}' } })
    const result = await own.run(issueFile(':::box\n![A](a.jpg)\n:::'))
    expect(artefact(result, 'email/issue-06/public.html')).toContain('src="https://letter.example.org/assets/figure-a.jpg"')
    expect(result.assets).toHaveLength(2)
  })
})
