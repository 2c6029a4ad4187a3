import type { Artefact } from '../artefact.js'
import { shownCard } from '../archive/card-of.js'
import { atomFeed } from '../archive/feeds/atom.js'
import type { Feed } from '../archive/feeds/feed.js'
import { jsonFeed } from '../archive/feeds/json-feed.js'
import { byAppearance } from '../archive/order.js'
import { absolute, permalink } from '../archive/permalinks.js'
import type { SiteSection } from '../archive/site.js'
import { directionOf } from '../language/direction.js'
import type { SitePagesContext } from './site-pages-context.js'

/** How many issues a feed tells of: its readers ask for it again and again. */
const newest = 20

/** The feeds of a section, in both formats: the issues and specials that are written in its language. */
export function sectionFeeds(section: SiteSection, { site: { newsletter }, contributions, cards, madeCards }: SitePagesContext): Artefact[] {
  const { strings, prefix, lang, written } = section
  const issues = written.filter(({ type, path }) => type !== 'page' && contributions.has(path)).toSorted((a, b) => byAppearance(b, a)).slice(0, newest)
  const at = (path: string): string => absolute(newsletter.url, `${prefix}${path}`)
  const feed: Feed = {
    lang,
    title: newsletter.name,
    subtitle: newsletter.organisation ?? null,
    home: at('index.html'),
    self: { atom: at('feed.xml'), json: at('feed.json') },
    author: { name: newsletter.organisation ?? newsletter.name, url: newsletter.imprint.website ?? null, email: newsletter.imprint.email ?? null },
    entries: issues.map((head) => {
      const address = permalink(newsletter.url, head)
      const card = shownCard(cards.ofIssue(head), head.title, { newsletter, made: madeCards })
      return {
        // It stays when the issue moves: its first address still leads to it.
        id: permalink(newsletter.url, { ...head, slug: head.aliases[0] ?? head.slug }),
        url: address,
        title: head.status === 'draft' ? `${strings.draft} – ${head.title}` : head.title,
        lang: head.lang,
        dir: directionOf(head.lang),
        summary: head.summary ?? null,
        content: contributions.get(head.path)?.content ?? '',
        published: head.date,
        updated: head.updated ?? head.date,
        topics: head.topics,
        picture: card === null ? null : { url: card.src, width: card.width, height: card.height, type: 'image/png' },
      }
    }),
  }
  return [
    { path: `archive/${prefix}feed.xml`, contents: atomFeed(feed), kind: 'index', source: null },
    { path: `archive/${prefix}feed.json`, contents: jsonFeed(feed), kind: 'index', source: null },
  ]
}
