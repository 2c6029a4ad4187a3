// What an editor waits for, as whole processes and as ratios, since machines differ and one machine differs from hour
// to hour: every round runs each of them once, and the median over the rounds is printed. Run it with `npm run bench`.
import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const rounds = Number(process.argv[2] ?? 7)
const program = join(import.meta.dirname, '..', 'bin', 'efc-news.js')
const root = join(import.meta.dirname, '..')
const project = mkdtempSync(join(tmpdir(), 'efc-news-bench-'))

const bareParse = `
  import { readdirSync, readFileSync } from 'node:fs'
  import remarkParse from 'remark-parse'
  import { unified } from 'unified'
  const folder = ${JSON.stringify(join(project, 'issues'))}
  for (const name of readdirSync(folder)) if (name.endsWith('.md')) unified().use(remarkParse).parse(readFileSync(folder + '/' + name))
`
const forget = (path) => rmSync(join(project, path), { recursive: true, force: true })

/** Forgets what was made of pictures, and nothing else. Entries begin with a hash and a line break (src/project/cache.ts). */
function forgetPictures() {
  const folder = join(project, '.cache', 'efc-news')
  const made = readdirSync(folder).filter((name) => readFileSync(join(folder, name)).subarray(65).toString('latin1', 0, 11) === '{"picture":')
  if (made.length === 0) throw new Error('The cache holds no picture, so that there is nothing to measure')
  for (const name of made) rmSync(join(folder, name))
}

/** A newsletter of many small issues, two a month, in a folder of its own. */
function manyIssues(count) {
  const folder = join(project, `of-${count}`)
  mkdirSync(join(folder, 'issues'), { recursive: true })
  writeFileSync(join(folder, 'newsletter.yaml'), 'name: The Long Letter\nurl: https://letter.example.org/\n')
  for (let number = 1; number <= count; number++) {
    const year = 2001 + Math.floor((number - 1) / 24)
    const date = `${year}-${String(1 + Math.floor(((number - 1) % 24) / 2)).padStart(2, '0')}-${number % 2 === 1 ? '01' : '15'}`
    const text = `---\ntitle: Issue ${number} of a long row\nnumber: ${number}\ndate: ${date}\ntopics: [Everything, Year ${year}]\n---\n\nWords of issue ${number}.\n\n:::event[Meeting ${number}]{start=${date}}\nAn evening.\n:::\n`
    writeFileSync(join(folder, 'issues', `issue-${number}.md`), text)
  }
  return { command: [program, 'build', '--quiet', '--project', folder, '--as-of', '2026-01-01'], before: () => ['.cache', 'dist'].forEach((name) => forget(join(`of-${count}`, name))), rounds: 3 }
}

const sizes = [150, 600]

const subjects = {
  'node -e 0': { command: ['-e', '0'] },
  'efc-news --help': { command: [program, '--help'] },
  'import mjml alone': { command: ['--input-type=module', '-e', "import 'mjml'"] },
  'import sharp alone': { command: ['--input-type=module', '-e', "import 'sharp'"] },
  'bare remark-parse of the issues': { command: ['--input-type=module', '-e', bareParse] },
  'build, nothing cached': { command: [program, 'build', '--quiet', '--project', project], before: () => ['.cache', 'dist'].forEach(forget) },
  'build, one issue changed': { command: [program, 'build', '--quiet', '--project', project], before: () => appendFileSync(join(project, 'issues', 'issue-06.md'), '\n') },
  'build, pictures made anew': { command: [program, 'build', '--quiet', '--project', project], before: forgetPictures },
  'build, all cached': { command: [program, 'build', '--quiet', '--project', project] },
  'handoff of one issue': { command: [program, 'handoff', 'issue-06', '--profile', 'mailchimp', '--quiet', '--project', project] },
  ...Object.fromEntries(sizes.map((count) => [`build of ${count} issues, nothing cached`, manyIssues(count)])),
}

const times = Object.fromEntries(Object.keys(subjects).map((name) => [name, []]))
try {
  for (const name of ['newsletter.yaml', 'issues']) cpSync(join(root, name), join(project, name), { recursive: true })
  for (let round = 0; round < rounds; round++) {
    for (const [name, { command, before, rounds: most = rounds }] of Object.entries(subjects)) {
      if (round >= most) continue
      before?.()
      const start = performance.now()
      const { status, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' })
      times[name].push(performance.now() - start)
      if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`)
    }
  }
} finally {
  rmSync(project, { recursive: true, force: true })
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
const [node, mjml] = ['node -e 0', 'import mjml alone'].map((name) => median(times[name]))
console.log(`Median of ${rounds} rounds, whole processes\n`)
console.log(`${''.padEnd(36)}${'ms'.padStart(8)}${'× mjml'.padStart(10)}${'× node'.padStart(10)}`)
for (const [name, values] of Object.entries(times)) {
  const time = median(values)
  console.log(`${name.padEnd(36)}${time.toFixed(0).padStart(8)}${(time / mjml).toFixed(2).padStart(10)}${(time / node).toFixed(2).padStart(10)}`)
}
const [few, many] = sizes.map((count) => median(times[`build of ${count} issues, nothing cached`]) / count)
console.log(`\nAn issue among ${sizes[1]} takes ${(many / few).toFixed(2)} times as long as one among ${sizes[0]}`)
