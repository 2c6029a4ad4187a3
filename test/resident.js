import { syncBuiltinESMExports } from 'node:module'
import os from 'node:os'
import process from 'node:process'

/*
 * efc-news in a process that stays, for test/project.ts: most of a small build is the loading of the program.
 *
 * For each run the command line (lib/cli.js) is evaluated anew, with arguments, an environment, a folder and streams of its
 * own, as when it is started. What it imports is loaded once: so it shows, too, that nothing of a build outlives it.
 */

const { stdout, stderr } = process
const write = { out: stdout.write, err: stderr.write }

// One thread for the issues of a build: to start a second one takes longer than the few issues of a test.
os.availableParallelism = () => 1
syncBuiltinESMExports()

let count = 0

process.on('disconnect', () => process.exit())
process.on('message', async ({ args, cwd, env }) => {
  let [out, err] = ['', '']
  stdout.write = (text) => {
    out += text
    return true
  }
  stderr.write = (text) => {
    err += text
    return true
  }
  count += 1
  process.chdir(cwd)
  process.argv.splice(2, Infinity, ...args)
  process.exitCode = undefined
  Object.assign(process.env, env)
  try {
    await import(`../lib/cli.js?run=${count}`)
  } finally {
    Object.assign(stdout, { write: write.out })
    Object.assign(stderr, { write: write.err })
    for (const name of Object.keys(env)) delete process.env[name]
    // Each run listens anew.
    for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal)
    stdout.removeAllListeners('error')
  }
  process.send({ code: process.exitCode, out, err })
})
