import { beforeAll, describe, expect, it } from 'vitest'
import { marksOf } from '../../src/email/marks.js'
import type { IssueResult } from '../../src/stages/issue-result.js'
import { runIssueStage, type ForHandover } from '../../src/stages/issue-stage.js'
import { artefact, issueFile, noPictures, stageWith, type Stage } from './stage.js'

const settings = { audiences: ['members'], address: 'Street 1', imprint: { email: 'office@letter.example.org' }, email: { greeting: 'Dear {firstName|reader},' } }
const source = issueFile('Words.\n\n:::article[Hush]{audience=members}\nHush.\n:::')

describe('an issue for an email service', () => {
  let stage: Stage

  beforeAll(async () => {
    stage = await stageWith(settings)
  })

  const run = (handover: ForHandover | null, of = source): Promise<IssueResult> => runIssueStage({ source: of, ...(handover !== null && { handover }) }, stage.context, stage.compiled, noPictures)
  const service: ForHandover = { service: { hasWebVersion: true, hasPostalAddress: true } }

  it('has marks where the service has something of its own, each as often in the text as in the HTML', async () => {
    const marks = Object.values(marksOf(source))
    const result = await run(service)
    for (const ending of ['html', 'txt']) {
      const text = artefact(result, `email/issue-06/public.${ending}`)
      expect(marks.map((mark) => text.split(mark).length - 1)).toEqual([1, 1, 1, 1])
    }
  })

  it('leads readers of an edition for some to the archive, never to a page at the service', async () => {
    const { viewInBrowser, ...others } = marksOf(source)
    const result = await run(service)
    for (const ending of ['html', 'txt']) {
      const text = artefact(result, `email/issue-06/members.${ending}`)
      expect(text).not.toContain(viewInBrowser)
      expect(text).toContain('https://letter.example.org/issue-06/')
      for (const mark of Object.values(others)) expect(text).toContain(mark)
    }
  })

  it('has no mark anywhere when it is built, nor in what the archive shows of it', async () => {
    const marks = Object.values(marksOf(source))
    const texts = ({ artefacts }: IssueResult): string[] => artefacts.map(({ contents }) => String(contents))
    expect(texts(await run(null)).filter((text) => marks.some((mark) => text.includes(mark)))).toEqual([])
    const page = artefact(await run(service), 'archive/issue-06/index.html')
    expect(marks.filter((mark) => page.includes(mark))).toEqual([])
  })

  it('is else the same, word for word, as the one that was built', async () => {
    const [built, made] = await Promise.all([run(null), run(service)])
    const { unsubscribe, viewInBrowser, postalAddress, firstName } = marksOf(source)
    const own = artefact(made, 'email/issue-06/public.txt')
      .replace(unsubscribe, 'office@letter.example.org?subject=Unsubscribe')
      .replace(viewInBrowser, 'https://letter.example.org/issue-06/')
      .replace(postalAddress, 'Street 1')
      .replace(firstName, 'reader')
    expect(own.replace('Unsubscribe: office', 'Unsubscribe: mailto:office')).toBe(artefact(built, 'email/issue-06/public.txt'))
  })

  it('is cut where the one that was built is, however long the service’s words are', async () => {
    const long = issueFile(Array.from({ length: 12 }, (_, index) => `## Article ${index}\n\n${Array.from({ length: 40 }, (__, line) => `Paragraph ${line} of article ${index}: ${'some words '.repeat(14 + ((index * 7 + line) % 5))}.`).join('\n\n')}`).join('\n\n'), ['title: Title', 'date: 2015-03-30', 'cut: auto'])
    const [built, made] = await Promise.all([run(null, long), run(service, long)])
    const cutsOf = ({ emails }: IssueResult): unknown[] => emails.map(({ audience, cuts }) => [audience, cuts])
    expect(built.emails[0]?.cuts.length).toBeGreaterThan(0)
    expect(cutsOf(made)).toEqual(cutsOf(built))
    const paragraphs = (result: IssueResult): number => artefact(result, 'email/issue-06/public.txt').match(/^Paragraph /gm)?.length ?? 0
    expect(paragraphs(made)).toBe(paragraphs(built))
  })

  it('says what makes it up, which a build does not ask for', async () => {
    expect((await run({ service: null })).emails.map(({ parts }) => parts?.some(({ name }) => name === '“Hush”'))).toEqual([false, true])
    expect((await run(null)).emails.map(({ parts }) => parts)).toEqual([null, null])
  })
})
