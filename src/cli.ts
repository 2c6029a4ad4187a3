import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import type { BuildCommandOptions } from './commands/build.js'
import type { HandoffCommandOptions } from './commands/handoff.js'
import type { SendCommandOptions } from './commands/send.js'
import type { Surroundings } from './commands/surroundings.js'
import { exitCodes, Failure, type ExitCode } from './failure.js'
import { formatJson } from './messages/json.js'
import { message } from './messages/report.js'
import { profileNames } from './schema/profile-names.js'

// The only file that reads the process's arguments, environment and clock, and that writes to its streams and exit code.

const packageRoot = dirname(dirname(fileURLToPath(import.meta.url)))
const abort = new AbortController()

process.once('SIGINT', () => abort.abort())
process.once('SIGTERM', () => abort.abort())
// A reader that goes away (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
process.exitCode = await main(process.argv)

async function main(argv: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done
  const program = createProgram((result) => {
    code = result
  })
  try {
    await program.parseAsync(argv)
    return code
  } catch (error) {
    return explain(error)
  }
}

function createProgram(finish: (code: ExitCode) => void): Command {
  const program = new Command('efc-news')
    .description('A newsletter generator: Markdown in; email-ready HTML, plain text and an archive site out.')
    .version(version(), '-V, --version', 'Print the version')
    .helpOption('-h, --help', 'Print this help')
    .helpCommand('help [command]', 'Print the help of a command')
    .configureHelp({ sortOptions: false })
    .exitOverride()
    .showHelpAfterError('Run `efc-news --help` to see what there is.')
    .addHelpText('after', '\nExamples:\n  efc-news build                 build the newsletter in this folder\n  efc-news help build            all options of the build')

  program
    .command('build')
    .description('Build the newsletter, or only the issues that are named')
    .argument('[paths...]', 'issue files or folders to build; everything when there is none')
    .option('-p, --project <dir>', 'folder with newsletter.yaml', '.')
    .option('-o, --out <dir>', 'folder to write (default: dist in the project)')
    .option('--drafts', 'build drafts too, marked as such', false)
    .addOption(new Option('--as-of <date>', 'build as if it were this day or time, such as 2015-03-30, in the newsletter’s time zone').argParser(parseAsOf))
    .addOption(new Option('--format <format>', 'how to print what came of it').choices(['pretty', 'json']).default('pretty'))
    .option('-q, --quiet', 'print only what is wrong', false)
    .addHelpText(
      'after',
      '\nExamples:\n  efc-news build                                  everything, into dist/\n  efc-news build issues/issue-06.md               one issue, and the pages that list it\n  efc-news build --drafts --out preview           a look at what is not ready yet\n  efc-news build --format json > report.json      for other programs\n\nExit codes:\n  0 done, 1 the content has errors, 2 usage or configuration, 3 the disk failed,\n  4 another build is running, 70 a bug in efc-news, 130 interrupted',
    )
    .action(async (paths: string[], options: Omit<BuildCommandOptions, 'out' | 'asOf'> & { out?: string; asOf?: number | string }) => {
      // Loaded when called, so that --help and --version answer at once.
      const { runBuild } = await import('./commands/build.js')
      finish(await runBuild(paths, { ...options, out: options.out, asOf: options.asOf }, surroundings()))
    })

  program
    .command('handoff')
    .description('Prepare an issue for an email service: a folder, and a .zip of it, for each audience')
    .argument('<issue>', 'issue file, or its name, such as issue-06')
    .addOption(new Option('--profile <name>', 'the service (default: `profile` in newsletter.yaml)').choices([...profileNames]))
    .option('--audience <name...>', 'audiences; all that get an email when there is none')
    .option('-p, --project <dir>', 'folder with newsletter.yaml', '.')
    .option('-o, --out <dir>', 'folder to write (default: handoff in the project)')
    .option('--dist <dir>', 'folder of the last build (default: dist in the project)')
    .addOption(new Option('--as-of <date>', 'as if it were this day or time: for an issue under embargo').argParser(parseAsOf))
    .option('-q, --quiet', 'print only what is wrong', false)
    .addHelpText('after', '\nExamples:\n  efc-news handoff issue-06                                       for what newsletter.yaml names\n  efc-news handoff issue-06 --profile mailchimp --audience public  one folder for Mailchimp\n\nBuild first: what is handed over is what was built.\n\nExit codes:\n  0 done, 1 the content has errors, 2 usage or configuration, 3 the disk failed,\n  4 another run is writing the folder, 70 a bug in efc-news, 130 interrupted')
    .action(async (issue: string, options: Omit<HandoffCommandOptions, 'out' | 'dist' | 'asOf' | 'profile' | 'audience'> & Partial<HandoffCommandOptions>) => {
      const { runHandoff } = await import('./commands/handoff.js')
      finish(await runHandoff(issue, { ...options, out: options.out, dist: options.dist, asOf: options.asOf, profile: options.profile, audience: options.audience }, surroundings()))
    })

  program
    .command('send')
    .description('Send a test message to reviewers, or the one message to a mailing list’s address')
    .showHelpAfterError('Name the issue first, then the addresses: efc-news send issue-06 --to editor@example.org\nSee `efc-news help send`.')
    .argument('<issue>', 'issue file, or its name, such as issue-06')
    .requiredOption('--to <address...>', 'who gets it: 50 addresses at most')
    .option('--audience <name>', 'the edition: public for a test; with --final it must be named when there are several')
    .option('--final', 'the real message: without [TEST] in its subject', false)
    .option('--again', 'send a final message once more to those who have had the issue', false)
    .option('--drafts', 'a test of an issue that is not ready yet', false)
    .option('--dry-run', 'write the message into handoff/ and send nothing', false)
    .option('-y, --yes', 'do not ask, for scripts', false)
    .option('-p, --project <dir>', 'folder with newsletter.yaml', '.')
    .option('-o, --out <dir>', 'folder for --dry-run (default: handoff in the project)')
    .option('--dist <dir>', 'folder of the last build (default: dist in the project)')
    .addOption(new Option('--as-of <date>', 'a test as if it were this day or time: for an issue under embargo').argParser(parseAsOf))
    .addHelpText('after', '\nExamples:\n  efc-news send issue-06 --to editor@example.org chair@example.org              a test\n  efc-news send issue-06 --to list@lists.example.org --audience public --final  the issue, to a mailing list\n\nThe server stands under `smtp` in newsletter.yaml. The password comes from the environment variable\nEFC_NEWS_SMTP_PASSWORD, or from the file that EFC_NEWS_SMTP_PASSWORD_FILE names.\n\nExit codes:\n  0 all confirmed, 1 the content has errors or nobody said yes, 2 usage or configuration,\n  3 the server did not confirm all of them, or the disk failed, 4 a build is running,\n  70 a bug in efc-news, 130 interrupted before anything was sent')
    .action(async (issue: string, options: Omit<SendCommandOptions, 'out' | 'dist' | 'asOf' | 'audience'> & Partial<SendCommandOptions>) => {
      const { runSend } = await import('./commands/send.js')
      finish(await runSend(issue, { ...options, out: options.out, dist: options.dist, asOf: options.asOf, audience: options.audience }, surroundings()))
    })

  return program
}

