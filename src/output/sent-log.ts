import { lstat, mkdir, open, readFile, writeFile, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'

import { sha256 } from '../sha256.js'
import { parseJson } from './manifest.js'
import { diskError, errnoOf, OutputError } from './output-error.js'

const folderName = '.efc-news'
const logName = 'sent.jsonl'

/** Relative to the project, for messages. */
const logPath = `${folderName}/${logName}`

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** One recipient, and what became of the message to them, as far as it was known when the entry was made. */
const sentEntrySchema = z.strictObject({
  /** When the command began that sent it: ISO 8601 in UTC. */
  at: z.iso.datetime(),
  /** The issue file, relative to the project. */
  issue: z.string(),
  /** The audience. */
  edition: z.string(),
  /** A BCP 47 tag. */
  language: z.string().refine(isLanguageTag).optional(),
  /** False for a test message. */
  final: z.boolean(),
  /** `addressHash` of the recipient: who knows the address can look it up, who finds the file cannot read it off. */
  to: hash,
  subject: z.string().optional(),
  /** The issue's own date: newsletters exist whose subject is always the same. */
  date: z.string().optional(),
  /** SHA-256 (hexadecimal) of the message without what differs each time. */
  content: hash,
  messageId: z.string(),
  /** `sending` is from before the message went out: another entry has its outcome, unless the command was killed. */
  state: z.enum(['sending', 'confirmed', 'refused', 'unknown', 'untried']),
  /** What the server said, or why there is no answer. */
  response: z.string().optional(),
})

export type SentEntry = Readonly<z.output<typeof sentEntrySchema>>

/** What became of a message to one recipient. */
export interface SentOutcome extends SentEntry {
  readonly state: Exclude<SentEntry['state'], 'sending'>
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

/** SHA-256, in lower-case hexadecimal, of an address in lower case. */
export function addressHash(address: string): string {
  return sha256(address.toLowerCase())
}

/**
 * What was sent from a project, the oldest first; nothing if nothing was. What was being sent when the command was killed
 * counts as `unknown`. `unreadable` has the numbers, from 1, of lines that are no entries: cut off when the machine stopped,
 * or changed by hand.
 *
 * @throws OutputError `symlink`, `foreign-file` or `io`
 */
export async function readSent(project: string): Promise<{ entries: SentOutcome[]; unreadable: number[] }> {
  const entries: SentEntry[] = []
  const unreadable: number[] = []
  const text = await readLog(project)
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const { data } = sentEntrySchema.safeParse(parseJson(line))
    if (data === undefined) unreadable.push(index + 1)
    else entries.push(data)
  }
  return { entries: outcomesOf(entries), unreadable }
}

function outcomesOf(entries: readonly SentEntry[]): SentOutcome[] {
  return entries.flatMap(({ state, ...entry }, index): SentOutcome[] => {
    if (state !== 'sending') return [{ ...entry, state }]
    const isFollowed = entries.slice(index + 1).some(({ messageId, to }) => messageId === entry.messageId && to === entry.to)
    return isFollowed ? [] : [{ ...entry, state: 'unknown' }]
  })
}

/**
 * Adds an entry to `.efc-news/sent.jsonl` of the project; when it returns, the entry is on the disk. The folder is kept out of
 * git, for nobody should publish whom a newsletter was sent to.
 *
 * @throws OutputError `symlink`, `foreign-file` or `io`
 */
export async function appendSent(project: string, entry: SentEntry): Promise<void> {
  const line = JSON.stringify(sentEntrySchema.parse(entry))
  try {
    await makeFolder(join(project, folderName))
    await checkStanding(project)
    const handle = await open(join(project, folderName, logName), 'a+', 0o600)
    try {
      await handle.appendFile(`${(await isCutOff(handle)) ? '\n' : ''}${line}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw ioError(error, 'written')
  }
}

async function readLog(project: string): Promise<string> {
  try {
    return (await checkStanding(project)) ? await readFile(join(project, folderName, logName), 'utf8') : ''
  } catch (error) {
    throw ioError(error, 'read')
  }
}

async function makeFolder(folder: string): Promise<void> {
  await unlessThere(mkdir(folder))
  // Looked at before anything is written there.
  await checkFolder(folder)
  await unlessThere(writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' }))
}

/** Whether there is a log. No link is followed: it could lead out of the project. */
async function checkStanding(project: string): Promise<boolean> {
  if (!(await checkFolder(join(project, folderName)))) return false
  const stats = await lookAt(join(project, folderName, logName))
  if (stats === null) return false
  if (stats.isSymbolicLink()) throw new OutputError('symlink', `${logPath} is a link. Put the file itself there.`)
  if (!stats.isFile()) throw new OutputError('foreign-file', `${logPath}, where efc-news records what was sent, is no file. Move it away.`)
  return true
}

async function checkFolder(folder: string): Promise<boolean> {
  const stats = await lookAt(folder)
  if (stats === null) return false
  if (stats.isSymbolicLink()) throw new OutputError('symlink', `${folderName} in the newsletter’s folder is a link. Remove it; efc-news makes a folder in its place.`)
  if (!stats.isDirectory()) throw new OutputError('foreign-file', `${folderName} in the newsletter’s folder, where efc-news records what was sent, is no folder. Move it away.`)
  return true
}

async function lookAt(path: string): Promise<Awaited<ReturnType<typeof lstat>> | null> {
  try {
    return await lstat(path)
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null
    throw error
  }
}

async function unlessThere(made: Promise<unknown>): Promise<void> {
  try {
    await made
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error
  }
}

/** Whether the last line has no end. A new entry that went on there would be lost with it. */
async function isCutOff(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat()
  if (size === 0) return false
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1)
  return buffer.toString('latin1') !== '\n'
}

function ioError(error: unknown, done: 'read' | 'written'): unknown {
  return diskError(error, `${logPath}, the record of what was sent,`, done)
}
