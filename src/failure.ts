/** What the shell is told. The numbers are part of the interface. */
export const exitCodes = {
  done: 0,
  /** The content has errors. */
  content: 1,
  /** Wrong arguments, or an error in newsletter.yaml or a template. */
  usage: 2,
  /** The disk failed. */
  inputOutput: 3,
  /** Another build is running. */
  locked: 4,
  /** A bug in efc-news (EX_SOFTWARE of sysexits.h). */
  bug: 70,
  /** Interrupted (128 + SIGINT). */
  interrupted: 130,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** What ends a command, but is no bug: `message` is a whole sentence for the user, and says what to do where it can. */
export class Failure extends Error {
  readonly exitCode: ExitCode

  constructor(message: string, exitCode: ExitCode, options?: ErrorOptions) {
    super(message, options)
    this.exitCode = exitCode
  }
}
