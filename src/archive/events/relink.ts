import { rootFrom } from '../frame.js'
import { href } from '../permalinks.js'

/** Where events stand: the events page, and for the fragment of an event that stands on the page of an earlier year that page. All below the archive. */
export interface EventPages {
  readonly main: string
  readonly pages: ReadonlyMap<string, string>
}

/** HTML of a page at `path` whose links to an event on the events page lead to it where it stands now: with the years it moves on. */
export function relinked(html: string, path: string, { main, pages }: EventPages): string {
  const root = rootFrom(path)
  const mains = new Set([`${root}${href(main)}`, ...(path === main ? [''] : [])])
  // Only a tag has a `<`: in text it is escaped.
  return html.replace(/(<a [^>]*?href=")([^"#]*)#([^"]*)(?=")/g, (whole: string, before: string, to: string, fragment: string) => {
    const page = mains.has(to) ? pages.get(decoded(fragment)) : undefined
    return page === undefined ? whole : `${before}${root}${href(page)}#${fragment}`
  })
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
