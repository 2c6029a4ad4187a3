import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { checkIssue } from '../src/checks/index.js'
import { parseIssue } from '../src/issue/parse-issue.js'
import { newsletterSchema } from '../src/schema/newsletter.js'
import { profileNames } from '../src/schema/profile-names.js'

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
const handOver = await readFile(new URL('../docs/hand-over.md', import.meta.url), 'utf8')

function example(language: string): string {
  return new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? ''
}

it('shows an issue and a newsletter that can be built as they stand', () => {
  const newsletter = newsletterSchema.parse({ ...(parse(example('yaml')) as object), funding: { isec: { text: 'Words' } } })
  const { parsed, messages } = parseIssue({ path: 'issues/issue-07.md', text: example('markdown') }, newsletter)
  expect(messages).toEqual([])
  expect(parsed?.issue.blocks.map(({ kind }) => kind)).toEqual(['article', 'article', 'editorial', 'event', 'brief'])
  expect(parsed === null ? [] : checkIssue(parsed, newsletter)).toEqual([])
})

it('names every option of the build, and the page on the hand-over those of the other commands', async () => {
  const program = await readFile(new URL('../src/cli.ts', import.meta.url), 'utf8')
  const [, ...commands] = program.split(/\.command\('/)
  expect(commands.map((text) => /^\w+/.exec(text)?.[0])).toEqual(['build', 'handoff', 'send'])
  for (const [index, text] of commands.entries()) {
    const options = [...text.matchAll(/(?:\.option|\.requiredOption|new Option)\('(?:-\w, )?(--[a-z-]+)/g)].map((match) => match[1] ?? '')
    expect(options.length).toBeGreaterThan(4)
    for (const option of options) expect(index === 0 ? readme : handOver).toContain(option)
  }
})

it('names every email service on the page on the hand-over', () => {
  for (const name of profileNames) expect(handOver).toContain(`\`${name}\``)
})

it('shows settings on that page that newsletter.yaml takes', () => {
  const settings = [...handOver.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = '']) => parse(yaml) as object) // ours, and the schema has the last word
  const [frontMatter, ...others] = settings.toReversed()
  expect(frontMatter).toEqual({ cut: 'auto' })
  expect(others).toHaveLength(3)
  for (const some of others) expect(newsletterSchema.safeParse({ name: 'Letter', url: 'https://letter.example.org/', ...some }).error).toBeUndefined()
})
