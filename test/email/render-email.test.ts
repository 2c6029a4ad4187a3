import { beforeAll, describe, expect, it } from 'vitest'
import { artefact, issueFile, rulesOf, stageWith, type Stage } from '../stages/stage.js'

let stage: Stage

beforeAll(async () => {
  stage = await stageWith({ audiences: ['members', 'partners'], limits: { emailKilobytes: 20 } })
})

const body = 'For all [here](../issue-05/)\n\n:::article[M]{audience=members}\nFor members\n:::\n\n:::article[W]{only=web}\nFor the web\n:::\n\n:::article[X]{only=text}\nFor the text\n:::'

describe('the emails of an issue', () => {
  it('are HTML and text for each audience', async () => {
    const { artefacts } = await stage.run(issueFile(body))
    const emails = artefacts.filter(({ path }) => path.startsWith('email/'))
    expect(emails.map(({ path }) => path)).toEqual(['public', 'members', 'partners'].flatMap((audience) => [`email/issue-06/${audience}.html`, `email/issue-06/${audience}.txt`]))
    expect(emails.every(({ source, kind }) => source === 'issues/issue-06.md' && kind === 'page')).toBe(true)
  })

  it('of a translation lie in the folder of its language, and lead to its page', async () => {
    const result = await stage.run({ ...issueFile('x'), path: 'issues/issue-06.fr.md' })
    expect(result.artefacts.map(({ path }) => path)).toEqual(expect.arrayContaining(['email/fr/issue-06/public.html', 'email/fr/issue-06/members.txt']))
    for (const ending of ['html', 'txt']) expect(artefact(result, `email/fr/issue-06/public.${ending}`)).toContain('https://letter.example.org/fr/issue-06/')
  })

  it('hold what is for their audience and medium', async () => {
    const result = await stage.run(issueFile(body))
    const holds = (path: string): string[] => ['For all', 'For members', 'For the web', 'For the text'].filter((words) => artefact(result, path).includes(words))
    expect(holds('archive/issue-06/index.html')).toEqual(['For all', 'For the web'])
    expect(holds('email/issue-06/public.html')).toEqual(['For all'])
    expect(holds('email/issue-06/public.txt')).toEqual(['For all', 'For the text'])
    expect(holds('email/issue-06/members.html')).toEqual(['For all', 'For members'])
    expect(artefact(result, 'email/issue-06/partners.html')).toBe(artefact(result, 'email/issue-06/public.html'))
  })

  it('have absolute addresses, where the page has relative ones', async () => {
    const result = await stage.run(issueFile(body))
    expect(artefact(result, 'email/issue-06/public.html')).toContain('href="https://letter.example.org/issue-05/"')
    expect(artefact(result, 'email/issue-06/public.txt')).toContain('here (https://letter.example.org/issue-05/)')
    expect(artefact(result, 'archive/issue-06/index.html')).toContain('href="../issue-05/"')
  })

  it('are made for no audience that may not read the issue, and lead to no page that is not there', async () => {
    const { artefacts } = await stage.run(issueFile('x', ['title: T', 'date: 2015-03-30', 'audience: members']))
    expect(artefacts.map(({ path }) => path)).toEqual(['email/issue-06/members.html', 'email/issue-06/members.txt'])
    expect(artefacts.some(({ contents }) => String(contents).includes('letter.example.org/issue-06'))).toBe(false)
  })

  it('are not made of a page of the archive', async () => {
    const { artefacts } = await stage.run(issueFile('x', ['title: T', 'date: 2015-03-30', 'type: page']))
    expect(artefacts.map(({ path }) => path)).toEqual(['archive/issue-06/index.html'])
  })

  it('are measured: one that Gmail would cut gets a warning for each audience that gets it', async () => {
    const { messages } = await stage.run(issueFile(`:::article[M]{audience=members}\n${'words '.repeat(5000)}\n:::`))
    expect(rulesOf(messages, 'warning')).toEqual(['email-size'])
    expect(messages[0]?.message).toMatch(/^Unexpected email of \d\d\.\d KB for "members", expected less: 20 KB or more is too much$/)
  })

  it('that are the same for several audiences are told of once', async () => {
    const large = 'words '.repeat(5000)
    const said = async (body: string): Promise<string[]> => (await stage.run(issueFile(body))).messages.map(({ message }) => /for (.*), expected/.exec(message)?.[1] ?? message)
    expect(await said(large)).toEqual(['"public", "members" and "partners"'])
    expect(await said(`${large}\n\n:::article[M]{audience=members}\nx\n:::`)).toEqual(['"public" and "partners"', '"members"'])
    // What only the text shows is no difference here, nor a definition that nothing refers to.
    expect(await said(`${large}\n\n:::article[M]{audience=members only=text}\n[x]: https://example.org\n\nx [x]\n:::`)).toEqual(['"public", "members" and "partners"'])
  })

  it('that are too large name the blocks that make them so, as readers of that audience get them', async () => {
    const body = `:::article[Small]\nx\n:::\n\n:::article[M *large*]{audience=members}\n${'words '.repeat(4000)}\n:::\n\n:::quote{by="A B" audience=members}\n${'more '.repeat(400)}\n:::`
    const { messages } = await stage.run(issueFile(body))
    expect(rulesOf(messages)).toEqual(['email-size'])
    // Below four lines of front matter; the text of a block is most of what it adds.
    expect(messages[0]).toMatchObject({ place: { line: 9, column: 1 }, message: expect.stringContaining('for "members"') })
    expect(messages[0]?.note).toMatch(/The largest parts: “M large” 24\.\d KB, “quote” \d\.\d KB, “Small” 0\.\d KB\. Without the first it would have 1\d\.\d KB: shorten the text/)
    const open = await stage.run(issueFile(body.replaceAll('audience=members', 'audience=public')))
    expect(open.messages[0]?.note).toContain('With the first on the page only it would have')
  })

  it('that Gmail would cut are errors, and tell of no page that there is not', async () => {
    const { messages } = await stage.run(issueFile('words '.repeat(20_000), ['title: T', 'date: 2015-03-30', 'audience: members']))
    expect(rulesOf(messages, 'error')).toEqual(['email-cut'])
    expect(messages[0]?.note).toContain('split the issue in two')
  })

  it('print braces and other tags of email services as they stand', async () => {
    const result = await stage.run(issueFile('{{x}} {{{y}}} {{#if z}} *|X|* [unsubscribe]', ['title: "{{x}} <b> & \\"q\\""', 'date: 2015-03-30']))
    expect(artefact(result, 'email/issue-06/public.txt')).toContain('{{x}} {{{y}}} {{#if z}} *|X|* [unsubscribe]')
    expect(artefact(result, 'email/issue-06/public.txt')).toContain('{{x}} <b> & "q"')
    expect(artefact(result, 'email/issue-06/public.html')).toContain('{{x}} {{{y}}} {{#if z}} *|X|* [unsubscribe]')
    expect(artefact(result, 'email/issue-06/public.html')).toContain('{{x}} &lt;b&gt; &amp; &quot;q&quot;')
  })
})
