import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, lstat, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { text } from 'node:stream/consumers'

import { inject } from 'vitest'

import { treeOf } from './output/tree.js'

// Newsletters in temporary folders, and the real executable run on them. The folders go when all tests are through.

const executable = fileURLToPath(new URL('../bin/efc-news.js', import.meta.url))
const bare = { PATH: process.env['PATH'] }
const root = inject('temporary')

/** Files by path, with `/`; a path that ends in `/` is an empty folder. */
export type Files = Readonly<Record<string, string | Uint8Array>>

export const config = 'name: The Letter\nurl: https://letter.example/\n'

/** An issue file; `more` are further lines of front matter. */
export function issue(title: string, body = 'Some words.', more = ''): string {
  return `---\ntitle: ${title}\ndate: 2015-03-30\n${more === '' ? '' : `${more}\n`}---\n\n${body}\n`
}

/** A folder with these files, written in this order. `name` may hold spaces and any script. */
export async function createProject(files: Files, name = 'letter'): Promise<string> {
  const folder = join(await mkdtemp(join(root, 'p-')), name)
  await mkdir(folder)
  await writeFiles(folder, files)
  return folder
}

/** The same, with the package's templates compiled in its cache: a second less for a build that is not about them. */
export async function createWarmProject(files: Files, name?: string): Promise<string> {
  const folder = await createProject(files, name)
  await cp(join(await compiled(), '.cache'), join(folder, '.cache'), { recursive: true })
  return folder
}

let first: Promise<string> | undefined

/** The cache that warm projects begin with, once it is there. */
let warm: string | null = null

function compiled(): Promise<string> {
  first ??= (async () => {
    const folder = await createProject({ 'newsletter.yaml': config, 'issues/a.md': issue('A') })
    await efcNews(['build'], { cwd: folder })
    warm = join(folder, '.cache', 'efc-news')
    return folder
  })()
  return first
}

/** A copy of a folder with all that is in it, what was built included: for tests that begin at the same point. */
export async function copyProject(folder: string): Promise<string> {
  const copy = join(await mkdtemp(join(root, 'p-')), basename(folder))
  await cp(folder, copy, { recursive: true })
  return copy
}

/**
 * Keeps the cards that a build has made for the next warm project, which would make the same: to load the typeface takes
 * a third of a small build. Nothing else of a build is kept; a card's entry names its picture by its hash.
 */
async function keepCards(project: string): Promise<void> {
  const folder = join(project, '.cache', 'efc-news')
  if (warm === null || !existsSync(folder)) return
  const names = await readdir(folder)
  for (const name of names.filter((entry) => !seen.has(entry))) {
    seen.add(name)
    const [, sha256] = /^\{"picture":\{"sha256":"([0-9a-f]{64})"/.exec((await readFile(join(folder, name), 'latin1')).slice(65, 200)) ?? []
    if (sha256 !== undefined && names.includes(sha256)) for (const entry of [name, sha256]) await cp(join(folder, entry), join(warm, entry))
  }
}

/** Entries of caches that were looked at. */
const seen = new Set<string>()

export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [path, contents] of Object.entries(files)) {
    await mkdir(join(folder, path.endsWith('/') ? path : dirname(path)), { recursive: true })
    if (!path.endsWith('/')) await writeFile(join(folder, path), contents)
  }
}

