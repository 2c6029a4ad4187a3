import { shownCard } from '../archive/card-of.js'
import { inOrder, renderNeighbours } from '../archive/neighbours.js'
import { issuePath } from '../archive/permalinks.js'
import { issuePlaces, renderLinks, renderTop } from '../archive/render-parts.js'
import { withSiteParts, type SiteParts } from '../archive/site-parts.js'
import type { SiteSection } from '../archive/site.js'
import { stringsFor } from '../language/strings.js'
import type { IssueResult } from './issue-result.js'
import type { SitePagesContext } from './site-pages-context.js'

/** What the whole site has to say on the page of each issue, by issue file. */
export function issueParts(pages: SitePagesContext): Map<string, SiteParts> {
  return new Map(pages.site.sections.flatMap((section) => partsIn(section, pages)))
}

function partsIn(section: SiteSection, { site, templates, strings: all, cards, madeCards }: SitePagesContext): Array<[string, SiteParts]> {
  const order = inOrder(section.listed)
  const places = new Map(order.map((head, index) => [head.path, index]))
  return section.written.map((head) => {
    const path = issuePath(head)
    const strings = stringsFor(head.lang, all)
    const place = { path, editions: issuePlaces(site, head.stem) }
    const card = shownCard(cards.ofIssue(head), head.title, { newsletter: site.newsletter, made: madeCards })
    const at = places.get(head.path)
    const around = at === undefined ? {} : { previous: order[at - 1], next: order[at + 1] }
    return [
      head.path,
      {
        links: renderLinks(place, { card }, site, templates['page-links']),
        top: renderTop(place, section, site, templates['site-header']),
        neighbours: renderNeighbours({ path, previous: around.previous, next: around.next }, { strings, template: templates.neighbours }),
      },
    ]
  })
}

/** An issue with its page complete. */
export function withParts(result: IssueResult, all: ReadonlyMap<string, SiteParts>): IssueResult {
  const parts = all.get(result.path)
  if (parts === undefined) return result
  return { ...result, artefacts: result.artefacts.map((artefact) => (artefact.path.startsWith('archive/') ? withSiteParts(artefact, parts) : artefact)) }
}
