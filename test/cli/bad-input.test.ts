import { existsSync, readFileSync } from 'node:fs'
import { symlink } from 'node:fs/promises'
import { join } from 'node:path'

import { beforeAll, describe, expect, it } from 'vitest'

import { splitFrontMatter, typeFrontMatter } from '../../src/issue/front-matter.js'
import { buildJson, config, createProject, createWarmProject, distOf, efcNews, foundIn, issue, writeFiles, type Files, type Found, type Report } from '../project.js'

// What bad input gets: a clear error at its place, the right exit code, no stack trace, and the last good dist/ as it was.

/** A stack trace, or what Node prints of an exception that nobody caught. */
const trace = /^\s+at .*(?:\(|:\d+)|node:internal|Error:/m

const good = issue('The last good one', 'Words that stay.')

/** A body below six lines of front matter: its first line is the file's sixth. */
const body = (text: string): string => issue('A', text)

const frontMatter = (lines: string): string => `---\n${lines}\n---\n\nWords.\n`

const code = `{ title: require('fs').writeFileSync('ran', '1') }`

/** Every bad issue by what is wrong with it, and the place and rule of each message that it gets, as an editor counts. */
const issues: ReadonlyArray<readonly [what: string, source: string | Uint8Array, found: readonly string[]]> = [
  // front matter
  ['code after the fence', `---js\n${code}\n---\n\nWords.\n`, ['1:4 front-matter-code']],
  ['code after the fence and a space', `--- javascript\n${code}\n---\n\nWords.\n`, ['1:4 front-matter-code']],
  ['another language after the fence', '---json\n{ "title": "A" }\n---\n\nWords.\n', ['1:4 front-matter-code']],
  ['a duplicate key', frontMatter('title: A\ndate: 2015-03-30\ntitle: B'), ['4:1 yaml-syntax']],
  ['an unclosed quote', frontMatter('title: "A\ndate: 2015-03-30'), ['3:17 yaml-syntax']],
  ['a colon in a bare title', frontMatter('title: A: b\ndate: 2015-03-30'), ['2:8 yaml-syntax']],
  ['a tab as indentation', frontMatter('title: A\ndate: 2015-03-30\ncredits:\n\tText: B'), ['5:1 yaml-syntax']],
  ['an anchor and an alias', frontMatter('title: &a A\ndate: 2015-03-30\nsummary: *a'), ['2:11 yaml-syntax', '4:10 yaml-syntax']],
  ['a tag of its own', frontMatter('title: !!js/function "function () {}"\ndate: 2015-03-30'), ['2:8 yaml-syntax']],
  ['no front matter', '# A\n\nWords.\n', ['1:1 front-matter-fence']],
  ['an empty file', '', ['1:1 front-matter-fence']],
  ['an unclosed front matter', '---\ntitle: A\ndate: 2015-03-30\n\nWords.\n', ['1:1 front-matter-fence']],
  ['a space before the front matter', ` ${frontMatter('title: A\ndate: 2015-03-30')}`, ['1:1 front-matter-fence']],
  ['a line before the front matter', `\n${frontMatter('title: A\ndate: 2015-03-30')}`, ['2:1 front-matter-fence']],
  ['text after the closing fence', '---\ntitle: A\ndate: 2015-03-30\n--- Words.\n\nMore.\n', ['4:4 front-matter-fence']],
  ['a list as front matter', frontMatter('- title: A\n- date: 2015-03-30'), ['1:1 invalid-value']],
  ['a text as front matter', frontMatter('A title'), ['1:1 invalid-value']],
  ['an empty front matter', '---\n---\n\nWords.\n', ['1:1 invalid-value']],
  ['a front matter of 17 KB', frontMatter(`title: A\ndate: 2015-03-30\nsummary: ${'x'.repeat(17 * 1024)}`), ['1:1 front-matter-size']],
  ['30 February', frontMatter('title: A\ndate: 2025-02-30'), ['3:7 invalid-value']],
  ['a date in words', frontMatter('title: A\ndate: 30 March 2015'), ['3:7 invalid-value']],
  ['an embargo at no time', frontMatter('title: A\ndate: 2015-03-30\nembargo: 2015-03-30 25:00'), ['4:10 invalid-value']],
  ['an unknown key', frontMatter('title: A\ndate: 2015-03-30\nsumary: B'), ['4:1 unknown-key']],
  ['a key with which another tool keeps an issue back', frontMatter('title: A\ndate: 2015-03-30\ndraft: true'), ['4:1 audience-unknown']],
  ['an audience below the end that pandoc knows', '---\ntitle: A\ndate: 2015-03-30\n...\naudience: members\n---\n\nWords.\n', ['4:1 front-matter-fence']],
  ['a number sign that would cut the title short', frontMatter('title: Newsletter #6\ndate: 2015-03-30'), ['2:19 yaml-syntax']],
  ['the line ends of an old Macintosh', frontMatter('title: A\ndate: 2015-03-30').replaceAll('\n', '\r'), ['1:4 front-matter-fence']],
  ['a missing title', frontMatter('date: 2015-03-30'), ['1:1 required-key']],
  ['an empty title', frontMatter('title:\ndate: 2015-03-30'), ['2:7 invalid-value']],
  ['a number that is none', frontMatter('title: A\ndate: 2015-03-30\nnumber: six'), ['4:9 invalid-value']],
  ['a slug with a slash', frontMatter('title: A\ndate: 2015-03-30\nslug: ../up'), ['4:7 invalid-value']],
  ['a slug that the archive needs', frontMatter('title: A\ndate: 2015-03-30\nslug: assets'), ['4:7 invalid-value']],
  ['a language that is none', frontMatter('title: A\ndate: 2015-03-30\nlang: not a language'), ['4:7 invalid-value']],
  ['a line break in a subject', frontMatter('title: A\ndate: 2015-03-30\nsubject: "A\\u2028Bcc: b@example.org"'), ['4:10 invalid-value']],
  ['a misspelt audience key', frontMatter('title: A\ndate: 2015-03-30\naudiance: members'), ['4:1 audience-unknown']],
  ['an audience that nobody named', frontMatter('title: A\ndate: 2015-03-30\naudience: partners'), ['4:11 audience-unknown']],
  ['a funding statement that is not there', frontMatter('title: A\ndate: 2015-03-30\nfunding: horizon'), ['4:10 funding-unknown']],

  // blocks
  ['an unknown kind of block', body(':::evnt[Course]{start=2015-04-07}\nText.\n:::'), ['6:1 directive-unknown']],
  ['a space before the kind', body('::: event\nText.\n:::'), ['6:1 directive-malformed', '8:1 directive-malformed']],
  ['two colons for a block', body('Words.\n\n::event[Course]{start=2015-04-07}'), ['8:1 directive-malformed']],
  ['a space before the title', body(':::event [Course]{start=2015-04-07}\nText.\n:::'), ['6:1 directive-malformed', '8:1 directive-malformed']],
  ['full-width colons', body('：：：event[Course]\nText.\n：：：'), ['6:1 directive-malformed', '8:1 directive-malformed']],
  ['an unclosed block', body('Words.\n\n:::event[Course]{start=2015-04-07}\nText.'), ['8:1 directive-unclosed']],
  ['an inner block with as many colons', body(':::event[Course]{start=2015-04-07}\n:::editorial[Letter]{by="A B"}\nText.\n:::\n:::'), ['7:1 directive-malformed', '10:1 directive-malformed']],
  ['a closing line too many', body('Words.\n\n:::\n\nMore.'), ['8:1 directive-malformed']],
  ['a block in a list', body('- item\n\n  :::editorial[Letter]{by="A B"}\n  Text.\n  :::'), ['8:3 directive-place']],
  ['attributes on a heading', body('## Numbers {audience=members}\n\nText.'), ['6:1 directive-malformed']],
  ['an audience of a block that nobody named', body(':::article[Numbers]{audience=member}\nText.\n:::'), ['6:21 audience-unknown']],
  ['an audience without a name', body(':::article[Numbers]{audience=""}\nText.\n:::'), ['6:21 audience-unknown']],
  ['two audiences on one block', body(':::article[Numbers]{audience=members audience=public}\nText.\n:::'), ['6:38 audience-unknown']],
  ['words before a block for members', body('Words :::article[Numbers]{audience=members} secret :::'), ['6:7 directive-malformed']],
  ['a medium that is none', body(':::article[Numbers]{only=print}\nText.\n:::'), ['6:21 audience-unknown']],
  ['an event without a title', body(':::event{start=2015-04-07}\nText.\n:::'), ['6:1 block-title']],
  ['an event without a start', body(':::event[Course]\nText.\n:::'), ['6:1 block-attribute']],
  ['an event on 31 April', body(':::event[Course]{start=2015-04-31}\nText.\n:::'), ['6:18 block-attribute']],
  ['an event that ends before it starts', body(':::event[Course]{start=2015-04-10 end=2015-04-07}\nText.\n:::'), ['6:35 block-attribute']],
  ['an event at an hour that clocks leave out', body(':::event[Course]{start="2015-03-29 02:30" timezone=Europe/Brussels}\nText.\n:::'), ['6:18 event-time']],
  ['an event at an hour that clocks show twice', body(':::event[Course]{start="2015-10-25 02:30" timezone=Europe/Brussels}\nText.\n:::'), ['6:18 event-time']],
  ['an event in a time zone that is none', body(':::event[Course]{start="2015-04-07 10:30" timezone=Europe/Brussel}\nText.\n:::'), ['6:43 block-attribute']],
  ['an attribute that no event takes', body(':::event[Course]{start=2015-04-07 loc=Budapest}\nText.\n:::'), ['6:35 block-attribute']],
  ['a brief without a list', body(':::brief[News]\nText.\n:::'), ['6:1 block-body']],
  ['a heading of the first level', body('Words.\n\n# Title\n\nText.'), ['8:1 heading-level']],

  // references
  ['a footnote that is not there', body('Words\nand more.[^1]'), ['7:10 reference-missing']],
  ['a footnote that not every reader gets', body(':::article[Numbers]{audience=members}\nText.[^1]\n\n[^1]: For members.\n:::\n\n## Words\n\nText.[^1]'), ['14:6 audience-reference']],
  ['a link whose address not every reader gets', body(':::article[Numbers]{audience=members}\n[Text][a]\n\n[a]: https://members.example/\n:::\n\n[Words][a].'), ['12:1 audience-reference']],
  ['a footnote that stands in a later block', body('Words.[^1]\n\n:::article[Numbers]\nText.[^1]\n\n[^1]: A note.\n:::'), ['6:7 reference-missing']],

  // addresses and HTML
  ['javascript: in a link', body('[x](javascript:alert(1))'), ['6:1 url-unsafe']],
  ['javascript: in capitals', body('[x](JaVaScRiPt:alert(1))'), ['6:1 url-unsafe']],
  ['javascript: with a character reference', body('[x](&#106;avascript&colon;alert(1))'), ['6:1 url-unsafe']],
  ['javascript: with a tab in it', body('[x](<java\tscript:alert(1)>)'), ['6:1 url-unsafe']],
  ['javascript: with an encoded colon', body('[x](javascript%3Aalert(1))'), ['6:1 url-unsafe']],
  ['javascript: between angle brackets', body('Words <javascript:alert(1)> here.'), ['6:7 url-unsafe']],
  ['javascript: in a definition', body('[x]\n\n[x]: javascript:alert(1)'), ['8:1 url-unsafe']],
  ['javascript: of an image', body('![x](javascript:alert(1))'), ['6:1 url-unsafe']],
  ['javascript: in raw HTML', body('Words <a href="jav&#x09;ascript:alert(1)">x</a>.'), ['6:7 url-unsafe']],
  ['vbscript:', body('[x](vbscript:msgbox)'), ['6:1 url-unsafe']],
  ['data:', body('[x](data:text/html;base64,PHNjcmlwdD4=)'), ['6:1 url-unsafe']],
  ['an address without a scheme', body('[x](//example.org/)'), ['6:1 url-unsafe']],
  ['a password in an address', body('[x](https://bank.example@evil.example/)'), ['6:1 url-unsafe']],
  ['a scheme that no mail program opens', body('[x](ftp://example.org/)'), ['6:1 url-scheme']],
  ['a <script>', body('Words.\n\n<script>alert(1)</script>\n\nMore.'), ['8:1 raw-html']],
  ['a <SCRIPT> in a line', body('Words <SCRIPT src="//evil.example/x.js"></SCRIPT> here.'), ['6:7 raw-html', '6:7 url-unsafe']],
  ['an event handler', body('Words <b onclick="alert(1)">x</b>.'), ['6:7 raw-html']],
  ['an <iframe>', body('<iframe src="https://example.org/"></iframe>'), ['6:1 raw-html']],
  ['a picture from another server', body('![x](https://example.org/x.png)'), ['6:1 image-remote']],
  ['a picture that is not there', body('![x](x.png)'), ['6:1 image-missing']],
  ['a picture without a description', body('Words ![](../good.gif)'), ['6:7 image-alt']],
  ['a picture that is a drawing with scripts', body('![x](../drawing.png)'), ['6:1 image-format']],
  ['a picture that is cut off', body('![x](../broken.gif)'), ['6:1 image-broken']],
  ['a picture outside of the project', body('![x](../../secret.gif)'), ['6:1 file-link']],
  ['a picture for members', body(':::article[Numbers]{audience=members}\n![x](../good.gif)\n:::'), ['7:1 image-audience']],
  ['a cover that is not there', frontMatter('title: A\ndate: 2015-03-30\ncover: x.png\nalt: X'), ['4:8 image-missing']],
  ['a portrait that is not there', body(':::editorial[Letter]{by="A B" photo=x.png alt=""}\nText.\n:::'), ['6:31 image-missing']],
  ['an issue as the home page', frontMatter('title: A\ndate: 2015-03-30\nhome: true'), ['4:7 invalid-value']],
  ['an address that is for pages', frontMatter('title: A\ndate: 2015-03-30\nslug: events'), ['4:7 invalid-value']],

  // files
  ['a byte that is not UTF-8', Buffer.concat([Buffer.from(issue('A', 'Words.\nCaf')), Buffer.from([0xe9, 0x0a])]), ['8:1 file-encoding']],
  ['UTF-16', Buffer.from(`\ufeff${good}`, 'utf16le'), ['1:1 file-encoding']],
  ['more than the size limit', issue('A', 'word '.repeat(5000)), ['file-size']],
]

/** A GIF of one pixel; one that ends in the middle of it; and a drawing, whatever its name says. */
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
const pictures = { 'good.gif': gif, 'broken.gif': gif.subarray(0, 30), 'drawing.png': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>' }

const pathOf = (index: number): string => `issues/bad-${String(index + 1).padStart(2, '0')}.md`

/** Issues that want one number or one address: the later by path is the one that is reported. And translations that are none. */
const rivals: Readonly<Record<string, readonly [source: string, found: readonly string[]]>> = {
  'issues/number/a.md': [issue('A', 'Words.', 'number: 6'), []],
  'issues/number/b.md': [issue('B', 'Words.', 'number: 6'), ['4:9 duplicate-number']],
  'issues/2014/same.md': [issue('A'), []],
  'issues/2015/same.md': [issue('B'), ['1:1 duplicate-slug']],
  'issues/case/Upper.md': [issue('A'), []],
  'issues/case/upper.md': [issue('B'), ['1:1 duplicate-slug']],
  'issues/form/one.md': [issue('A', 'Words.', 'slug: caf\u00e9'), []],
  'issues/form/two.md': [issue('B', 'Words.', 'slug: cafe\u0301'), ['4:7 duplicate-slug']],
  'issues/alias/new.md': [issue('A', 'Words.', 'aliases: [former]'), []],
  'issues/alias/old.md': [issue('B', 'Words.', 'slug: former'), ['4:7 duplicate-slug']],
  'issues/lang/alone.fr.md': [issue('A'), ['translation-alone']],
  'issues/lang/report.md': [issue('A', 'Words.', 'number: 7'), []],
  'issues/lang/report.fr.md': [issue('B', 'Mots.', 'number: 7\nlang: de'), ['5:7 invalid-value']],
  'issues/home/one.md': [issue('A', 'Words.', 'type: page\nhome: true'), []],
  'issues/home/two.md': [issue('B', 'Words.', 'type: page\nhome: true'), ['5:7 duplicate-slug']],
}

describe('many bad issues in one build', () => {
  let report: Report
  let run: { code: unknown; err: string; out: string }
  let before: object
  let after: object
  let project = ''

  beforeAll(async () => {
    const settings = `${config}audiences: [members]\nlimits: { fileKilobytes: 20 }\n`
    project = await createWarmProject({ 'newsletter.yaml': settings, 'issues/good.md': good, 'outside.md': good, ...pictures })
    await efcNews(['build'], { cwd: project })
    before = await distOf(project)
    await writeFiles(project, Object.fromEntries(issues.map(([, source], index) => [pathOf(index), source])))
    await writeFiles(project, Object.fromEntries(Object.entries(rivals).map(([path, [source]]) => [path, source])))
    await symlink('/etc/hostname', join(project, 'issues/link.md'))
    const json = await buildJson([], { cwd: project })
    ;({ report } = json)
    run = json
    after = await distOf(project)
  }, 60_000)

  it('exits with 1 and says so in the report', () => {
    expect({ code: run.code, ok: report.ok, artefacts: report.artefacts, err: run.err }).toEqual({ code: 1, ok: false, artefacts: [], err: '' })
  })

  it('keeps the last good build byte for byte', () => {
    expect(after).toEqual(before)
    expect(Object.keys(after)).toContain('email/good/public.html')
  })

  it('never runs front matter', () => {
    expect(existsSync(join(project, 'ran'))).toBe(false)
  })

  it('shows no stack trace', () => {
    expect(run.out).not.toMatch(trace)
  })

  it('finds nothing in the good issue', () => {
    expect(foundIn(report, 'issues/good.md')).toEqual([])
  })

  it.each(issues.map(([what, , found], index) => ({ what, found, file: pathOf(index) })))('finds $what', ({ found, file }) => {
    expect(foundIn(report, file)).toEqual(found)
  })

  it.each(Object.entries(rivals).map(([file, [, found]]) => ({ file, found })))('finds what is wrong beside others in $file', ({ found, file }) => {
    expect(foundIn(report, file)).toEqual(found)
  })

  it('finds a link out of the project', () => {
    expect(foundIn(report, 'issues/link.md')).toEqual(['file-link'])
  })

  it('tells with every message what to do', () => {
    const isHelpful = ({ severity, message, note }: Found): boolean => severity === 'error' && /^(?:Unexpected|Missing|Unclosed) /.test(message) && note.trim() !== ''
    expect(report.messages.filter((found) => !isHelpful(found))).toEqual([])
  })
})

describe('one bad issue on a terminal', () => {
  it('is shown with its line, what to do, and what became of the output', async () => {
    const project = await createWarmProject({ 'newsletter.yaml': config, 'issues/a.md': frontMatter('title: A\ndate: 2015-02-30') })
    const run = await efcNews(['build'], { cwd: project })
    expect(run).toMatchObject({ code: 1, out: '' })
    expect(run.err).toContain('issues/a.md:3:7  error  Unexpected `2015-02-30` for `date`')
    expect(run.err).toContain('    3 │ date: 2015-02-30\n      │       ^^^^^^^^^^\n')
    expect(run.err).toContain('What to do: ')
    expect(run.err).toContain('1 error\nNothing was written: dist is as it was.\n')
    expect(run.err).not.toMatch(trace)
    expect(existsSync(join(project, 'dist'))).toBe(false)
  })

  it('fails the second time as it did the first, in one process', () => {
    const source = frontMatter('title: "A\ndate: 2015-03-30')
    const read = (): unknown => {
      const split = splitFrontMatter(source, 'issues/a.md')
      return split.source === null ? split.messages : typeFrontMatter(split.source.frontMatter, 'issues/a.md').messages
    }
    const first = read()
    expect(first).toMatchObject([{ rule: 'yaml-syntax' }])
    expect(read()).toEqual(first)
  })
})

/** Every bad newsletter.yaml, and the place and rule of each message about it. */
const configs: ReadonlyArray<readonly [what: string, source: string | null, found: readonly string[]]> = [
  ['no newsletter.yaml', null, ['config-missing']],
  ['an empty one', '', ['1:1 required-key']],
  ['a list', '- name: A\n', ['1:1 invalid-value']],
  ['bad YAML', 'name: A: b\nurl: https://letter.example/\n', ['1:7 yaml-syntax']],
  ['a duplicate key', `${config}name: B\n`, ['3:1 yaml-syntax']],
  ['an alias', `${config}organisation: &a A\nshortName: *a\n`, ['3:18 yaml-syntax', '4:12 yaml-syntax']],
  ['several mistakes at once', `${config}langauge: fr\ntimezone: Europe/Brussel\nlimits:\n  parseSeconds: 0\nchecks:\n  image-remote: never\n  image-remot: off\n`, ['3:1 unknown-key', '4:11 invalid-value', '6:17 invalid-value', '8:17 invalid-value', '9:3 unknown-key']],
  ['a missing url', 'name: The Letter\n', ['1:1 required-key']],
  ['an address that runs code', 'name: The Letter\nurl: javascript:alert(1)\n', ['2:6 invalid-value']],
  ['an address to which no page can be added', 'name: The Letter\nurl: https://letter.example/?p=1\n', ['2:6 invalid-value']],
  ['a second document', `${config}---\naudiences: [members]\n`, ['3:1 yaml-syntax']],
  ['one audience twice', `${config}audiences: [members, members]\n`, ['3:22 invalid-value']],
  ['an audience called public', `${config}audiences:\n  - public\n`, ['4:5 invalid-value']],
  ['an emblem without a description', `${config}funding:\n  isec: { text: Funded, emblem: eu }\n`, ['4:3 required-key']],
  ['a kind of block whose name no directive can have', `${config}blocks: { Minutes: {} }\n`, ['3:11 invalid-value']],
  ['a kind of block whose name is taken', `${config}blocks: { event: {} }\n`, ['3:11 invalid-value']],
  ['a preset that is none', `${config}checks: { preset: mild }\n`, ['3:19 invalid-value']],
]

describe('a bad newsletter.yaml', () => {
  it.each(configs)('%s is an error of configuration, and the last good build stays', async (_, source, found) => {
    const project = await createProject({ 'issues/good.md': good, 'dist/mine': 'kept', ...(source === null ? {} : { 'newsletter.yaml': source }) })
    const run = await buildJson([], { cwd: project })
    expect({ code: run.code, ok: run.report.ok, found: foundIn(run.report, 'newsletter.yaml') }).toEqual({ code: 2, ok: false, found })
    expect(run.report.messages).toHaveLength(found.length)
    expect(run.out + run.err).not.toMatch(trace)
    expect(await distOf(project)).toEqual({ mine: 'kept' })
  })
})

const english = readFileSync(new URL('../../templates/strings/en.yaml', import.meta.url), 'utf8')

const lineOf = (text: string, start: string): number => text.split('\n').findIndex((line) => line.startsWith(start)) + 1

/** Every bad template: what stands in templates/, and the place and rule of each message about it. Those of one group share a build. */
const templates: ReadonlyArray<Readonly<Record<string, readonly [what: string, source: string, found: readonly string[]]>>> = [
  {
    'email/masthead.mjml': ['an unclosed mj-text', '<mj-text>\n  {{title}}\n<mj-text>More</mj-text>\n', ['1:1 template-syntax']],
    'email/footer.mjml': ['includes that are missing, outside, or a circle', '<mj-include path="./imprint.mjml" />\n<mj-include path="../../newsletter.yaml" />\n<mj-include path="/etc/passwd" />\n<mj-include path="./footer.mjml" />\n', ['1:1 template-missing', '2:1 template-include', '3:1 template-include', '4:1 template-include']],
    'email/blocks/brief.mjml': ['tags where MJML drops them', '{{#if title}}\n<mj-text padding="{{level}}">{{{title}}}</mj-text>\n{{/if}}\n', ['1:1 template-lost', '2:10 template-lost', '3:1 template-lost']],
    'email/blocks/editorial.mjml': ['a script', '<mj-raw><script>alert(1)</script></mj-raw>\n', ['1:9 template-syntax']],
    'web/blocks/article.hbs': ['a misspelt name in a page', '<h2>{{titel}}</h2>\n', ['1:7 template-name']],
    'web/blocks/brief.hbs': ['a misspelt name in an {{#each}}', '{{#each item}}{{{body}}}{{/each}}\n', ['1:9 template-name']],
    'web/index.hbs': ['a block without an end', '<html>{{#if latest}}<p></p></html>\n', ['1:7 template-syntax']],
    'text/blocks/event.hbs': ['a partial that is not there', 'Words\n{{> blocks/evnt}}\n', ['2:5 template-missing']],
    'email/prose.css': ['a selector that cannot be written inline', 'p > a { color: #ff0000; }\n', ['1:1 template-syntax']],
    'strings/fr.yaml': ['a language file with a misspelt word', english.replace(/^cancelled:/m, 'canceled:'), ['1:1 strings-key', `${lineOf(english, 'cancelled:')}:1 strings-key`]],
  },
  {
    'email/masthead.mjml': ['a misspelt name in an email', '<mj-text>{{titel}}</mj-text>\n', ['1:12 template-name']],
    'email/blocks/article.mjml': ['a colour that no one defines', '<mj-text mj-class="sanz">{{{body}}}</mj-text>\n', ['1:1 template-name']],
  },
]

describe.each(templates.map((files, index) => ({ files, group: index + 1 })))('bad templates, group $group', ({ files }) => {
  let report: Report
  let run: { code: unknown; out: string; err: string }
  let project = ''

  beforeAll(async () => {
    const own: Files = Object.fromEntries(Object.entries(files).map(([path, [, source]]) => [`templates/${path}`, source]))
    project = await createProject({ 'newsletter.yaml': config, 'issues/good.md': good, 'dist/mine': 'kept', ...own })
    const json = await buildJson([], { cwd: project })
    ;({ report } = json)
    run = json
  }, 60_000)

  it('are an error of configuration, and the last good build stays', async () => {
    expect({ code: run.code, ok: report.ok, err: run.err }).toEqual({ code: 2, ok: false, err: '' })
    expect(run.out).not.toMatch(trace)
    expect(await distOf(project)).toEqual({ mine: 'kept' })
  })

  it.each(Object.entries(files).map(([path, [what, , found]]) => ({ path: `templates/${path}`, what, found })))('finds $what', ({ path, found }) => {
    expect(foundIn(report, path)).toEqual(found)
  })
})

describe('code that lies in a project', () => {
  it('is never run: not by .mjmlconfig, nor by front matter', async () => {
    const evil = `require('fs').writeFileSync(__dirname + '/ran', '1')\nmodule.exports = class Evil {}\n`
    const project = await createProject({
      'newsletter.yaml': config,
      'issues/good.md': good,
      '.mjmlconfig': JSON.stringify({ packages: ['./evil.js'], options: { preprocessors: ['./evil.js'] } }),
      '.mjmlconfig.js': evil,
      'evil.js': evil,
      'package.json': '{ "type": "commonjs" }',
    })
    // No cache yet, so that MJML is loaded, in a process that starts in the folder that its configuration lies in.
    const run = await efcNews(['build'], { cwd: project, alone: true })
    expect(run).toMatchObject({ code: 0, err: '' })
    expect(existsSync(join(project, 'ran'))).toBe(false)
  })
})

/** Markdown on which parsers take for ever, or come to the end of their memory. */
const hostile: Readonly<Record<string, string>> = {
  'nested emphasis': '*a **a '.repeat(16_000),
  'a thematic break that never ends': '* '.repeat(50_000),
  'five thousand lists on one line': `${'* '.repeat(5_000)}a`,
  'a heading of fifty thousand lines': `${'a\n'.repeat(50_000)}==`,
  'ten thousand quotations on one line': `${'>'.repeat(10_000)} a`,
  'brackets without end': '['.repeat(100_000),
  'three hundred blocks in each other': Array.from({ length: 300 }, (_, depth) => `${':'.repeat(303 - depth)}article[A]`).join('\n'),
  'a table without most of its cells': `|${'a|'.repeat(10_000)}\n|${'-|'.repeat(10_000)}\n${'a\n'.repeat(50_000)}`,
}

describe('hostile Markdown', () => {
  it('is built, or refused within its time and memory, and never ends in a crash', async () => {
    const project = await createWarmProject({
      'newsletter.yaml': `${config}limits: { parseSeconds: 1 }\n`,
      ...Object.fromEntries(Object.entries(hostile).map(([name, text], index) => [`issues/hostile-${index}.md`, issue(name, text)])),
    })
    const run = await buildJson([], { cwd: project, alone: true })
    expect(run).toMatchObject({ code: 1, err: '' })
    // Which of them a machine can build in a second is its own affair; that all are dealt with is not.
    const rules = new Set(run.report.messages.map(({ rule }) => rule))
    expect(['parse-deadline', 'parse-memory', 'nesting-depth', 'email-size', 'email-cut', 'directive-unclosed']).toEqual(expect.arrayContaining([...rules]))
    expect(foundIn(run.report, 'issues/hostile-4.md')).toEqual([expect.stringMatching(/^(?:parse-deadline|nesting-depth)$/)])
    expect(run.out).not.toMatch(trace)
  }, 60_000)

  it('that lies too deep for the stack is an error about its file', async () => {
    const project = await createWarmProject({ 'newsletter.yaml': config, 'issues/good.md': good, 'issues/deep.md': issue('Deep', '<div>'.repeat(20_000)) })
    const run = await buildJson([], { cwd: project })
    expect({ code: run.code, found: foundIn(run.report, 'issues/deep.md') }).toEqual({ code: 1, found: ['nesting-depth'] })
  })
})
