import type { Feed, FeedEntry } from '../../../src/archive/feeds/feed.js'

export function entryWith(settings: Partial<FeedEntry> = {}): FeedEntry {
  const url = 'https://letter.example.org/issue-06/'
  return { id: url, url, title: 'Spring', lang: 'en', dir: 'ltr', summary: 'What spring brings', content: `<p>Read <a href="${url}#a">on</a></p>`, published: '2015-03-30', updated: '2015-03-30', topics: ['Parliament', 'Budget'], picture: null, ...settings }
}

export function feedWith(settings: Partial<Feed> = {}): Feed {
  const home = 'https://letter.example.org/'
  return { lang: 'en', title: 'Letter', subtitle: 'News of the assembly', home, self: { atom: `${home}feed.xml`, json: `${home}feed.json` }, author: { name: 'Assembly', url: 'https://example.org/', email: 'news@example.org' }, entries: [entryWith()], ...settings }
}

/** An entry of another address and day. */
export function entryOf(slug: string, day: string, settings: Partial<FeedEntry> = {}): FeedEntry {
  const url = `https://letter.example.org/${slug}/`
  return entryWith({ id: url, url, title: slug, published: day, updated: day, ...settings })
}

/** Text that only careless writers of XML and JSON stumble over. */
export const hardText = `<b> & "q" 'a' ]]> &amp; &nbsp; <![CDATA[ \u0000\u0008\u000b\u001f\ufffe\uffff\ud800 \u2028 é 😀 عدد`
