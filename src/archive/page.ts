import type { Artefact } from '../artefact.js'
import type { PageFrame, PageOptions } from './frame.js'
import type { PagePlace } from './render-parts.js'
import type { Site, SiteSection } from './site.js'

/** What a page of the site itself says of itself, besides where it is. */
export interface OwnPageOptions extends Omit<PageOptions, 'path' | 'section' | 'lang' | 'strings' | 'policy' | 'isIndexed' | 'published' | 'modified'>, Partial<Pick<PageOptions, 'policy' | 'isIndexed'>> {
  /** The day on which what it shows was last changed, `YYYY-MM-DD`; null when nobody can say. That of the newest issue when it is not given. */
  readonly changed?: string | null
}

/** What the site's own pages are made with: those that belong to no one issue. */
export interface PageContext {
  readonly site: Site
  readonly section: SiteSection
  readonly frame: (place: PagePlace, options: OwnPageOptions) => PageFrame
}

/** A page that is there in one language only. */
export function alone(path: string, { prefix, lang }: SiteSection): PagePlace {
  return { path, editions: new Map([[prefix, { path, lang }]]) }
}

/** A page as a file. Indexes are written last: they must never name what is not there yet. */
export function pageFile(path: string, contents: string): Artefact {
  return { path: `archive/${path}`, contents, kind: 'index', source: null }
}
