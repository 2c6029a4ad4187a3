import type { EventsPageView } from '../archive/events/events-view.js'
import type { NeighboursView } from '../archive/neighbours.js'
import type { IndexPageView } from '../archive/render-index.js'
import type { ListPageView, TopicsPageView } from '../archive/render-lists.js'
import type { MembersPageView } from '../archive/render-members.js'
import type { IssuePageView } from '../archive/render-pages.js'
import type { PageLinksView, SiteHeaderView } from '../archive/render-parts.js'
import type { RedirectPageView } from '../archive/render-redirect.js'
import type { SearchPageView } from '../archive/render-search.js'
import type { AccessibilityPageView, NotFoundPageView } from '../archive/render-static.js'
import type { IssueView } from '../issue/view.js'
import { compileTemplate, type TemplateSet } from '../template/compile-template.js'

/** The templates of the archive by the files of templates/web/ that they start from, and what each is filled with. */
export interface WebViews {
  readonly issue: IssuePageView
  readonly text: IssueView
  readonly neighbours: NeighboursView
  readonly 'site-header': SiteHeaderView
  readonly 'page-links': PageLinksView
  readonly index: IndexPageView
  readonly list: ListPageView
  readonly topics: TopicsPageView
  readonly events: EventsPageView
  readonly members: MembersPageView
  readonly search: SearchPageView
  readonly accessibility: AccessibilityPageView
  readonly '404': NotFoundPageView
  readonly redirect: RedirectPageView
}

export const webTemplateNames = ['issue', 'text', 'neighbours', 'site-header', 'page-links', 'index', 'list', 'topics', 'events', 'members', 'search', 'accessibility', '404', 'redirect'] as const satisfies ReadonlyArray<keyof WebViews>

/** Checked, as plain data. */
export type WebTemplateSets = Readonly<Record<keyof WebViews, TemplateSet>>

/** As functions from a view to HTML. */
export type CompiledWebTemplates = { readonly [K in keyof WebViews]: (view: WebViews[K]) => string }

/** Handlebars compiles a template when it is first filled: nothing is made of those that a thread does not need. */
export function compileWebTemplates(sets: WebTemplateSets): CompiledWebTemplates {
  // Object.fromEntries forgets the keys; each function takes any view, and so that of its own name.
  return Object.fromEntries(webTemplateNames.map((name) => [name, compileTemplate(sets[name], { helpers: {}, medium: 'html' })])) as CompiledWebTemplates
}
