import { isRecord, isSha256, manifestName, parseJson } from './manifest.js'
import { OutputError } from './output-error.js'
import { staysInside } from './paths.js'

/** One change to the output folder. Each can be undone from the staging folder alone. */
export type Step =
  /** The file or folder at `path` moves into the staging folder. */
  | { readonly action: 'take', readonly path: string }
  /** A folder is made. */
  | { readonly action: 'make', readonly path: string }
  /** A staged file moves to `path`; what it replaces is kept in the staging folder. */
  | { readonly action: 'put', readonly path: string, readonly sha256: string, readonly replaces: boolean }

/** In the staging folder while steps are being taken. Where it lies, a build did not come to its end. */
export const journalName = 'journal.json'

/** Where in the staging folder the file of a step waits (`new`) or is kept (`old`). */
export function stagedName(which: 'new' | 'old', step: number): string {
  return `${which}/${step}`
}

export function printJournal(steps: readonly Step[]): string {
  return `${JSON.stringify({ version: 1, steps })}\n`
}

/** @throws OutputError `manifest` when it is damaged: what the output folder held can then not be told. */
export function parseJournal(text: string): readonly Step[] {
  const json = parseJson(text)
  if (isRecord(json) && json['version'] === 1 && Array.isArray(json['steps'])) {
    const steps: readonly unknown[] = json['steps']
    if (steps.every(isStep)) return steps
  }
  throw new OutputError('manifest', 'A build was interrupted while it wrote to the output folder, and its notes are damaged. Move the output folder away and build again.')
}

function isStep(value: unknown): value is Step {
  if (!isRecord(value)) return false
  const { action, path, sha256, replaces } = value
  if (typeof path !== 'string' || (path !== manifestName && !staysInside(path))) return false
  return action === 'take' || action === 'make' || (action === 'put' && isSha256(sha256) && typeof replaces === 'boolean')
}
