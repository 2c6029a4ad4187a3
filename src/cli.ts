import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import type { BuildCommandOptions } from './commands/build.js'
import type { Surroundings } from './commands/surroundings.js'
import { exitCodes, Failure, type ExitCode } from './failure.js'
import { formatJson } from './messages/json.js'
import { message } from './messages/report.js'

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
    if (/--format[= ]json\b/.test(process.argv.join(' '))) process.stdout.write(formatJson({ ok: false, messages: [message('build-failed', null, null, error.message.replace(/^error: /, ''), 'See `efc-news help build`.')], artefacts: [] }))
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
