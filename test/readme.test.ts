import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { checkIssue } from '../src/checks/index.js'
import { parseIssue } from '../src/issue/parse-issue.js'
import { newsletterSchema } from '../src/schema/newsletter.js'

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')

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

it('names every option of the build', async () => {
  const program = await readFile(new URL('../src/cli.ts', import.meta.url), 'utf8')
  const options = [...program.matchAll(/(?:\.option|new Option)\('(?:-\w, )?(--[a-z-]+)/g)].map((match) => match[1] ?? '')
  expect(options.length).toBeGreaterThan(4)
  for (const option of options) expect(readme).toContain(option)
})
