import type { Artefact } from '../artefact.js'
import { gatherEvents } from '../archive/events/gather.js'
import { eventsPassing } from '../archive/events/passing.js'
import { addressOfEvent } from '../archive/events/places.js'
import { renderEvents, type EventsContext } from '../archive/events/render-events.js'
import type { Telling } from '../archive/events/telling.js'
import { shownCard } from '../archive/card-of.js'
import { placed } from '../archive/contribution.js'
import { frameOf, rootFrom, type PageFrame } from '../archive/frame.js'
import type { OwnText } from '../archive/own-text.js'
import { alone, type OwnPageOptions, type PageContext } from '../archive/page.js'
import { lastChangeOf } from '../archive/order.js'
import { absolute } from '../archive/permalinks.js'
import { renderIndex } from '../archive/render-index.js'
import { renderTopics } from '../archive/render-lists.js'
import { renderMembers } from '../archive/render-members.js'
import { ownPlace, renderLinks, renderTop, type PagePlace } from '../archive/render-parts.js'
import { renderSearch } from '../archive/render-search.js'
import { renderAccessibility, renderNotFound } from '../archive/render-static.js'
import { ownPath, type SiteSection } from '../archive/site.js'
import { event } from '../archive/structured-data.js'
import { structuredNewsletter } from '../archive/structured-issue.js'
import { addressOf } from '../issue/address.js'
import { stringsFor } from '../language/strings.js'
import { textPlaceOf } from '../issue/text-place.js'
import { fill } from '../language/strings.js'
import type { Message } from '../messages/message.js'
import type { IndexedPage } from './machine-files.js'
import { sectionFeeds } from './section-feeds.js'
import { sectionRedirects } from './section-redirects.js'
import type { SitePagesContext } from './site-pages-context.js'

/** The pages, calendars and feeds of one section that belong to no one issue; `indexed` are the pages that search engines may list. */
export function sectionPages(section: SiteSection, all: SitePagesContext): { artefacts: Artefact[]; indexed: readonly IndexedPage[]; messages: readonly Message[] } {
  const { site, templates } = all
  const indexed: IndexedPage[] = []
  // Each page is noted as it gets its frame: a list of its own would forget one.
  const frame: PageContext['frame'] = (place, options) => {
    const made = ownFrame(place, options, section, all)
    if (made.head.robots === null) indexed.push({ place, changed: options.changed === undefined ? lastChangeOf(section.heads) : options.changed })
    return made
  }
  const context: PageContext = { site, section, frame }
  const langs = site.sections.map(({ lang }) => lang)
  const events = eventPages(withDescription(context, fill(section.strings.aboutEvents, { newsletter: site.newsletter.name })), all)
  return {
    artefacts: [
      ...renderIndex(context, { welcome: textFor('home', section, all), structured: structuredNewsletter(site.newsletter, langs), templates }),
      ...renderTopics(context, templates),
      ...events.artefacts,
      ...renderMembers(textFor('members', section, all), context, templates.members),
      ...searchPage(context, all),
      ...renderAccessibility(context, templates.accessibility),
      ...notFoundPage(context, all),
      ...sectionRedirects(section, all),
      ...sectionFeeds(section, all),
    ],
    indexed,
    messages: events.messages,
  }
}

/** Pages that describe themselves in these words when nobody has written others. */
function withDescription(context: PageContext, description: string): PageContext {
  return { ...context, frame: (place, options) => context.frame(place, { ...options, description: options.description ?? description }) }
}

/** The events of a section; the messages, which are about those of all sections, come with the first. */
function eventPages({ site, section, frame }: PageContext, all: SitePagesContext): { artefacts: Artefact[]; messages: Message[] } {
  const { contributions, now, scripts, strings, templates } = all
  const { newsletter } = site
  const { url, timezone } = newsletter
  const heads = new Map(site.sections.flatMap((one) => one.heads.map((head) => [head.path, head] as const)))
  const tellings = [...heads.values()].map((head): Telling => ({ head, address: addressOf(head), events: contributions.get(head.path)?.events ?? [] }))
  const here = new Set(section.heads.map(({ path }) => path))
  const place = ownPlace(site, section, 'events')
  const page: EventsContext['page'] = (path, { title, description, scripts: names, ahead }) => {
    const policy = names.length === 0 ? ({ policy: 'plain' } as const) : ({ policy: 'script', scripts: [scripts.events] } as const)
    // Search engines are told of what is ahead.
    const structured = ahead.map((gathered) => event(gathered.event, { url: addressOfEvent(gathered, { url, path }), lang: gathered.tellings[0].head.lang }))
    return frame(path === place.path ? place : alone(path, section), { title, description, ...policy, structured })
  }
  const events = gatherEvents(tellings, { url, shows: ({ head }) => here.has(head.path) })
  const stringsOf: EventsContext['stringsOf'] = (lang) => stringsFor(lang, strings)
  return {
    artefacts: renderEvents({ section, events, intro: textFor('events', section, all), now, newsletter, strings: section.strings, stringsOf, template: templates.events, page }),
    messages: section === site.sections[0] ? eventsPassing(gatherEvents(tellings, { url }), { now, timezone }) : [],
  }
}

function searchPage({ site, section, frame }: PageContext, { scripts, templates }: SitePagesContext): Artefact[] {
  if (!section.places.has('search')) return []
  const { strings, listed } = section
  const options = { title: strings.search, description: fill(strings.aboutSearch, { newsletter: site.newsletter.name }), isIndexed: false, policy: 'search', scripts: [scripts.search] } as const
  return [renderSearch({ section, isEmpty: listed.length === 0, strings, template: templates.search, frame: frame(ownPlace(site, section, 'search'), options) })]
}

/** A web host has one such page, whatever the language. */
function notFoundPage(context: PageContext, all: SitePagesContext): Artefact[] {
  const { site, section } = context
  if (section.prefix !== '') return []
  const link = (path: string): string => absolute(site.newsletter.url, path)
  return [renderNotFound({ ...context, frame: (place, options) => ownFrame(place, options, section, all, link) }, all.css, all.templates['404'])]
}

/** What an editor wrote for one of the section's own pages. */
function textFor(place: 'home' | 'events' | 'members', section: SiteSection, { contributions }: SitePagesContext): OwnText | null {
  const head = section.heads.find((one) => textPlaceOf(one) === place)
  const text = head === undefined ? null : (contributions.get(head.path)?.ownText ?? null)
  return text === null ? null : placed(text, rootFrom(ownPath(section, place)))
}

function ownFrame(place: PagePlace, options: OwnPageOptions, section: SiteSection, { site, templates, surround, cards, madeCards }: SitePagesContext, link?: (path: string) => string): PageFrame {
  const card = shownCard(cards.ofNewsletter(section.lang), site.newsletter.name, { newsletter: site.newsletter, made: madeCards })
  const parts = {
    links: renderLinks(place, { card }, site, templates['page-links']),
    top: renderTop(place, section, site, templates['site-header'], link),
  }
  const isReady = section.heads.every(({ status }) => status === 'ready')
  return frameOf({ path: place.path, section, lang: section.lang, strings: section.strings, isIndexed: isReady, policy: 'plain', ...options }, surround, parts)
}