function surroundings(): Surroundings {
  return {
    cwd: process.cwd(),
    packageRoot,
    now: currentTime(),
    cores: availableParallelism(),
    signal: abort.signal,
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    color: wantsColor(process.stderr),
    interactive: process.stderr.isTTY === true,
    ask: process.stdin.isTTY === true && process.stderr.isTTY === true ? ask : null,
    secrets: { EFC_NEWS_SMTP_PASSWORD: process.env['EFC_NEWS_SMTP_PASSWORD'], EFC_NEWS_SMTP_PASSWORD_FILE: process.env['EFC_NEWS_SMTP_PASSWORD_FILE'] },
  }
}

/** Without an answer (Ctrl-D) it is empty. Rejects at Ctrl-C. */
async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  let isAnswered = false
  // While it reads, the terminal takes Ctrl-C for itself.
  terminal.once('SIGINT', () => abort.abort())
  // Some versions of Node reject at Ctrl-D, others say nothing but `close`.
  const closed = once(terminal, 'close').then(() => '')
  try {
    const answered = terminal.question(question, { signal: abort.signal }).then((answer) => {
      isAnswered = true
      return answer
    })
    return await Promise.race([answered, closed])
  } catch (error) {
    if (abort.signal.aborted) throw error
    return ''
  } finally {
    terminal.close()
    if (!isAnswered) process.stderr.write('\n')
  }
}

/** "Now", read once: SOURCE_DATE_EPOCH (reproducible-builds.org) before the clock. */
function currentTime(): number {
  const epoch = process.env['SOURCE_DATE_EPOCH']
  if (epoch === undefined || epoch === '') return Date.now()
  if (!/^\d{1,12}$/.test(epoch)) throw new Failure(`SOURCE_DATE_EPOCH is "${epoch}", expected seconds since 1970 as a whole number.`, exitCodes.usage)
  return Number(epoch) * 1000
}

/** NO_COLOR (no-color.org) counts when it is not empty. */
function wantsColor(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb'
}

/** A time with a zone is an instant, in milliseconds; without one it is a local time of the newsletter's, a date its first moment. */
function parseAsOf(text: string): number | string {
  const [, day, time, zone] = /^(\d{4}-\d{2}-\d{2})(?:[T ]((?:[01]\d|2[0-3]):[0-5]\d)(?::[0-5]\d)?(Z|[+-]\d{2}:\d{2})?)?$/.exec(text) ?? []
  const midnight = Date.parse(`${day ?? ''}T00:00Z`)
  if (day === undefined || Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) {
    throw new InvalidArgumentError('Write a date that exists, such as 2015-03-30, or a time such as "2015-03-30 10:00" or 2015-03-30T10:00+02:00.')
  }
  return zone === undefined ? `${day}T${time ?? '00:00'}` : Date.parse(text.replace(' ', 'T'))
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(`${packageRoot}/package.json`, 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : ''
}

/** Says what went wrong, without a stack trace, and finds the exit code for it. */
function explain(error: unknown): ExitCode {
  const say = (text: string): void => void process.stderr.write(`${text}\n`)
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCodes.done
    // Whoever asked for JSON reads JSON, even where the rest of the line was wrong.
    if (/--format[= ]json\b/.test(process.argv.join(' '))) process.stdout.write(formatJson({ ok: false, messages: [message('build-failed', null, null, error.message.replace(/^error: /, ''), 'See `efc-news help build`.')], artefacts: [], cuts: [] }))
    return exitCodes.usage
  }
  if (abort.signal.aborted) {
    say('Interrupted: nothing was written.')
    return exitCodes.interrupted
  }
  if (!(error instanceof Error)) return bug(String(error), say)
  if (error instanceof Failure) {
    say(`efc-news: ${error.message}`)
    return error.exitCode
  }
  return bug(error.message, say, error)
}

function bug(text: string, say: (text: string) => void, error?: Error): ExitCode {
  say(`efc-news: something happened that should not: ${text}\nThis is a bug in efc-news; nothing was written. Please report it with the issue file that it happened on.`)
  if (process.env['EFC_NEWS_DEBUG'] !== undefined && error !== undefined) console.error(error)
  else say('Set EFC_NEWS_DEBUG=1 to see where.')
  return exitCodes.bug
}
