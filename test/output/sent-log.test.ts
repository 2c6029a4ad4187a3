import { execFileSync } from 'node:child_process'
import { appendFile, mkdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { addressHash, appendSent, readSent, type SentEntry } from '../../src/output/sent-log.js'
import { temporaryFolder, treeOf } from './tree.js'

const posix = process.platform !== 'win32'

const entry: SentEntry = {
  at: '2026-03-01T10:00:00.000Z',
  issue: 'issues/issue-06.md',
  edition: 'public',
  final: false,
  to: addressHash('ada@example.org'),
  subject: '[TEST] Two\nlines',
  content: 'a'.repeat(64),
  messageId: '<x@example.org>',
  state: 'confirmed',
  response: '250 taken',
}
const other: SentEntry = { ...entry, language: 'fr', final: true, state: 'unknown' }

describe('the record', () => {
  it('has what was sent, in order, and nobody’s address', async () => {
    const project = await temporaryFolder()
    await appendSent(project, entry)
    await appendSent(project, other)
    expect(await readSent(project)).toEqual({ entries: [entry, other], unreadable: [] })
    const text = await readFile(join(project, '.efc-news/sent.jsonl'), 'utf8')
    expect(text.split('\n')).toHaveLength(3)
    expect(text).not.toContain('ada@')
  })

  it('is empty before anything was sent, and is not made by reading', async () => {
    const project = await temporaryFolder()
    expect(await readSent(project)).toEqual({ entries: [], unreadable: [] })
    expect(await treeOf(project)).toEqual({})
  })

  it('knows an address in any spelling', () => {
    expect(addressHash('Ada@Example.ORG')).toBe(addressHash('ada@example.org'))
    expect(addressHash('ada@example.org')).toBe('cfe00dde46ef942601ffafb9e2825e802858b460e586b8305b344c1eb826357d')
  })

  it.runIf(posix)('is for its owner alone', async () => {
    const project = await temporaryFolder()
    await appendSent(project, entry)
    expect((await stat(join(project, '.efc-news/sent.jsonl'))).mode & 0o777).toBe(0o600)
  })

  it('is kept out of git, unless somebody has seen to it', async () => {
    const project = await temporaryFolder()
    await appendSent(project, entry)
    expect(await readFile(join(project, '.efc-news/.gitignore'), 'utf8')).toBe('*\n')
    await writeFile(join(project, '.efc-news/.gitignore'), 'theirs\n')
    await appendSent(project, entry)
    expect(await readFile(join(project, '.efc-news/.gitignore'), 'utf8')).toBe('theirs\n')
  })

  it('takes no entry of another shape', async () => {
    const project = await temporaryFolder()
    await expect(appendSent(project, { ...entry, to: 'ada@example.org' })).rejects.toThrow(/to/)
    await expect(appendSent(project, { ...entry, at: 'yesterday' })).rejects.toThrow(/at/)
    await expect(appendSent(project, { ...entry, language: 'the French one' })).rejects.toThrow(/language/)
    expect((await readSent(project)).entries).toEqual([])
  })
})

describe('a line that cannot be read', () => {
  it('is told by its number', async () => {
    const project = await temporaryFolder()
    await appendSent(project, entry)
    await appendFile(join(project, '.efc-news/sent.jsonl'), `{"at":\n\n[]\n${JSON.stringify({ ...entry, state: 'sent' })}\n${JSON.stringify({ ...entry, more: 1 })}\n`)
    await appendSent(project, other)
    expect(await readSent(project)).toEqual({ entries: [entry, other], unreadable: [2, 4, 5, 6] })
  })

  it('does not take the next one with it when it was cut off', async () => {
    const project = await temporaryFolder()
    await appendSent(project, entry)
    await appendFile(join(project, '.efc-news/sent.jsonl'), '{"at":"2026')
    await appendSent(project, other)
    expect(await readSent(project)).toEqual({ entries: [entry, other], unreadable: [2] })
  })
})

describe.runIf(posix)('a link', () => {
  it('in place of the folder is not followed', async () => {
    const [project, elsewhere] = [await temporaryFolder(), await temporaryFolder()]
    await symlink(elsewhere, join(project, '.efc-news'))
    const refused = { code: 'symlink', exitCode: 3, message: '.efc-news in the newsletter’s folder is a link. Remove it; efc-news makes a folder in its place.' }
    await expect(appendSent(project, entry)).rejects.toMatchObject(refused)
    await expect(readSent(project)).rejects.toMatchObject(refused)
    expect(await treeOf(elsewhere)).toEqual({})
  })

  it('in place of the file is not followed, nor one that leads nowhere', async () => {
    const [project, elsewhere] = [await temporaryFolder(), await temporaryFolder()]
    await mkdir(join(project, '.efc-news'))
    await symlink(join(elsewhere, 'sent.jsonl'), join(project, '.efc-news/sent.jsonl'))
    await expect(appendSent(project, entry)).rejects.toMatchObject({ code: 'symlink', exitCode: 3 })
    expect(await treeOf(elsewhere)).toEqual({})
  })
})

describe('what stands in the way', () => {
  it('is named when it is no file or no folder', async () => {
    const project = await temporaryFolder()
    await writeFile(join(project, '.efc-news'), '')
    await expect(appendSent(project, entry)).rejects.toMatchObject({ code: 'foreign-file', message: expect.stringContaining('is no folder') })
    await rm(join(project, '.efc-news'))
    await mkdir(join(project, '.efc-news/sent.jsonl'), { recursive: true })
    await expect(appendSent(project, entry)).rejects.toMatchObject({ code: 'foreign-file', message: expect.stringContaining('is no file') })
  })

  it.runIf(posix)('is not waited for when it is a pipe', async () => {
    const project = await temporaryFolder()
    await mkdir(join(project, '.efc-news'))
    execFileSync('mkfifo', [join(project, '.efc-news/sent.jsonl')])
    await expect(appendSent(project, entry)).rejects.toMatchObject({ code: 'foreign-file' })
  })

  it('is told in words when the disk does not do it', async () => {
    const project = join(await temporaryFolder(), 'gone')
    await expect(appendSent(project, entry)).rejects.toMatchObject({ code: 'io', exitCode: 3, message: '.efc-news/sent.jsonl, the record of what was sent, cannot be written: it, or its folder, is gone.' })
  })
})

describe('a message that is being sent', () => {
  const sending: SentEntry = { ...entry, final: true, state: 'sending' }

  it('may have arrived when nothing tells what became of it', async () => {
    const project = await temporaryFolder()
    await appendSent(project, sending)
    expect((await readSent(project)).entries).toEqual([{ ...sending, state: 'unknown' }])
  })

  it('is told by its outcome alone', async () => {
    const project = await temporaryFolder()
    const outcome: SentEntry = { ...sending, state: 'refused' }
    for (const one of [sending, outcome]) await appendSent(project, one)
    expect((await readSent(project)).entries).toEqual([outcome])
  })

  it.each([
    ['to another address', { to: addressHash('bob@example.org') }],
    ['of another message', { messageId: '<y@example.org>' }],
  ])('is not told by an outcome %s, nor by one that was before it', async (_, changes) => {
    const project = await temporaryFolder()
    const [before, after]: SentEntry[] = [{ ...sending, state: 'refused' }, { ...sending, state: 'confirmed', ...changes }]
    for (const one of [before, sending, after]) if (one !== undefined) await appendSent(project, one)
    expect((await readSent(project)).entries).toEqual([before, { ...sending, state: 'unknown' }, after])
  })
})
