// oxlint-disable no-restricted-imports -- loading MJML safely needs the working directory: see loadMjml
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import process from 'node:process'
import type mjml2html from 'mjml'

/**
 * Loads MJML, which takes 400 ms, without letting the project at hand run code.
 *
 * While it loads, mjml-core reads `.mjmlconfig` in the working directory and requires every package named there
 * (mjml-core/lib/index.js, last lines); no option prevents it. So the working directory is MJML's own folder meanwhile:
 * whoever can write there could change MJML itself. `require`, unlike `import`, is done before anything else can run and
 * see that directory. This is why this file, besides cli.ts, touches `process`; and since a worker may not change its
 * directory (it throws ERR_WORKER_UNSUPPORTED_OPERATION there), MJML is used on the main thread only.
 */
export function loadMjml(): typeof mjml2html {
  const require = createRequire(import.meta.url)
  const before = process.cwd()
  process.chdir(dirname(require.resolve('mjml')))
  try {
    return require('mjml') as typeof mjml2html // mjml is CommonJS; its types are those of @types/mjml
  } finally {
    process.chdir(before)
  }
}
