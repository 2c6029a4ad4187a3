import type { Message } from '../messages/message.js'
import { diskCache, type Cache } from '../project/cache.js'
import { readProject, type Project } from '../project/read-project.js'
import type { BuildContext } from './issue-stage.js'
import { pictureStore, type PictureStore } from './picture-store.js'
import { readSitePictures } from './site-pictures.js'
import { prepareTemplates } from './templates.js'

export interface OpenOptions {
  /** Absolute paths: the newsletter's folder, and that of efc-news itself. */
  readonly project: string
  readonly packageRoot: string
  readonly drafts: boolean
  /** Milliseconds since 1970, UTC; or a local time, `YYYY-MM-DDTHH:MM`, in the newsletter's zone. */
  readonly now: number | string
}

/** A newsletter that was read, with templates that are compiled: all that its issues are made with. */
export interface OpenProject {
  readonly project: Project
  readonly cache: Cache
  readonly pictures: PictureStore
  readonly context: BuildContext
  /** Files of the newsletter's own pictures, relative to the archive. */
  readonly ownAssets: readonly string[]
  /** Under which the cache has the templates. */
  readonly templatesKey: string
}

/** What came of opening: `open` is null when the configuration or a template has an error, which is among the messages. */
export interface Opened {
  readonly open: OpenProject | null
  readonly messages: readonly Message[]
  /** Texts by file, for showing the lines that messages are about. */
  readonly sources: ReadonlyMap<string, string>
}

/** The first step of every command: the disk in. Throws InputError when it fails. */
export async function openProject(options: OpenOptions): Promise<Opened> {
  const { project, messages: read, configText } = await readProject(options.project, options.packageRoot)
  const config = configText === null ? [] : [['newsletter.yaml', configText] as const]
  if (project === null) return { open: null, messages: read, sources: new Map(config) }

  const { newsletter } = project
  const cache = diskCache(options.project)
  const templates = await prepareTemplates(project.templates, newsletter, cache)
  if (templates.value === null) {
    const texts = [...project.templates.values()].map(({ path, text }) => [path, text] as const)
    return { open: null, messages: [...read, ...templates.messages], sources: new Map([...config, ...texts]) }
  }
  const pictures = pictureStore(options.project, cache)
  const own = await readSitePictures(project, pictures)
  return {
    open: {
      project,
      cache,
      pictures,
      context: { newsletter, templates: templates.value, site: own.site, drafts: options.drafts, now: options.now },
      ownAssets: own.assets,
      templatesKey: templates.key,
    },
    messages: [...read, ...templates.messages, ...own.messages],
    sources: new Map([...config, ...project.sources.map(({ path, text }) => [path, text] as const)]),
  }
}
