import type { Feed, FeedEntry } from './feed.js'
import { framed, instant, newestFirst } from './order.js'

/** A JSON Feed (jsonfeed.org/version/1.1), newest first. What is not known is left out. */
export function jsonFeed({ lang, title, subtitle, home, self, author, entries }: Feed): string {
  const authorUrl = author.url ?? (author.email === null ? null : `mailto:${author.email}`)
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: home,
    feed_url: self.json,
    ...(subtitle !== null && { description: subtitle }),
    authors: [{ name: author.name, ...(authorUrl !== null && { url: authorUrl }) }],
    language: lang,
    items: newestFirst(entries).map(itemOf),
  }
  return `${JSON.stringify(feed, null, 2)}\n`
}

function itemOf(entry: FeedEntry): object {
  const { id, url, title, lang, summary, published, updated, topics, picture } = entry
  return {
    id,
    url,
    title,
    content_html: framed(entry),
    ...(summary !== null && { summary }),
    ...(picture !== null && { image: picture.url }),
    date_published: instant(published),
    date_modified: instant(updated),
    ...(topics.length > 0 && { tags: topics }),
    language: lang,
  }
}
