import { lastChangeOf } from '../archive/order.js'
import { absolute, issuePath } from '../archive/permalinks.js'
import { alternatesOf, issuePlaces, type PagePlace } from '../archive/render-parts.js'
import { robotsTxt } from '../archive/robots.js'
import { headersFile } from '../archive/security.js'
import type { Site } from '../archive/site.js'
import { sitemap, type SitemapPage } from '../archive/sitemap.js'
import type { Artefact } from '../artefact.js'

/** A page that search engines may list. */
export interface IndexedPage {
  readonly place: PagePlace
  /** `YYYY-MM-DD`; null when nobody can say. */
  readonly changed: string | null
}

/** What search engines and web hosts read of an archive. `own` are the site's own pages as they were made. */
export function machineFiles(site: Site, own: readonly IndexedPage[]): Artefact[] {
  const { url } = site.newsletter
  const pages = [...own, ...issuePages(site)].map((page) => sitemapPage(page, url))
  const files = [...sitemap(pages, { base: url }), { path: 'robots.txt', contents: robotsTxt(`${url}sitemap.xml`) }, { path: '_headers', contents: headersFile() }]
  return files.map(({ path, contents }) => ({ path: `archive/${path}`, contents, kind: 'index', source: null }))
}

/** The pages of issues, of which a build need not make all; drafts ask search engines to stay away. */
function issuePages(site: Site): IndexedPage[] {
  return site.sections.flatMap(({ written }) => written.filter(({ status }) => status === 'ready').map((head) => ({ place: { path: issuePath(head), editions: issuePlaces(site, head.stem) }, changed: lastChangeOf([head]) })))
}

function sitemapPage({ place, changed }: IndexedPage, url: string): SitemapPage {
  return { url: absolute(url, place.path), modified: changed, alternates: alternatesOf(place).map(({ lang, path }) => ({ lang, url: absolute(url, path) })) }
}
