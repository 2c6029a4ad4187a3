import { existsSync, readFileSync } from 'node:fs'
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { slug } from 'github-slugger'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { blockKinds } from '../src/blocks/index.js'
import { checkIssue } from '../src/checks/index.js'
import { parseIssue } from '../src/issue/parse-issue.js'
import { newsletterSchema } from '../src/schema/newsletter.js'
import { buildJson, createProject, efcNews, issue, readText, type Report } from './project.js'

const docs = fileURLToPath(new URL('../docs/', import.meta.url))
const textOf = (path: string): string => readFileSync(join(docs, path), 'utf8')
const page = textOf('blocks.md')
const newsletter = newsletterSchema.parse({ ...(parse(textOf('examples/newsletter.yaml')) as object), audiences: ['members'] })
const examples = (await readdir(join(docs, 'examples/issues'))).filter((name) => name.endsWith('.md'))

/** The examples in a folder of their own: a build leaves a cache in its project. */
async function copyOfExamples(): Promise<string> {
  const project = await createProject({})
  await cp(join(docs, 'examples'), project, { recursive: true })
  return project
}

describe('the page about blocks', () => {
  it.each([...blockKinds.keys(), 'minutes'])('has an example of %s, and a picture of it', async (kind) => {
    const { parsed } = parseIssue({ path: `issues/${kind}.md`, text: textOf(`examples/issues/${kind}.md`) }, newsletter)
    expect(parsed?.issue.blocks.map((block) => block.kind)).toEqual([kind])
    const picture = await readFile(join(docs, `blocks/${kind}.png`))
    expect(picture.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
    expect(picture.length).toBeLessThan(30 * 1024)
  })

  it.each([...blockKinds.keys()])('has a section about %s, with the Markdown of its example', (kind) => {
    const [, section] = new RegExp(`\n### ${kind}\n([^]*?\\(reference\\.md#${kind}\\))`).exec(page) ?? []
    const body = textOf(`examples/issues/${kind}.md`).split('---\n').slice(2).join('---\n').trim()
    expect(body).not.toBe('')
    expect(section).toContain(`\`\`\`markdown\n${body}\n\`\`\``)
    expect(section).toMatch(new RegExp(`<img src="blocks/${kind}\\.png" width="\\d+" alt="[^"]{10,}">`))
  })

  it('shows all examples that there are, and a picture of no others', async () => {
    const names = examples.map((name) => name.replace('.md', ''))
    expect(Array.from(page.matchAll(/<img src="blocks\/([^"]+)\.png"/g), ([, name]) => name).toSorted()).toEqual(names.toSorted())
    expect((await readdir(join(docs, 'blocks'))).toSorted()).toEqual(names.map((name) => `${name}.png`).toSorted())
  })

  it('shows no Markdown that the program finds fault with', () => {
    const snippets = Array.from(page.matchAll(/^```markdown\n([^]*?)^```$/gm), ([, body = '']) => body)
    expect(snippets.length).toBeGreaterThan(examples.length)
    const faults = snippets.flatMap((body) => {
      const { parsed, messages } = parseIssue({ path: 'issues/snippet.md', text: issue('A snippet', body) }, newsletter)
      return [...messages, ...(parsed === null ? [] : checkIssue(parsed, newsletter))]
    })
    expect(faults).toEqual([])
  })

  it('links to what is there', () => {
    const prose = page.replace(/^(`{3,})[^]*?^\1$/gm, '').replace(/`[^`\n]*`/g, '')
    const addresses = Array.from(prose.matchAll(/\]\((?!https:)([^)\s]*)\)/g), ([, address = '']) => address)
    expect(addresses.length).toBeGreaterThan(2 * blockKinds.size)
    const lost = addresses.filter((address) => {
      const [path = '', anchor] = address.split('#')
      return !existsSync(join(docs, path)) || (anchor !== undefined && !headingsOf(path === '' ? page : textOf(path)).includes(anchor))
    })
    expect(lost).toEqual([])
  })
})

/** The anchors that GitHub gives to a page's headings. */
function headingsOf(markdown: string): string[] {
  return Array.from(markdown.replace(/^(`{3,})[^]*?^\1$/gm, '').matchAll(/^#+ (.*)$/gm), ([, heading = '']) => slug(heading.replaceAll('`', '')))
}

describe('the newsletter of the examples', () => {
  let project: string
  let report: Report

  beforeAll(async () => {
    project = await copyOfExamples()
    report = (await buildJson([], { cwd: project })).report
  })

  it('is built without a message', () => {
    expect(report.messages).toEqual([])
    const paths = report.artefacts.map(({ path }) => path)
    expect(paths).toEqual(expect.arrayContaining(examples.map((name) => `archive/${name.replace('.md', '')}/index.html`)))
  })

  it.each(['email/minutes/public.html', 'archive/minutes/index.html', 'email/minutes/public.txt'])('has the words of its own kind in %s', async (path) => {
    const text = await readText(project, `dist/${path}`)
    for (const words of ['Meeting of the board', '10 March 2016', 'Chair: Clara Winter', 'The budget for 2017 is adopted.', 'Full record', 'https://example.org']) expect(text).toContain(words)
  })

  it('has the mistake found that the page shows, in the same words', async () => {
    const wrong = await copyOfExamples()
    const template = join(wrong, 'templates/web/blocks/minutes.hbs')
    await writeFile(template, (await readFile(template, 'utf8')).replace('{{chair}}', '{{chiar}}'))
    const [, shown] = /^```text\n([^]*?)^```$/m.exec(page) ?? []
    expect(shown).toBeDefined()
    expect((await efcNews(['build'], { cwd: wrong })).err).toContain(shown)
  })
})
