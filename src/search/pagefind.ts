import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:process'
import * as z from 'zod'
import { SearchError } from './search-error.js'

/** Minutes, in milliseconds: a thousand pages take it seconds. */
const patience = 300_000

/** What is seen but not read: signs beside names and quotations, the numbers of footnotes, the arrows back. */
const unsaid = ['[aria-hidden="true"]', '[data-footnote-ref]', '[data-footnote-backref]']

const answerSchema = z.object({ payload: z.object({ type: z.string(), message: z.string().optional(), files: z.array(z.object({ path: z.string(), content: z.string() })).optional() }) })

export interface PagefindFile {
  /** Below pagefind's own folder. */
  readonly path: string
  readonly contents: Uint8Array
}

/**
 * Indexes HTML documents, in the order given, with pagefind's own program: a process that ends with this call.
 *
 * It speaks what types/internal.d.ts of the package says (JSON in Base64, with a comma behind each message) instead of
 * calling the package: that hands our standard error to the program, writes to the console itself, and never answers
 * when the program is killed, so that a build would end in silence.
 *
 * Throws SearchError when the program is not there, does not run, or says that it failed.
 */
export async function runPagefind(documents: ReadonlyArray<{ readonly url: string; readonly html: string }>, program = findProgram()): Promise<PagefindFile[]> {
  // A new process calls its first index 0.
  const requests = [{ type: 'NewIndex', config: { exclude_selectors: unsaid } }, ...documents.map(({ url, html }) => ({ type: 'AddFile', index_id: 0, url, file_contents: html })), { type: 'GetFiles', index_id: 0 }]
  const answers = (await exchange(program, requests)).map(readAnswer)
  const complaint = answers.find(({ type }) => type === 'Error')
  if (complaint !== undefined) throw new SearchError(complaint.message ?? 'it did not say why')
  return (answers.at(-1)?.files ?? []).map(({ path, content }) => ({ path, contents: Buffer.from(content, 'base64') }))
}

/** Writes all requests and waits for as many answers; the program ends when its input does, but without answering. */
function exchange(path: string, requests: readonly object[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const program = spawn(path, ['--service'], { stdio: ['pipe', 'pipe', 'ignore'], timeout: patience, windowsHide: true })
    const chunks: string[] = []
    let answered = 0
    program.stdout.setEncoding('latin1').on('data', (chunk: string) => {
      chunks.push(chunk)
      answered += chunk.split(',').length - 1
      if (answered === requests.length) program.stdin.end()
    })
    program.on('error', ({ message }) => reject(new SearchError(message)))
    program.on('close', (code, signal) => {
      if (answered === requests.length) resolve(chunks.join('').split(',').slice(0, -1))
      else reject(new SearchError(`it ended with ${signal ?? `code ${code}`} before it was done`))
    })
    // When the program is gone: 'close' tells it better.
    program.stdin.on('error', () => undefined)
    requests.forEach((payload, index) => program.stdin.write(`${Buffer.from(JSON.stringify({ message_id: index + 1, payload })).toString('base64')},`))
  })
}

/** The program's path. It comes as a package for each platform, which npm leaves out where there is none. */
export function findProgram(name = `${platform === 'win32' ? 'windows' : platform}-${arch}`): string {
  try {
    // Found from pagefind: it is its dependency, not ours.
    return createRequire(import.meta.resolve('pagefind')).resolve(`@pagefind/${name}/bin/pagefind_extended${platform === 'win32' ? '.exe' : ''}`)
  } catch {
    throw new SearchError(`its program for ${name} is not installed`)
  }
}

function readAnswer(text: string): z.output<typeof answerSchema>['payload'] {
  try {
    return answerSchema.parse(JSON.parse(Buffer.from(text, 'base64').toString('utf8'))).payload
  } catch {
    throw new SearchError('it answered what cannot be read')
  }
}
