import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const run = promisify(execFile)

/** A project whose `.mjmlconfig` names a package that leaves a file behind when it runs. */
async function trap(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'efc-news-mjml-'))
  await writeFile(join(folder, '.mjmlconfig'), JSON.stringify({ packages: ['./trap.cjs'] }))
  await writeFile(join(folder, 'trap.cjs'), "require('node:fs').writeFileSync(__dirname + '/ran', ''); module.exports = {}")
  return folder
}

describe('loadMjml', () => {
  // Inside of node_modules, so that the compiled file finds mjml as the installed one does.
  const compiled = join(root, 'node_modules', '.cache', `efc-news-load-mjml-${process.pid}`)
  const loader = join(compiled, 'load-mjml.mjs')
  let project = ''

  beforeAll(async () => {
    await mkdir(compiled, { recursive: true })
    await build({ entryPoints: [join(root, 'src/template/load-mjml.ts')], outfile: loader, format: 'esm', platform: 'node' })
    project = await trap()
  })

  afterAll(async () => {
    await rm(compiled, { recursive: true, force: true })
    await rm(project, { recursive: true, force: true })
  })

  it('does not run what a .mjmlconfig in the working directory names', async () => {
    const script = `
      import { loadMjml } from ${JSON.stringify(pathToFileURL(loader).href)}
      const { html } = await loadMjml()('<mjml><mj-body></mj-body></mjml>')
      console.log(JSON.stringify([html.length > 0, process.cwd()]))`
    const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: project })
    expect(existsSync(join(project, 'ran'))).toBe(false)
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toEqual([true, project])
  })

  it('guards against something that MJML still does', async () => {
    const mjml = createRequire(import.meta.url).resolve('mjml')
    await run(process.execPath, ['--eval', `require(${JSON.stringify(mjml)})`], { cwd: project })
    expect(existsSync(join(project, 'ran'))).toBe(true)
  })
})
