import { beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/messages/message.js'
import { artefact, issueFile, stageWith, type Stage } from '../stages/stage.js'

let stage: Stage

beforeAll(async () => {
  stage = await stageWith({ audiences: ['members'], limits: { emailKilobytes: 20 }, organisation: 'The Office', funding: { eu: { text: 'With support. '.repeat(140).trim() } } })
})

const head = ['title: T', 'date: 2015-03-30']
const words = (bytes: number): string => 'words '.repeat(bytes / 6).trim()
const found = async (body: string, frontMatter = head): Promise<Message | undefined> => (await stage.run(issueFile(body, frontMatter))).messages.find(({ rule }) => rule.startsWith('email-'))
const sizeOf = async (body: string, frontMatter = head): Promise<number> => Buffer.byteLength(artefact(await stage.run(issueFile(body, frontMatter)), 'email/issue-06/public.html'))

describe('the parts of an email that is too large', () => {
  it.each(['', ' <b>x</b>'])('are its footnotes, at the longest of them%s', async (more) => {
    const message = await found(`## A\n\nx[^a] y[^b]\n\n[^b]: short\n\n[^a]: ${words(108_000)}${more}\n\n[^none]: ${words(120_000)}`)
    expect(message).toMatchObject({ rule: 'email-cut', place: { line: 11, column: 1 } })
    expect(message?.note).toMatch(/The largest parts: the footnotes 10[89]\.\d KB, “A” 0\.\d KB\. Without the first it would have \d+\.\d KB: a footnote cannot/)
  })

  it('are its imprint', async () => {
    const message = await found('x', [...head, 'credits:', ...Array.from({ length: 60 }, (_, index) => `  Role ${index}: ${words(240)}`)])
    expect(message?.place).toBeNull()
    expect(message?.note).toMatch(/The largest parts: the imprint 1\d\.\d KB, “x” 0\.\d KB\. Without the first it would have \d\.\d KB: shorten `credits`\./)
  })

  it('are its funding statement, its summary and its contents', async () => {
    const titles = Array.from({ length: 12 }, (_, index) => `## ${index} ${words(120)}\n\nx`).join('\n\n')
    const message = await found(`${titles}\n\n${words(6000)}`, [...head, `summary: ${words(600)}`, 'funding: eu'])
    const sizes = new Map([...(message?.note ?? '').matchAll(/(the [^“]*?(?:“[^”]*”)?) (\d+\.\d) KB/g)].map(([, name = '', size]) => [name, Number(size)]))
    expect(sizes.get('the funding statement')).toBeGreaterThan(1.9)
    expect(sizes.get('the list “In this issue”')).toBeGreaterThan(12 * 0.12)
    expect(sizes.get('the summary')).toBeGreaterThan(1.1)
  })

  it('are its blocks, each with what parts it from the others', async () => {
    const body = `## A\n\n${words(12_000)}\n\n## B\n\n${words(6000)}`
    const sizes = [...((await found(body))?.note ?? '').matchAll(/“[AB]” (\d+\.\d) KB/g)].map(([, size]) => Number(size) * 1000)
    const [all, first] = [await sizeOf(body), await sizeOf(`## A\n\n${words(12_000)}`)]
    expect(sizes).toHaveLength(2)
    expect(Math.abs(all - first - (sizes[1] ?? 0))).toBeLessThan(100)
  })

  it('are called by their first words when they have no title, but for what a kind says', async () => {
    expect((await found(`Dear **partners**, the coalition met again in spring.\n\n${words(18_000)}\n\n## B\n\nx`))?.note).toContain('“Dear partners, the coalition met again…” 18.')
    expect((await found(`Dear partners\n\n- ${words(18_000)}\n\n## B\n\nx`))?.note).toContain('“Dear partners” 18.')
    expect((await found(`:::quote{by="A B"}\n${words(18_000)}\n:::\n\n## B\n\nx`))?.note).toContain('“quote” 1')
  })

  it('can be put on the page only as the advice says', async () => {
    const [intro, rest] = [`Dear partners\n\n${words(18_000)}`, '## B\n\nx']
    expect((await found(`${intro}\n\n${rest}`))?.note).toContain('put `:::article{only=web}` on a line above “Dear partners”, and `:::` on a line below that text')
    const followed = await stage.run(issueFile(`:::article{only=web}\n${intro}\n:::\n\n${rest}`))
    expect(followed.messages).toEqual([])
    expect(artefact(followed, 'archive/issue-06/index.html')).toContain('Dear partners')
    expect(artefact(followed, 'email/issue-06/public.html')).not.toContain('Dear partners')
    // One without a title that is in braces already.
    expect((await found(`:::article\n${intro}\n:::\n\n${rest}`))?.note).toContain('write `only=web` between the braces')
    // Within another directive a fence would end that one.
    expect((await found(`${rest}\n\n::::article[P]\nx\n\n:::quote{by=A}\nq\n:::\n\n${intro}\n::::`))?.note).toContain('shorten the text, or split the issue in two')
  })

  it('stay in the email when nothing else would', async () => {
    const note = (await found(`## A\n\n${words(113_700)}`))?.note
    expect(note).toMatch(/Without the first it would have \d\.\d KB: shorten the text, or split the issue in two\.$/)
    // What stands in a block leaves with it.
    expect((await found(`::::article[P]\n${words(18_000)}\n\n:::quote{by=A}\nq\n:::\n\nafter\n::::`))?.note).not.toContain('only=web')
    // The members keep a block; the public does not.
    expect((await found(`## A\n\n${words(12_000)}\n\n:::article[M]{audience=members}\n${words(8004)}\n:::`))?.note).not.toContain('only=web')
  })
})
