import PostalMime from 'postal-mime'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Artefact } from '../../src/artefact.js'
import { describeContents } from '../../src/output/hash.js'
import type { PictureStore } from '../../src/stages/picture-store.js'
import { mailFiles } from '../../src/stages/mail-files.js'
import { allPictures, artefact, issueFile, stageWith, type Stage } from './stage.js'

const body = 'Before [it](https://example.org/?a=1&b=2).\n\n![A room](room.png)\n\n.\n\nFrom here – to “there”.\n\n:::article[Hush]{audience=members}\nHush.\n:::'
const source = issueFile(body, ['title: "Título: ein Brief"', 'number: 6', 'date: 2015-03-30', 'summary: In short.'])

const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])
const pictures: Pick<PictureStore, 'artefact'> = { artefact: (path) => ({ path: `archive/${path}`, contents: picture, kind: 'asset', source: null }) }

const settings = { audiences: ['members'], sender: { name: 'Bürozeitung', email: 'news@letter.example.org', replyTo: 'office@letter.example.org' } }

async function made(more: Record<string, unknown> = {}): Promise<{ stage: Stage; html: (audience: string) => string; text: (audience: string) => string; files: Artefact[] }> {
  const stage = await stageWith({ ...settings, ...more }, { ask: allPictures })
  const result = await stage.run(source)
  const files = await mailFiles([result], stage.context, pictures)
  return { stage, files, html: (audience) => artefact(result, `email/issue-06/${audience}.html`), text: (audience) => artefact(result, `email/issue-06/${audience}.txt`) }
}

const bytesOf = async (files: readonly Artefact[], path: string): Promise<Uint8Array> => {
  const contents = files.find((file) => file.path === path)?.contents
  if (contents === undefined || typeof contents === 'string' || contents instanceof Uint8Array) throw new Error(`No ${path} that is composed when it is written`)
  const bytes = await contents.read()
  const { sha256, bytes: size } = describeContents(bytes)
  if (sha256 !== contents.sha256 || size !== contents.bytes) throw new Error(`${path} is not what its hash says`)
  return bytes
}

describe('the messages of an issue', () => {
  let plain: Awaited<ReturnType<typeof made>>

  beforeAll(async () => {
    plain = await made()
  })

  it('are an .eml and a draft for each audience, which belong to the issue', () => {
    expect(plain.files.map(({ path, source: owner }) => [path, owner])).toEqual(['public.eml', 'public.draft.eml', 'members.eml', 'members.draft.eml'].map((name) => [`email/issue-06/${name}`, 'issues/issue-06.md']))
  })

  it.each(['public', 'members'])('hold the HTML and the text for %s to the letter', async (audience) => {
    for (const name of [`${audience}.eml`, `${audience}.draft.eml`]) {
      const { html, text } = await PostalMime.parse(await bytesOf(plain.files, `email/issue-06/${name}`))
      expect(html).toBe(plain.html(audience))
      expect(text).toBe(plain.text(audience))
    }
  })

  it('say who sends what, on the issue’s own day, to which list', async () => {
    const { from, replyTo, to, subject, date, messageId, headers } = await PostalMime.parse(await bytesOf(plain.files, 'email/issue-06/members.eml'))
    expect({ from, replyTo, to, subject, date }).toMatchObject({ from: { name: 'Bürozeitung', address: 'news@letter.example.org' }, replyTo: [{ address: 'office@letter.example.org' }], subject: 'Título: ein Brief', date: '2015-03-30T12:00:00.000Z' })
    expect(to ?? []).toEqual([])
    expect(messageId).toMatch(/^<[0-9a-f]{32}@letter\.example\.org>$/)
    expect(Object.fromEntries(headers.map(({ key, value }) => [key, value]))).toMatchObject({ 'list-id': 'Letter <members.letter.example.org>', 'list-archive': '<https://letter.example.org/>' })
    expect(headers.map(({ key }) => key)).not.toContain('list-unsubscribe')
  })

  it('name the program that unsubscribes, when there is one, and what to send to it', async () => {
    const { files } = await made({ list: { unsubscribe: 'https://lists.example.org/leave?l=1' } })
    const { headers } = await PostalMime.parse(await bytesOf(files, 'email/issue-06/public.eml'))
    expect(Object.fromEntries(headers.map(({ key, value }) => [key, value]))).toMatchObject({ 'list-unsubscribe': '<https://lists.example.org/leave?l=1>', 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' })
  })

  it('are 7-bit, in lines of at most 76 characters that end as mail’s do', async () => {
    for (const { path } of plain.files) {
      const text = Buffer.from(await bytesOf(plain.files, path)).toString('latin1')
      expect(text).toMatch(/^(?:[\t -~]{0,76}\r\n)+$/)
    }
  })

  it('are the same bytes each time, and others for each audience that gets something else', async () => {
    const hashes = (files: readonly Artefact[]): unknown[] => files.map(({ path, contents }) => [path, describeContents(contents).sha256])
    expect(hashes((await made()).files)).toEqual(hashes(plain.files))
    expect(new Set(plain.files.map(({ contents }) => describeContents(contents).sha256)).size).toBe(4)
  })

  it('have no From when the newsletter names no sender: none is invented', async () => {
    const { files } = await made({ sender: {} })
    const text = Buffer.from(await bytesOf(files, 'email/issue-06/public.eml')).toString('latin1')
    expect(text).not.toMatch(/^(?:From|Reply-To|Sender):/m)
  })

  it('carry their pictures when these are to be embedded, each once', async () => {
    const { files, html: linked } = await made({ email: { images: 'embedded' } })
    const { html, attachments } = await PostalMime.parse(await bytesOf(files, 'email/issue-06/public.eml'))
    expect(attachments).toHaveLength(1)
    const [image] = attachments
    expect(image).toMatchObject({ mimeType: 'image/png', disposition: 'inline', related: true })
    expect(new Uint8Array(image?.content as ArrayBuffer)).toEqual(picture) // postal-mime gives bytes when it is not asked for text
    const cid = image?.contentId?.slice(1, -1) ?? ''
    expect(html).toContain(`src="cid:${cid}"`)
    expect(html?.replaceAll(`cid:${cid}`, 'https://letter.example.org/assets/figure-room.png')).toBe(linked('public'))
    expect(html).not.toContain('letter.example.org/assets/')
  })

  it('tell of a draft in the subject', async () => {
    const stage = await stageWith(settings, { drafts: true })
    const result = await stage.run(issueFile('Words.', ['title: Title', 'date: 2015-03-30', 'status: draft']))
    const files = await mailFiles([result], stage.context, pictures)
    expect((await PostalMime.parse(await bytesOf(files, 'email/issue-06/public.eml'))).subject).toBe('Draft: not for publication – Title')
  })
})
