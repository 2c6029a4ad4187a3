import { existsSync, realpathSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { exitCodes, Failure } from '../failure.js'
import { listFiles } from './list-files.js'

/** The user named a folder or a file that cannot be meant; the message says what to name instead. */
const misnamed = (message: string): Failure => new Failure(message, exitCodes.usage)

/** Where a build reads and writes: absolute paths from what the user typed in the folder `cwd`. */
export function locate(cwd: string, options: { project: string; out: string | undefined }): { project: string; out: string } {
  const project = resolve(cwd, options.project)
  if (!isFolder(project)) throw misnamed(`There is no folder ${options.project}. Name the newsletter's folder with --project.`)
  const out = options.out === undefined ? join(project, 'dist') : resolve(cwd, options.out)
  const shown = options.out ?? out
  if (existsSync(out) && !isFolder(out)) throw misnamed(`--out ${shown} is a file. Name a folder, such as dist.`)
  if (isSource(project, out)) throw misnamed(`--out ${shown} is a folder that the newsletter is made from. Name another, such as dist.`)
  return { project, out }
}

/** Issue files, relative to the project, from paths as the user typed them: seen from `cwd`, or from the project. */
export async function selectIssues(paths: readonly string[], project: string, cwd: string): Promise<string[]> {
  const all = (await listFiles(project, 'issues', ['.md'])).map((issue) => issue.normalize('NFC'))
  const selected = paths.flatMap((path) => {
    const candidates = [resolve(cwd, path), resolve(project, path)].map((absolute) => relative(project, absolute).split(sep).join('/').normalize('NFC'))
    const found = all.filter((issue) => candidates.some((candidate) => issue === candidate || issue.startsWith(`${candidate}/`)))
    if (found.length === 0) throw misnamed(`${path} is no issue of this newsletter. Name a Markdown file below issues/, such as ${all[0] ?? 'issues/issue-01.md'}.`)
    return found
  })
  return [...new Set(selected)]
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
