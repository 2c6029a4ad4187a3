import type { ElementContent } from 'hast'
import type { Edition } from '../issue/edition.js'
import { archiveRoot, toldEvents, withRoot, type TellingOptions, type ToldEvent } from '../issue/told-events.js'
import { textPlaceOf } from '../issue/text-place.js'
import { bodyPictures } from '../issue/picture-shelf.js'
import { issueView } from '../issue/view.js'
import { directionOf } from '../language/direction.js'
import { webHtml, withAbsoluteAddresses } from '../markdown/html.js'
import { withPictures } from '../markdown/pictures.js'
import { resolveLinks } from '../markdown/resolve-links.js'
import { addressOf } from '../issue/address.js'
import { withLocalLinks } from './local-links.js'
import type { OwnText } from './own-text.js'
import { permalink } from './permalinks.js'
import type { RenderContext } from './render-pages.js'
import { hasOwnPage } from './site.js'

/** What the site's own pages, calendars and feeds show of an issue: plain data, from its public edition for the web alone. */
export interface Contribution {
  /** The whole text as HTML with absolute addresses, for feeds; empty for pages of the archive, which feeds do not tell of. */
  readonly content: string
  readonly events: readonly ToldEvent[]
  /** The text that it is for one of the site's own pages; its addresses begin with `archiveRoot`. */
  readonly ownText: OwnText | null
}

/** What an issue's public edition for the web gives to the site's own pages. */
export function contributionOf(edition: Edition, context: RenderContext): Contribution {
  const { issue } = edition
  const isPage = issue.type === 'page'
  const telling: TellingOptions = { address: addressOf(issue), timezone: context.newsletter.timezone, strings: context.strings, render: (nodes) => anywhere(nodes, context) }
  return {
    content: isPage ? '' : contentOf(edition, context),
    events: toldEvents(edition, telling),
    ownText: isPage && !hasOwnPage(issue) ? ownTextOf(edition, context) : null,
  }
}

function contentOf(edition: Edition, { newsletter, strings, shelf, site, textTemplate }: RenderContext): string {
  const address = permalink(newsletter.url, edition.issue)
  const render = (nodes: readonly ElementContent[]): string => webHtml(withPictures(withAbsoluteAddresses(onPage(nodes, address), address), bodyPictures(shelf), { medium: 'web', base: newsletter.url }))
  return textTemplate(issueView(edition, { newsletter, strings, shelf, site, base: newsletter.url, render, permalink: address })).trim()
}

/** A feed reader shows several texts in one page: what a footnote or a fragment leads to is looked up on the page of the issue. */
function onPage(nodes: readonly ElementContent[], address: string): ElementContent[] {
  return resolveLinks(nodes, (href) => (href.startsWith('#') ? `${address}${href}` : href), { ids: false })
}

/** What stands on one of the site's own pages besides what the site itself gathers there. */
function ownTextOf(edition: Edition, { newsletter, strings, shelf, site, textTemplate }: RenderContext): OwnText {
  const { issue } = edition
  const isGathered = ({ block }: Edition['blocks'][number]): boolean => textPlaceOf(issue) === 'events' && block.kind === 'event'
  const first = edition.blocks.findIndex(isGathered)
  const cut = first === -1 ? edition.blocks.length : first
  const render = (nodes: readonly ElementContent[]): string => webHtml(withPictures(withLocalLinks(nodes, newsletter.url, archiveRoot), bodyPictures(shelf), { medium: 'web', base: archiveRoot }))
  const text = (part: Pick<Edition, 'blocks' | 'footnotes'>): string => textTemplate(issueView({ ...edition, ...part }, { newsletter, strings, shelf, site, base: archiveRoot, render, permalink: newsletter.url })).trim()
  const body = text({ blocks: edition.blocks.slice(0, cut), footnotes: first === -1 ? edition.footnotes : null })
  const after = first === -1 ? '' : text({ blocks: edition.blocks.slice(cut).filter((block) => !isGathered(block)), footnotes: edition.footnotes })
  const title = issue.status === 'draft' ? `${strings.draft} – ${issue.title}` : issue.title
  return { title, summary: issue.summary ?? null, body, after, lang: issue.lang, dir: directionOf(issue.lang) }
}

/** HTML that may stand in any page, once `archiveRoot` in it is the way to the archive's root. */
function anywhere(nodes: readonly ElementContent[], { newsletter, shelf }: RenderContext): string {
  return webHtml(withPictures(withLocalLinks(nodes, newsletter.url, archiveRoot), bodyPictures(shelf), { medium: 'web', base: archiveRoot }))
}

/** All HTML of a contribution. */
export function textsOf(contribution: Contribution | null): string[] {
  if (contribution === null) return []
  const { content, events, ownText } = contribution
  return [content, ...events.map(({ html }) => html), ownText?.body ?? '', ownText?.after ?? '']
}

/** A text of the site's own as it stands in a page. */
export function placed(text: OwnText, root: string): OwnText {
  return { ...text, body: withRoot(text.body, root), after: withRoot(text.after, root) }
}
