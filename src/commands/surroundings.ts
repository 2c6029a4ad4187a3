import type { SecretVariables } from '../project/read-secret.js'

/** What a command gets from the outside world; cli.ts makes it, so that nothing else reads the process. */
export interface Surroundings {
  /** The current folder, absolute. */
  readonly cwd: string
  /** The folder of efc-news itself, absolute. */
  readonly packageRoot: string
  /** Milliseconds since 1970, UTC, read once. */
  readonly now: number
  readonly cores: number
  readonly signal: AbortSignal
  /** Writes to standard output; `err` to standard error. */
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Whether standard error takes colours. */
  readonly color: boolean
  /** Asks a person, and waits for the answer; null when nobody is there to answer. */
  readonly ask: ((question: string) => Promise<string>) | null
  /** What the environment says of the password for the mail server. */
  readonly secrets: SecretVariables
  /** True when standard error is a terminal that a progress line can be drawn on. */
  readonly interactive: boolean
}
