import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { mailServer, scriptedServer } from '../mail/servers.js'
import { ada, bob, built, through } from './sending.js'

// The question as a person meets it, on a terminal. `script` of util-linux makes one. Which answers are a yes: test/commands/send.test.ts.

const executable = fileURLToPath(new URL('../../bin/efc-news.js', import.meta.url))
const hasTerminal = /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '')

const [ctrlC, ctrlD, enter] = ['\u0003', '\u0004', '\r']

/** Runs it on a terminal, and types `answer` once it asks. `shown` is the screen, `before` what was on it by then. */
async function onTerminal(cwd: string, args: readonly string[], answer: string): Promise<{ code: number | null; shown: string; before: string }> {
  const words = [process.execPath, executable, 'send', ...args].map((word) => `'${word}'`).join(' ')
  const child = spawn('script', ['--quiet', '--return', '--command', words, '/dev/null'], { cwd, env: { PATH: process.env['PATH'], TERM: 'xterm' }, stdio: ['pipe', 'pipe', 'inherit'] })
  let shown = ''
  let before: string | null = null
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text
    // The last that readline writes before it listens is where the cursor goes.
    if (before !== null || !/(?:\[y\/N\]|type "final":) .*$/.test(shown)) return
    before = shown
    child.stdin.write(answer)
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, shown: plain(shown), before: plain(before ?? '') }
}

/** What is left of a screen without what moves the cursor. */
function plain(screen: string): string {
  return screen.replace(/\u001b\[[\d;?]*[A-Za-z]/g, '').replaceAll('\r', '')
}

describe.skipIf(!hasTerminal)('on a terminal', () => {
  it('everything is shown before the question, and y sends', async () => {
    const { settings, received } = await mailServer()
    const { code, shown, before } = await onTerminal(await built(through(settings)), ['issue-06', '--to', ada, bob], `y${enter}`)
    for (const words of ['Test message', '6: Frühling', 'public', ada, bob, '[TEST] Frühling', '127.0.0.1']) expect(before).toContain(words)
    expect(before).toMatch(/Send these 2 messages\? \[y\/N\] $/)
    expect(shown).toContain('127.0.0.1 confirmed all 2 messages.')
    expect(code).toBe(0)
    expect(received).toHaveLength(2)
  })

  it.each([
    ['Ctrl-D', ctrlD, 1, 'Nothing was sent.'],
    ['Ctrl-C', ctrlC, 130, 'Interrupted: nothing was sent.'],
  ])('%s sends nothing', async (_, answer, code, last) => {
    const { settings, heard } = await scriptedServer({})
    const cwd = await built(through(settings))
    const run = await onTerminal(cwd, ['issue-06', '--to', ada], answer)
    expect(run.before).toContain('Send this message? [y/N] ')
    expect(run.shown.trimEnd().split('\n').at(-1)).toBe(last)
    expect(run.code).toBe(code)
    expect(heard).toEqual([])
    expect(existsSync(join(cwd, '.efc-news'))).toBe(false)
  })
})
