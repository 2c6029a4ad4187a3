import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Tests spawn the compiled program, so it is compiled from what is being tested. */
export default async function compile(): Promise<void> {
  await promisify(execFile)(process.execPath, ['scripts/compile.js'])
}
