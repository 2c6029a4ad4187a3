import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SmtpSettings } from '../../src/mail/smtp.js'
import { photograph } from '../pictures/samples.js'
import { config, copyProject, createWarmProject, efcNews, issue, writeFiles, type Files, type Run, type RunOptions } from '../project.js'

// Newsletters that were built and can be sent through a server of the test's own.

export const [ada, bob] = ['ada@reviewers.example', 'bob@reviewers.example']

/** Where nothing listens. */
export const noServer = { port: 1, security: 'none' } as const

const sender = 'sender:\n  email: desk@letter.example\n  replyTo: office@letter.example\n'

/** newsletter.yaml without a server; `more` are further lines. */
const letter = (more = ''): string => `${config}audiences: [members]\n${sender}list:\n  id: news.letter.example\n  unsubscribe: https://letter.example/off\n${more}`

/** The same with one; `more` are further lines of `smtp`. */
export const through = ({ port, security }: Pick<SmtpSettings, 'port' | 'security'>, more = '', others = ''): string =>
  `${letter(others)}smtp:\n  host: 127.0.0.1\n  port: ${port}\n  security: ${security}\n${more}`

const files = async (): Promise<Files> => ({
  'newsletter.yaml': letter(),
  'issues/issue-06.md': issue('Frühling', 'Some words, [a link](https://example.org/) and\n\n![The hall](hall.jpg)\n\n:::article[Inside]{audience=members}\nFor members.\n:::', 'number: 6'),
  'issues/issue-06.fr.md': issue('Printemps', 'Des mots.', 'number: 6'),
  'issues/hall.jpg': await photograph(300, 200).jpeg().toBuffer(),
  'issues/draft.md': issue('Not yet', 'Words.', 'status: draft'),
  'issues/later.md': issue('Later', 'Words.', 'embargo: 2035-03-30 10:00'),
  'issues/early.md': issue('Early', 'Words.', 'status: draft\nembargo: 2035-03-30 10:00'),
  'issues/about.md': issue('About', 'Words.', 'type: page'),
})

let first: Promise<string> | undefined

/** A newsletter that was built; each test gets one of its own, with the newsletter.yaml that it names. */
export async function built(newsletter: string, more: Files = {}): Promise<string> {
  first ??= files().then(async (all) => {
    const folder = await createWarmProject(all)
    const { code, err } = await efcNews(['build'], { cwd: folder })
    if (code !== 0) throw new Error(err)
    return folder
  })
  const folder = await copyProject(await first)
  await writeFiles(folder, { 'newsletter.yaml': newsletter, ...more })
  return folder
}

export function send(cwd: string, args: readonly string[], options: Omit<RunOptions, 'cwd'> = {}): Promise<Run> {
  return efcNews(['send', ...args], { cwd, ...options })
}

/** The lines of the record, as it is on the disk. */
export async function recordOf(project: string): Promise<Array<Record<string, unknown>>> {
  const lines = (await readFile(join(project, '.efc-news/sent.jsonl'), 'utf8')).trimEnd().split('\n')
  // Our own file.
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>)
}
