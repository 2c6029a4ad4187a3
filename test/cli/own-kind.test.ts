import { existsSync } from 'node:fs'

import { beforeAll, describe, expect, it } from 'vitest'

import { buildJson, config, createProject, distOf, efcNews, foundIn, issue, writeFiles, type Files, type Report } from '../project.js'

// A kind of block of the newsletter's own: two templates and a few lines in newsletter.yaml, by the real executable.

const settings = `${config}language: en-GB\nblocks:\n  minutes:\n    title: required\n    attributes:\n      chair: { required: true, label: In the chair }\n      date: { type: date }\n`
const templates = {
  'templates/email/blocks/minutes.mjml': '<mj-text css-class="minutes">\n  <h{{level}} id="{{id}}" style="color:var(--brand-accent)">{{#if title}}{{{title}}}{{/if}}</h{{level}}>\n  <p class="soft">{{chair}}{{#if date}} · <time datetime="{{date.iso}}">{{date.text}}</time>{{/if}}</p>\n  {{{body}}}\n</mj-text>\n',
  'templates/web/blocks/minutes.hbs': '<section class="block minutes" aria-labelledby="{{id}}">\n<h{{level}} id="{{id}}">{{#if title}}{{{title}}}{{/if}}</h{{level}}>\n<p class="dateline">{{chair}}{{#with date}} · <time datetime="{{iso}}">{{text}}</time>{{/with}}</p>\n<div class="prose">\n{{{body}}}\n</div>\n</section>\n',
}
const block = ':::minutes[Steering committee]{chair="Ada & Co" date=2015-03-27}\nThe committee agreed on *three* points.\n:::'

describe('a kind of the newsletter’s own', () => {
  let project = ''
  let run: { code: unknown; err: string }
  let dist: Record<string, string>

  beforeAll(async () => {
    project = await createProject({ 'newsletter.yaml': settings, ...templates, 'issues/a.md': issue('A', `Words before.\n\n${block}\n\n## Next\n\nWords after.\n\n## Last\n\nMore.`) })
    run = await efcNews(['build'], { cwd: project })
    dist = await distOf(project)
  }, 60_000)

  it('is built without a word', () => {
    expect(run).toMatchObject({ code: 0, err: '' })
  })

  it('is in the email as its template says, with the newsletter’s colours', () => {
    expect(dist['email/a/public.html']).toMatch(/<h2 id="steering-committee" style="color:#8a5a00">Steering committee<\/h2>\s*<p class="soft">Ada &amp; Co · <time datetime="2015-03-27">27 March 2015<\/time><\/p>\s*<p style="[^"]*">The committee agreed on <em>three<\/em> points\.<\/p>/)
  })

  it('is on the page as its template says', () => {
    expect(dist['archive/a/index.html']).toMatch(/<section class="block minutes" aria-labelledby="steering-committee">\s*<h2 id="steering-committee">Steering committee<\/h2>\s*<p class="dateline">Ada &amp; Co · <time datetime="2015-03-27">27 March 2015<\/time><\/p>\s*<div class="prose">\s*<p>The committee agreed on <em>three<\/em> points\.<\/p>/)
  })

  it('is in the text without a template of its own', () => {
    expect(dist['email/a/public.txt']).toContain('Steering committee\n==================\n\nIn the chair: Ada & Co\ndate: 27 March 2015\n\nThe committee agreed on three points.\n')
  })

  it('is one of the contents', () => {
    for (const path of ['email/a/public.html', 'archive/a/index.html']) expect(dist[path]).toContain('href="#steering-committee"')
  })

  it('is for those for whom it is', async () => {
    await writeFiles(project, { 'newsletter.yaml': `${settings}audiences: [members]\n`, 'issues/a.md': issue('A', `Words.\n\n${block.replace('}', ' audience=members}')}`) })
    expect(await efcNews(['build'], { cwd: project })).toMatchObject({ code: 0, err: '' })
    const holding = Object.entries(await distOf(project)).flatMap(([path, text]) => (/Steering|steering|Ada &/.test(text) ? [path] : []))
    expect(holding).toEqual(['email/a/members.draft.eml', 'email/a/members.eml', 'email/a/members.html', 'email/a/members.txt'])
  })

  it('is held to its attributes, at the line and column of the editor', async () => {
    await writeFiles(project, { 'newsletter.yaml': settings, 'issues/a.md': issue('A', ':::minutes{date=soon place=Brussels}\nx\n:::\n\n:::minuets[M]{chair=Ada}\nx\n:::') })
    const { code, report } = await buildJson([], { cwd: project })
    expect(code).toBe(1)
    expect(foundIn(report, 'issues/a.md')).toEqual(['6:1 block-attribute', '6:1 block-title', '6:12 block-attribute', '6:22 block-attribute', '10:1 directive-unknown'])
    expect(report.messages.at(-1)?.note).toContain('Did you mean "minutes"?')
  })
})

describe('a kind that is not all there', () => {
  const build = async (files: Files): Promise<{ code: unknown; report: Report }> => {
    const project = await createProject({ 'issues/a.md': issue('A', block), ...files })
    const { code, report } = await buildJson([], { cwd: project })
    expect(existsSync(`${project}/dist`)).toBe(false)
    return { code, report }
  }
  const email = 'templates/email/blocks/minutes.mjml'
  const web = 'templates/web/blocks/minutes.hbs'

  it.each<[string, Files, Array<[file: string, found: string[]]>]>([
    ['without its templates', { 'newsletter.yaml': settings }, [[email, ['template-missing']], [web, ['template-missing']]]],
    ['with a template that names what it has not', { 'newsletter.yaml': settings, ...templates, [web]: '<p>\n{{place}}</p>' }, [[web, ['2:3 template-name']]]],
    ['with a template that forgets that a date may be missing', { 'newsletter.yaml': settings, ...templates, [email]: '<mj-text>{{date.text}}</mj-text>' }, [[email, ['1:12 template-name']]]],
    ['by a name that is taken', { 'newsletter.yaml': `${config}blocks: { quote: {} }\n` }, [['newsletter.yaml', ['3:11 invalid-value']]]],
    ['with an attribute that every block has', { 'newsletter.yaml': `${config}blocks: { minutes: { attributes: { audience: {} } } }\n` }, [['newsletter.yaml', ['3:36 invalid-value']]]],
  ])('is an error of configuration: %s', async (_, files, found) => {
    const { code, report } = await build(files)
    expect(code).toBe(2)
    expect(report.messages).toHaveLength(found.flatMap(([, rules]) => rules).length)
    for (const [file, rules] of found) expect(foundIn(report, file)).toEqual(rules)
  })

  it('is an unknown block, when newsletter.yaml does not name it', async () => {
    const { code, report } = await build({ 'newsletter.yaml': config })
    expect(code).toBe(1)
    expect(foundIn(report, 'issues/a.md')).toEqual(['6:1 directive-unknown'])
  })
})
