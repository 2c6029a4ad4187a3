import { fileURLToPath } from 'node:url'
import type { Artefact } from '../../src/artefact.js'
import type { IssueSource } from '../../src/issue/parse-issue.js'
import type { SitePictures } from '../../src/issue/picture-shelf.js'
import type { Message } from '../../src/messages/message.js'
import { applyChecks } from '../../src/messages/severity.js'
import type { Cache } from '../../src/project/cache.js'
import type { Picture } from '../../src/pictures/picture.js'
import { readTemplates } from '../../src/project/read-templates.js'
import { newsletterSchema, type Newsletter } from '../../src/schema/newsletter.js'
import type { IssueResult } from '../../src/stages/issue-result.js'
import { runIssueStage, type BuildContext } from '../../src/stages/issue-stage.js'
import type { AskForPictures } from '../../src/stages/picture-store.js'
import { runSiteStage, type SiteOptions } from '../../src/stages/site-stage.js'
import { compileTemplates, prepareTemplates, type CompiledTemplates } from '../../src/stages/templates.js'
import { filesOf } from '../template/files.js'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A cache that forgets when the test ends. */
export function memoryCache(): Cache & { readonly texts: Map<string, string>; readonly bytes: Map<string, Uint8Array> } {
  const texts = new Map<string, string>()
  const bytes = new Map<string, Uint8Array>()
  return {
    texts,
    bytes,
    get: (key) => Promise.resolve(texts.get(key) ?? null),
    getBytes: (key) => Promise.resolve(bytes.get(key) ?? null),
    set: (key, contents) => {
      if (typeof contents === 'string') texts.set(key, contents)
      else bytes.set(key, contents)
      return Promise.resolve(true)
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

/** A project in which no picture file is. */
export const noPictures: AskForPictures = (requests) => Promise.resolve(requests.map(({ path }) => ({ problem: { rule: 'image-missing', text: `Missing picture ${path}`, note: '' } })))

/** A project that has half of the pictures that are asked for. */
export const somePictures: AskForPictures = async (requests) => (await Promise.all(requests.map((request) => (request.path.length % 2 === 0 ? allPictures : noPictures)([request])))).flat()

export const noSitePictures: SitePictures = { logo: null, emblems: {} }

/** A picture of which there are files by a name that a test can read. */
export function pictureOf(name: string, more: Partial<Picture> = {}): Picture {
  return {
    file: { path: `assets/${name}`, width: 1104, height: 552 },
    email: { width: 552, height: 276 },
    web: { width: 608, height: 304 },
    modern: [{ path: `assets/${name}-480.webp`, width: 480, height: 240 }],
    isAnimated: false,
    ...more,
  }
}

/** A project that has every picture that is asked for: `use-path` is the name of its files. */
export const allPictures: AskForPictures = (requests) => Promise.resolve(requests.map(({ path, use }) => ({ picture: pictureOf(`${use}-${path.replaceAll('/', '-')}`) })))

/** Templates that were checked before: most tests want the same, and nothing takes longer. */
const known = memoryCache()

/** The issue stage with the package's templates, and those of the newsletter's own by key, as a build sets it up. */
export async function stageWith(settings: Record<string, unknown> = {}, options: { drafts?: boolean; now?: number; ask?: AskForPictures; site?: SitePictures; templates?: Readonly<Record<string, string>> } = {}): Promise<Stage> {
  const newsletter = newsletterWith(settings)
  const { templates } = await readTemplates(root, root)
  const prepared = await prepareTemplates(new Map([...templates, ...filesOf(options.templates ?? {})]), newsletter, known)
  if (prepared.value === null) throw new Error(`The package's templates are wrong: ${JSON.stringify(prepared.messages)}`)
  const context: BuildContext = { newsletter, templates: prepared.value, site: options.site ?? noSitePictures, drafts: options.drafts ?? false, now: options.now ?? Date.UTC(2016, 0, 1) }
  const compiled = compileTemplates(prepared.value)
  const run = async (source: IssueSource): Promise<IssueResult> => {
    const result = await runIssueStage({ source }, context, compiled, options.ask ?? noPictures)
    return { ...result, messages: applyChecks(result.messages, newsletter.checks) }
  }
  return { context, compiled, run }
}

/** What becomes of a whole archive: `files` are those of its issues and its own, by path. */
export interface MadeSite {
  readonly issues: readonly IssueResult[]
  readonly artefacts: readonly Artefact[]
  readonly messages: readonly Message[]
  readonly files: ReadonlyMap<string, string>
}

/** The site stage on what the issue stage made; everything is built, and can be searched, unless a test says otherwise. */
export function siteOf({ context, compiled }: Pick<Stage, 'context' | 'compiled'>, results: readonly IssueResult[], options: Partial<SiteOptions> = {}): MadeSite {
  const site = runSiteStage(results, context, compiled, { kept: new Map(), now: Number(context.now), scripts: { events: 'events()', search: 'search()' }, cards: new Set(), hasSearch: true, ...options })
  const all = [...site.issues.flatMap(({ artefacts }) => artefacts), ...site.artefacts]
  return { ...site, files: new Map(all.map(({ path, contents }) => [path, String(contents)])) }
}

/** What came out at a path. */
export function artefact(result: Pick<IssueResult, 'artefacts'>, path: string): string {
  const contents = result.artefacts.find((candidate) => candidate.path === path)?.contents
  if (typeof contents !== 'string') throw new Error(`No ${path} among ${result.artefacts.map((candidate) => candidate.path).join(', ')}`)
  return contents
}

/** The rules that messages of one severity name, in order. */
export function rulesOf(messages: readonly Message[], severity?: Message['severity']): string[] {
  return messages.filter((found) => severity === undefined || found.severity === severity).map(({ rule }) => rule)
}
