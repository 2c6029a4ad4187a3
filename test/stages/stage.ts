import { fileURLToPath } from 'node:url'
import type { IssueSource } from '../../src/issue/parse-issue.js'
import type { Message } from '../../src/messages/message.js'
import { applyChecks } from '../../src/messages/severity.js'
import type { Cache } from '../../src/project/cache.js'
import { readTemplates } from '../../src/project/read-templates.js'
import { newsletterSchema, type Newsletter } from '../../src/schema/newsletter.js'
import { runIssueStage, type BuildContext, type IssueResult } from '../../src/stages/issue-stage.js'
import { compileTemplates, prepareTemplates, type CompiledTemplates } from '../../src/stages/templates.js'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A cache that forgets when the test ends. */
export function memoryCache(): Cache & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>()
  return {
    texts,
    get: (key) => Promise.resolve(texts.get(key) ?? null),
    set: (key, text) => {
      texts.set(key, text)
      return Promise.resolve()
    },
    keepOnly: () => Promise.resolve(),
  }
}

/** A newsletter with the settings that a test is about. */
export function newsletterWith(settings: Record<string, unknown> = {}): Newsletter {
  return newsletterSchema.parse({ name: 'Letter', url: 'https://letter.example.org/', ...settings })
}

/** An issue file: the front matter that every issue needs, and the body. */
export function issueFile(body: string, frontMatter: readonly string[] = ['title: Title', 'date: 2015-03-30']): IssueSource {
  return { path: 'issues/issue-06.md', text: ['---', ...frontMatter, '---', body].join('\n') }
}

export interface Stage {
  readonly context: BuildContext
  readonly compiled: CompiledTemplates
  /** The issue stage on one source; messages are judged by the newsletter's `checks`. */
  readonly run: (source: IssueSource) => Promise<IssueResult>
}

/** The issue stage with the package's own templates, as a build sets it up. */
export async function stageWith(settings: Record<string, unknown> = {}, options: { drafts?: boolean; now?: number } = {}): Promise<Stage> {
  const newsletter = newsletterWith(settings)
  const { templates } = await readTemplates(root, root)
  const prepared = await prepareTemplates(templates, newsletter, memoryCache())
  if (prepared.value === null) throw new Error(`The package's templates are wrong: ${JSON.stringify(prepared.messages)}`)
  const context: BuildContext = { newsletter, templates: prepared.value, drafts: options.drafts ?? false, now: options.now ?? Date.UTC(2016, 0, 1) }
  const compiled = compileTemplates(prepared.value)
  const run = async (source: IssueSource): Promise<IssueResult> => {
    const result = await runIssueStage({ source, render: true }, context, compiled)
    return { ...result, messages: applyChecks(result.messages, newsletter.checks) }
  }
  return { context, compiled, run }
}

/** What came out at a path. */
export function artefact(result: IssueResult, path: string): string {
  const contents = result.artefacts.find((candidate) => candidate.path === path)?.contents
  if (typeof contents !== 'string') throw new Error(`No ${path} among ${result.artefacts.map((candidate) => candidate.path).join(', ')}`)
  return contents
}

/** The rules that messages of one severity name, in order. */
export function rulesOf(messages: readonly Message[], severity?: Message['severity']): string[] {
  return messages.filter((found) => severity === undefined || found.severity === severity).map(({ rule }) => rule)
}
