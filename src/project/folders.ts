import { existsSync, realpathSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { exitCodes, Failure } from '../failure.js'
import { splitFrontMatter, typeFrontMatter } from '../issue/front-matter.js'
import { nearest } from '../messages/nearest.js'
import { issueName, issuesNamed } from './issue-names.js'
import { listFiles } from './list-files.js'
import { readIssues } from './read-issues.js'

/** In bytes: files that are longer are not looked into for a message. */
const longest = 256 * 1024

/** The user named a folder or a file that cannot be meant; the message says what to name instead. */
const misnamed = (message: string): Failure => new Failure(message, exitCodes.usage)

/** Where a command reads and writes: absolute paths from what the user typed in the folder `cwd`; `usual` is the folder in the project that is written when none was named. */
export function locate(cwd: string, options: { project: string; out: string | undefined; usual?: string }): { project: string; out: string } {
  const { usual = 'dist' } = options
  const project = resolve(cwd, options.project)
  if (!isFolder(project)) throw misnamed(`There is no folder ${options.project}. Name the newsletter's folder with --project.`)
  const out = options.out === undefined ? join(project, usual) : resolve(cwd, options.out)
  const shown = options.out ?? out
  if (existsSync(out) && !isFolder(out)) throw misnamed(`--out ${shown} is a file. Name a folder, such as ${usual}.`)
  if (isSource(project, out)) throw misnamed(`--out ${shown} is a folder that the newsletter is made from. Name another, such as ${usual}.`)
  return { project, out }
}

/** Issue files, relative to the project, from paths as the user typed them: seen from `cwd`, or from the project. */
export async function selectIssues(paths: readonly string[], project: string, cwd: string): Promise<string[]> {
  const all = await listIssues(project)
  const selected = paths.flatMap((path) => {
    const found = issuesAt(path, all, { project, cwd })
    if (found.length === 0) throw misnamed(`${path} is no issue of this newsletter. Name a Markdown file below issues/, such as ${all[0] ?? 'issues/issue-01.md'}.`)
    return found
  })
  return [...new Set(selected)]
}

/**
 * One issue file, relative to the project: a path as `selectIssues` takes it, the file's name with or without its ending,
 * its address in the archive, or its number. Whoever mistypes one gets the nearest name of those that have an email.
 */
export async function selectIssue(name: string, project: string, cwd: string): Promise<string> {
  const all = await listIssues(project)
  const exact = issuesAt(name, all, { project, cwd })
  const found = exact.length === 1 ? exact : [...new Set([...issuesNamed(name, all), ...exact])]
  const [first, ...others] = found
  if (first === undefined) throw misnamed(`${name} is no issue of this newsletter. ${advice(name, (await sentIssues(project, all)).map(issueName))}`)
  if (others.length > 0) throw misnamed(`${name} is more than one issue: ${found.join(', ')}. Name one of them.`)
  return first
}

async function listIssues(project: string): Promise<string[]> {
  return (await listFiles(project, 'issues', ['.md'])).map((issue) => issue.normalize('NFC'))
}

/** The issue at a path, or all below it. */
function issuesAt(path: string, all: readonly string[], { project, cwd }: { readonly project: string; readonly cwd: string }): string[] {
  const candidates = [resolve(cwd, path), resolve(project, path)].map((absolute) => relative(project, absolute).split(sep).join('/').normalize('NFC'))
  return all.filter((issue) => candidates.some((candidate) => issue === candidate || issue.startsWith(`${candidate}/`)))
}

/** Those that have an email, as far as their front matter can be read: a page of the archive has none. */
async function sentIssues(project: string, all: readonly string[]): Promise<string[]> {
  const { sources } = await readIssues(project, longest)
  const pages = new Set(sources.filter(({ path, text }) => typeFrontMatter(splitFrontMatter(text, path).source?.frontMatter ?? '', path).value?.type === 'page').map(({ path }) => path.normalize('NFC')))
  return all.filter((path) => !pages.has(path))
}

function advice(name: string, known: readonly string[]): string {
  const near = nearest(issueName(name), known)
  if (near !== null) return `Did you mean ${near}?`
  return `Name the file of one, or its name, such as ${known.find((other) => !other.includes('.')) ?? known[0] ?? 'issue-01'}.`
}

/** What a build owns must never be what it is made from. */
function isSource(project: string, out: string): boolean {
  const [from, to] = [project, out].map((path) => (existsSync(path) ? realpathSync(path) : path))
  if (from === undefined || to === undefined || from === to || from.startsWith(`${to}${sep}`)) return true
  const first = relative(from, to).split(sep)[0] ?? ''
  return ['issues', 'templates', '.git', '.cache', 'node_modules'].includes(first)
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory()
}