export interface Run {
  /** Exit code, or the signal's name when one ended the process. */
  readonly code: number | NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

export interface RunOptions {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** Called once the process runs. */
  readonly during?: (child: ChildProcess) => Promise<void>
  /** Whether it has a process of its own, as on a command line; by default when it must, see `efcNews`. */
  readonly alone?: boolean
}

/**
 * Runs `efc-news` with a bare environment, so that no setting of this machine has a say.
 *
 * It runs in a process that stays (resident.js), which is the same program and takes half the time. Alone runs what something
 * happens to, and what gets an environment that Node itself reads when it starts, such as a time zone.
 */
export async function efcNews(args: readonly string[], options: RunOptions): Promise<Run> {
  const { cwd, env = {}, during, alone = during !== undefined || !Object.keys(env).every(isReadByProgram) } = options
  const run = alone ? await spawned(args, options) : await resident({ args, cwd, env })
  await keepCards(cwd)
  return run
}

const isReadByProgram = (name: string): boolean => name.startsWith('EFC_NEWS_') || name === 'SOURCE_DATE_EPOCH'

async function spawned(args: readonly string[], { cwd, env = {}, during }: RunOptions): Promise<Run> {
  const child = spawn(process.execPath, [executable, ...args], {
    cwd,
    env: { ...bare, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err, ended] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close'), during?.(child)])
  const [code, signal]: Array<number | NodeJS.Signals | null> = ended
  return { code: code ?? signal ?? null, out, err }
}

let host: ChildProcess | undefined
let lastRun: Promise<unknown> = Promise.resolve()

/** One after another: they share a current folder and streams. */
function resident(run: Pick<RunOptions, 'cwd' | 'env'> & { readonly args: readonly string[] }): Promise<Run> {
  const next = lastRun.then(() => runIn((host ??= startResident()), run))
  lastRun = next.catch(() => undefined)
  return next
}

async function runIn(child: ChildProcess, run: object): Promise<Run> {
  const over = new AbortController()
  const answered = once(child, 'message', over)
  const ended = once(child, 'exit', over).then(([code, signal]: unknown[]) => {
    throw new Error(`The process that runs efc-news ended with ${code ?? signal}`)
  })
  // One run that hangs must not stop all tests after it.
  const patience = setTimeout(() => child.kill('SIGKILL'), 60_000)
  child.send(run)
  const [answer]: unknown[] = await Promise.race([answered, ended]).finally(() => {
    clearTimeout(patience)
    over.abort()
  })
  // What resident.js sends.
  return answer as Run
}

/** It ends with this process, and does not keep it. */
function startResident(): ChildProcess {
  const child = fork(fileURLToPath(new URL('resident.js', import.meta.url)), { env: bare, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  child.once('exit', () => {
    host = undefined
  })
  child.unref()
  child.channel?.unref()
  return child
}

/** A message of `--format json`. */
export interface Found {
  readonly file: string | null
  readonly line: number | null
  readonly column: number | null
  readonly rule: string
  readonly severity: string
  readonly message: string
  readonly note: string
}

export interface Report {
  readonly ok: boolean
  readonly messages: readonly Found[]
  readonly artefacts: ReadonlyArray<{ readonly path: string; readonly bytes: number; readonly sha256: string }>
}

/** Builds with `--format json`. */
export async function buildJson(args: readonly string[], options: RunOptions): Promise<Run & { readonly report: Report }> {
  const run = await efcNews(['build', '--format', 'json', ...args], options)
  if (run.out === '') throw new Error(`No report on standard output, exit code ${run.code}: ${run.err}`)
  // The shape is held against the text by a test of its own.
  return { ...run, report: JSON.parse(run.out) as Report }
}

/** "line:column rule" of each message about a file, in order; "rule" alone for one about the file as a whole. */
export function foundIn({ messages }: Report, file: string): string[] {
  return messages.filter((found) => found.file === file).map(({ line, column, rule }) => (line === null ? rule : `${line}:${column} ${rule}`))
}

/** All of a build folder, by path. */
export const distOf = (project: string, out = 'dist'): Promise<Record<string, string>> => treeOf(join(project, out))

/** When each file was made and changed, in nanoseconds, and which one it is: equal only for files that nobody wrote. */
export async function timesOf(project: string): Promise<Record<string, string>> {
  const paths = Object.entries(await distOf(project)).flatMap(([path, contents]) => (contents === 'folder' ? [] : [path]))
  const times = await Promise.all(
    paths.map(async (path) => {
      const { ino, mtimeNs } = await lstat(join(project, 'dist', path), { bigint: true })
      return [path, `${ino} ${mtimeNs}`] as const
    }),
  )
  return Object.fromEntries(times)
}

export const readText = (project: string, path: string): Promise<string> => readFile(join(project, path), 'utf8')
