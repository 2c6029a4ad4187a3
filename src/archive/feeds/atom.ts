import type { Element } from 'xast'
import { x } from 'xastscript'
import { element, xmlDocument } from '../xml.js'
import type { Feed, FeedEntry } from './feed.js'
import { framed, instant, lastChange, newestFirst } from './order.js'

/** An Atom feed (RFC 4287), in UTF-8, newest first. Nothing in it depends on when it is made. */
export function atomFeed(feed: Feed): string {
  const { lang, title, subtitle, home, self, author, entries } = feed
  return xmlDocument(
    element('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xmlns:media': 'http://search.yahoo.com/mrss/', 'xml:lang': lang }, [
      x('id', home),
      x('title', title),
      subtitle === null ? null : x('subtitle', subtitle),
      x('updated', instant(lastChange(feed))),
      x('link', { rel: 'self', type: 'application/atom+xml', href: self.atom }),
      x('link', { rel: 'alternate', type: 'text/html', hreflang: lang, href: home }),
      // xastscript takes a second argument that is an element for attributes.
      x('author', {}, x('name', author.name), author.url === null ? null : x('uri', author.url), author.email === null ? null : x('email', author.email)),
      ...newestFirst(entries).map(entryOf),
    ]),
  )
}

function entryOf(entry: FeedEntry): Element {
  const { id, url, title, lang, summary, published, updated, topics, picture } = entry
  return element('entry', { 'xml:lang': lang }, [
    x('id', id),
    x('title', title),
    x('link', { rel: 'alternate', type: 'text/html', hreflang: lang, href: url }),
    x('published', instant(published)),
    x('updated', instant(updated)),
    ...topics.map((term) => x('category', { term })),
    summary === null ? null : x('summary', summary),
    // Media RSS: an enclosure would be something to download.
    picture === null ? null : x('media:content', { url: picture.url, type: picture.type, medium: 'image', width: picture.width, height: picture.height }),
    // As text, because it is HTML (§3.1.1.2): XHTML would need XML's rules in it, and one slip would make the whole feed unreadable.
    x('content', { type: 'html' }, framed(entry)),
  ])
}
