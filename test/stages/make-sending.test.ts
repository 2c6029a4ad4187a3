import { beforeAll, describe, expect, it } from 'vitest'
import { makeSending, type Order, type Sending, type SentIssue } from '../../src/stages/make-sending.js'
import { headerOf, parsed } from '../mail/messages.js'
import { artefact, allPictures, issueFile, stageWith } from './stage.js'

const [ada, bob] = ['ada@reviewers.example', 'bob@reviewers.example']
const settings = {
  audiences: ['members', 'board'],
  sender: { name: 'The Desk', email: 'desk@letter.example', replyTo: 'office@letter.example' },
  smtp: { host: 'smtp.letter.example' },
  list: { id: 'news.letter.example', unsubscribe: 'https://letter.example/off' },
}
const matter = ['title: Frühling', 'date: 2015-03-30', 'number: 6']
const forMembers = ':::article[Inside]{audience=members}\nFor members.\n:::'

const usual: Order = { recipients: [ada], audience: null, final: false, sentAt: Date.UTC(2016, 0, 2) }

/** An issue that was made; `more` are further settings. */
async function issueWith(body: string, more: Record<string, unknown> = {}, frontMatter: readonly string[] = matter): Promise<SentIssue> {
  const { context, run } = await stageWith({ ...settings, ...more }, { ask: allPictures })
  const source = issueFile(body, frontMatter)
  const result = await run(source)
  if (result.head === null) throw new Error('no head')
  const pictures: SentIssue['pictures'] = { artefact: (path) => ({ path: `archive/${path}`, contents: new Uint8Array([1, 2, 3]), kind: 'asset', source: null }) }
  return { head: result.head, result, context, pictures, sources: [source], isBuilt: true }
}

const bytesOf = ({ parcels }: Sending, index = 0): Uint8Array => parcels[index]?.bytes ?? new Uint8Array()

describe('a message', () => {
  let issue: SentIssue

  beforeAll(async () => {
    issue = await issueWith(`Words.\n\n![The hall](hall.jpg)\n\n${forMembers}`)
  })

  const made = (order: Partial<Order> = {}): Promise<Sending> => makeSending(issue, { ...usual, ...order })

  it('is the edition as it was made, and its date that of the sending', async () => {
    const { from, replyTo, to, date, html, text } = await parsed(bytesOf(await made()))
    expect({ from, replyTo, to, date }).toEqual({ from: { name: 'The Desk', address: 'desk@letter.example' }, replyTo: [{ name: '', address: 'office@letter.example' }], to: [{ name: '', address: ada }], date: '2016-01-02T00:00:00.000Z' })
    expect(html).toBe(artefact({ artefacts: [...issue.result.artefacts] }, 'email/issue-06/public.html'))
    expect(text).toBe(artefact({ artefacts: [...issue.result.artefacts] }, 'email/issue-06/public.txt'))
  })

  it('goes to each recipient alone', async () => {
    const sending = await made({ recipients: [ada, bob] })
    expect(sending.parcels.map(({ to }) => to)).toEqual([ada, bob])
    for (const [index, other] of [bob, ada].entries()) expect(Buffer.from(bytesOf(sending, index)).toString('latin1')).not.toContain(other)
  })

  it.each<[Partial<Order>, string]>([
    [{}, '[TEST] Frühling'],
    [{ audience: 'members' }, '[TEST] [members] Frühling'],
    [{ audience: 'members', final: true }, 'Frühling'],
    [{ audience: 'public', final: true }, 'Frühling'],
  ])('says in its subject whether it is a test, and of which edition: %j', async (order, subject) => {
    const sending = await made(order)
    expect(sending.subject).toBe(subject)
    expect((await parsed(bytesOf(sending))).subject).toBe(subject)
  })

  it('has the list’s headers when it is final, and none of them as a test', async () => {
    const listed = (sending: Sending): string[] => headerOf(bytesOf(sending)).flatMap((line) => /^(?:List-[A-Za-z-]+|X-[^:]+|Bcc|Cc)(?=:)/i.exec(line)?.[0] ?? [])
    expect(listed(await made({ audience: 'public', final: true }))).toEqual(['List-Id', 'List-Unsubscribe', 'List-Unsubscribe-Post', 'List-Archive'])
    expect(listed(await made())).toEqual([])
  })

  it('is another one when a test is sent again, and the same one when it is final', async () => {
    const idsOf = async (order: Partial<Order>): Promise<Set<string | undefined>> => new Set((await Promise.all([0, 1].map((second) => made({ ...order, sentAt: second * 1000 })))).map(({ parcels }) => parcels[0]?.messageId))
    expect((await idsOf({})).size).toBe(2)
    expect(await made({ audience: 'public', final: true })).toEqual(await made({ audience: 'public', final: true }))
  })

  it('has a content that is the same for tests and final messages, on all days and for everybody, but not for each edition', async () => {
    const contents = await Promise.all([made(), made({ audience: 'public', final: true, sentAt: 0, recipients: [bob] }), made({ audience: 'members' })])
    expect(new Set(contents.slice(0, 2).map(({ content }) => content)).size).toBe(1)
    expect(new Set(contents.map(({ content }) => content)).size).toBe(2)
  })

  it('is for those alone who were named, when it is final', async () => {
    await expect(made({ final: true })).rejects.toMatchObject({ exitCode: 2, message: 'issues/issue-06.md has an email for each of public, members, board. Name the one to send with --audience.' })
    await expect(made({ audience: 'everybody' })).rejects.toMatchObject({ exitCode: 2, message: 'issues/issue-06.md has no email for everybody. There is one for public, members, board.' })
    expect((await parsed(bytesOf(await made({ audience: 'members', final: true })))).text).toContain('For members.')
    expect((await parsed(bytesOf(await made()))).text).not.toContain('For members.')
  })

  it('tells an edition that is the public one from one that is not', async () => {
    const same = await Promise.all(['public', 'members', 'board'].map(async (audience) => (await made({ audience })).isSameAsPublic))
    expect(same).toEqual([false, false, true])
  })

  it('tells whether its text was built, and of its other languages', async () => {
    const french = { path: 'issues/issue-06.fr.md', text: issueFile('Des mots.').text }
    expect(await makeSending({ ...issue, isBuilt: false, sources: [...issue.sources, french] }, usual)).toMatchObject({ isBuilt: false, translations: [{ language: 'French', name: 'issue-06.fr' }] })
    expect(await made()).toMatchObject({ isBuilt: true, translations: [], pictures: 1 })
  })
})

it('carries its pictures when newsletter.yaml embeds them', async () => {
  const { attachments, html } = await parsed(bytesOf(await makeSending(await issueWith('![The hall](hall.jpg)', { email: { images: 'embedded' } }), usual)))
  expect(attachments).toHaveLength(1)
  expect(html).toMatch(/<img[^>]* src="cid:/)
})

it('is not made without a server or a sender: the message has what to add', async () => {
  const { smtp: _, ...noServer } = settings
  const { sender: __, ...noSender } = settings
  const without = async (some: Record<string, unknown>): Promise<Sending> => {
    const issue = await issueWith('Words.')
    return makeSending({ ...issue, context: { ...issue.context, newsletter: (await stageWith(some)).context.newsletter } }, usual)
  }
  await expect(without(noServer)).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(/newsletter\.yaml has no `smtp`[\s\S]*\nsmtp:\n {2}host: smtp\.example\.org/) })
  await expect(without(noSender)).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(/no `sender: \{ email: … \}`[\s\S]*\nsender:\n {2}email:/) })
})
