// Compiles src/ to lib/: the command line and the worker as bundles that share their parts, and the JSON Schemas.
// A bundle, because most of what an editor waits for is the loading of some two hundred small modules.
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { build } from 'esbuild'

// The program's own fingerprint: what it keeps in a cache must not outlive a change of its code or its packages.
const hash = createHash('sha256').update(await readFile('package.json'))
const sources = (await readdir('src', { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`)
for (const path of sources.toSorted()) hash.update(path).update(await readFile(path))

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  // Loaded when it is needed, and too large to copy.
  external: ['mjml', 'sharp', 'fontkit', '@resvg/resvg-wasm', 'nodemailer'],
  // CommonJS packages (gray-matter, handlebars) call require for node's own modules.
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
  define: { PROGRAM_HASH: JSON.stringify(hash.digest('hex')) },
  logLevel: 'warning',
}

const { metafile } = await build({ ...common, metafile: true, entryPoints: { cli: 'src/cli.ts', worker: 'src/stages/worker.ts' }, outdir: 'lib', splitting: true, minifySyntax: true, minifyWhitespace: true })

const made = new Set(Object.keys(metafile.outputs).map((path) => path.replace('lib/', '')))
for (const name of await readdir('lib')) if (name.endsWith('.js') && !made.has(name)) await rm(`lib/${name}`)

const schemas = await build({ ...common, entryPoints: ['src/schema/json-schema.ts'], write: false })
const [{ text }] = schemas.outputFiles
const { jsonSchemas } = await import(`data:text/javascript,${encodeURIComponent(text.replace(common.banner.js, ''))}`)
await mkdir('lib/schema', { recursive: true })
for (const [name, schema] of Object.entries(jsonSchemas())) await writeFile(`lib/schema/${name}`, `${JSON.stringify(schema, null, 2)}\n`)
