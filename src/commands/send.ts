import { dirname, join, relative, resolve } from 'node:path'
import { exitCodes, type ExitCode } from '../failure.js'
import { formatPretty } from '../messages/pretty.js'
import { locate, selectIssue } from '../project/folders.js'
import { readSecret } from '../project/read-secret.js'
import { carryOut, checkLogin, prepareSending, readSentBefore, writeSending, type Sending } from '../send.js'
import { formatBefore, formatDelivery, formatEnd, formatPlan } from './send-summary.js'
import type { Surroundings } from './surroundings.js'

/** `efc-news send` as commander read it. */
export interface SendCommandOptions {
  readonly project: string
  readonly out: string | undefined
  readonly dist: string | undefined
  readonly to: readonly string[]
  readonly audience: string | undefined
  readonly final: boolean
  readonly again: boolean
  readonly drafts: boolean
  readonly dryRun: boolean
  readonly yes: boolean
  /** Milliseconds since 1970, UTC, or a local time `YYYY-MM-DDTHH:MM` of the newsletter's. */
  readonly asOf: number | string | undefined
}

/** What somebody agreed to. */
interface Agreed {
  readonly sending: Sending
  readonly project: string
  readonly password: string | null
}

/** Shows what would be sent, asks, sends, and says what the server confirmed. */
export async function runSend(name: string, options: SendCommandOptions, surroundings: Surroundings): Promise<ExitCode> {
  const misuse = misuseOf(options, surroundings)
  if (misuse !== null) return refuse(misuse, surroundings)
  const agreed = await agree(name, options, surroundings).catch((error: unknown) => {
    if (surroundings.signal.aborted) return stop('Interrupted: nothing was sent.', exitCodes.interrupted, surroundings)
    throw error
  })
  return typeof agreed === 'number' ? agreed : send(agreed, surroundings)
}

function misuseOf({ final, drafts, asOf, yes, dryRun }: SendCommandOptions, { ask }: Surroundings): string | null {
  if (final && drafts) return 'A draft is sent as a test only: leave out --final, or --drafts.'
  if (final && asOf !== undefined) return 'A final message goes out now, and not while its issue is under embargo: leave out --final, or --as-of.'
  if (!yes && !dryRun && ask === null) return 'Nobody is there to be asked. Add --yes when it is meant to be sent, or --dry-run to look at it first.'
  return null
}

/** All that comes before sending; an exit code when it ends there. */
async function agree(name: string, options: SendCommandOptions, surroundings: Surroundings): Promise<Agreed | ExitCode> {
  const { cwd, packageRoot, signal, now, color, err, out, ask } = surroundings
  const { project, out: folder } = locate(cwd, { project: options.project, out: options.out, usual: 'handoff' })
  const { password, warning } = await readSecret(surroundings.secrets, project, cwd)
  const { sending, failure, messages, sources } = await prepareSending({
    project,
    packageRoot,
    dist: options.dist === undefined ? join(project, 'dist') : resolve(cwd, options.dist),
    path: await selectIssue(name, project, cwd),
    to: options.to,
    audience: options.audience ?? null,
    final: options.final,
    drafts: options.drafts,
    now: options.asOf ?? now,
    sentAt: now,
    signal,
  })
  err(formatPretty(messages, { sources, color }))
  if (sending === null) return stop('Nothing was sent.', failure === 'configuration' ? exitCodes.usage : exitCodes.content, surroundings)
  if (warning !== null) err(`${warning}\n`)
  const isAsking = ask !== null && !options.yes && !options.dryRun
  // Whoever is asked sees it, wherever standard output goes.
  ;(isAsking ? err : out)(formatPlan(sending))
  if (options.dryRun) {
    const [first = '', ...others] = (await writeSending(sending, folder, signal)).map((path) => join(relative(cwd, folder), path))
    out(`Nothing was sent. ${others.length === 0 ? `The message is in ${first}` : `The ${others.length + 1} messages are in ${dirname(first)}`}.\n`)
    return exitCodes.done
  }
  checkLogin(sending, password)
  const { before, unreadable } = await readSentBefore(sending, project)
  if (unreadable.length > 0) err(`Line ${unreadable.join(', ')} of .efc-news/sent.jsonl cannot be read: it may name somebody who had this already.\n`)
  if (before.length > 0 && !options.again) return refuse(formatBefore(before), surroundings)
  if (isAsking && !(await isMeant(sending, ask))) return stop('Nothing was sent.', exitCodes.content, surroundings)
  return { sending, project, password }
}

async function isMeant({ parcels, final }: Sending, ask: NonNullable<Surroundings['ask']>): Promise<boolean> {
  const what = parcels.length === 1 ? 'this message' : `these ${parcels.length} messages`
  // Whoever answers out of habit has not read what is final.
  const answer = await ask(final ? `To send ${what} for good, type "final": ` : `Send ${what}? [y/N] `)
  return (final ? /^\s*final\s*$/i : /^\s*y(?:es)?\s*$/i).test(answer)
}

/** The exit code is that of the outcome, also when somebody stopped it: something may have gone out. */
async function send({ sending, project, password }: Agreed, { signal, out, err }: Surroundings): Promise<ExitCode> {
  const onAbort = (): void => err('Stopping; an answer that is due is waited for, a few seconds at most.\n')
  signal.addEventListener('abort', onAbort, { once: true })
  const { deliveries, unrecorded } = await carryOut(sending, { project, password, signal, onDelivery: (delivery) => (delivery.state === 'confirmed' ? out : err)(formatDelivery(delivery)) })
  signal.removeEventListener('abort', onAbort)
  const isComplete = unrecorded === null && deliveries.every(({ state }) => state === 'confirmed')
  ;(isComplete ? out : err)(formatEnd(deliveries, sending, unrecorded))
  return isComplete ? exitCodes.done : exitCodes.inputOutput
}

function refuse(text: string, surroundings: Surroundings): ExitCode {
  return stop(`efc-news: ${text}`, exitCodes.usage, surroundings)
}

function stop(text: string, code: ExitCode, { err }: Surroundings): ExitCode {
  err(`${text}\n`)
  return code
}
