import * as z from 'zod'
import { directionOf } from '../language/direction.js'
import { ownName } from '../language/names.js'
import { stringsSchema } from '../language/strings.js'
import { relativeHref } from './frame.js'
import { absolute, issuePath } from './permalinks.js'
import { ownPath, placeIn, type OwnPlace, type Site, type SiteSection } from './site.js'

// What stands on every page, and what only the whole site knows of it.

/** What the template of a page's header sees: the way through the site, and to the page's other languages. */
export const siteHeaderSchema = z.object({
  lang: z.string(),
  dir: z.string(),
  name: z.string(),
  home: z.string(),
  nav: z.array(z.object({ href: z.string(), text: z.string(), lang: z.string().nullable(), current: z.boolean() })),
  languages: z.array(z.object({ lang: z.string(), dir: z.string(), name: z.string(), href: z.string(), current: z.boolean(), note: z.string().nullable() })),
  strings: stringsSchema,
})

export type SiteHeaderView = z.output<typeof siteHeaderSchema>

/** The picture that is shown when somebody shares a link to a page. `src` is absolute; sizes in px. */
const card = z.object({ src: z.string(), width: z.number(), height: z.number(), alt: z.string() })
export type CardView = z.output<typeof card>

/** What the template of a page's links in its head sees. */
export const pageLinksSchema = z.object({ alternates: z.array(z.object({ lang: z.string(), href: z.string() })), card: card.nullable() })

export type PageLinksView = z.output<typeof pageLinksSchema>

/** A page in one language: where it lies, and which that is; an issue may be in another than its section's. */
export interface PageEdition {
  readonly path: string
  readonly lang: string
}

/** A page of the site: where it lies, and its editions in all languages, by the prefix of their section. */
export interface PagePlace {
  readonly path: string
  readonly editions: ReadonlyMap<string, PageEdition>
}

/** One of a section's own pages. */
export function ownPlace(site: Site, section: SiteSection, place: OwnPlace): PagePlace {
  return {
    path: ownPath(section, place),
    editions: new Map(site.sections.flatMap((other) => {
      const path = placeIn(other, place)
      return path === null ? [] : [[other.prefix, { path, lang: other.lang }]]
    })),
  }
}

/** The page of an issue. `stem` is what its editions share. */
export function issuePlaces(site: Site, stem: string): Map<string, PageEdition> {
  return new Map(site.sections.flatMap(({ prefix, byStem }) => {
    const head = byStem.get(stem)
    return head === undefined ? [] : [[prefix, { path: issuePath(head), lang: head.lang }]]
  }))
}

/** The editions of a page as search engines are told of them: one each language; none where there is no other, or where another page has its language. */
export function alternatesOf({ path, editions }: PagePlace): PageEdition[] {
  const every = [...editions.values()]
  const all = every.filter(({ lang }, index) => every.findIndex((other) => other.lang === lang) === index)
  return all.length > 1 && all.some((edition) => edition.path === path) ? all : []
}

/** A way in the header: to a page, or to a place in it. */
interface Way {
  readonly to: string
  readonly fragment?: string
  readonly text: string
  readonly lang: string | null
}

/** The header of a page. `link` makes an address of a path below `archive/`; relative to the page when it is not given. */
export function renderTop({ path, editions }: PagePlace, section: SiteSection, site: Site, template: (view: SiteHeaderView) => string, link = (to: string): string => relativeHref(path, to)): string {
  const { strings, wordsLang: lang, prefix } = section
  const places = [['home', strings.allIssues], ['topics', strings.topics], ['events', strings.events], ['members', strings.members], ['search', strings.search]] as const
  const own = places.flatMap(([place, text]) => {
    const to = placeIn(section, place)
    return to === null ? [] : [{ to, text, lang: null }]
  })
  const areNamed = section.pages.length <= mostPages && section.pages.every(({ title }) => title.length <= longestName)
  const home = ownPath(section, 'home')
  const pages: Way[] = areNamed ? section.pages.map((head) => ({ to: issuePath(head), text: head.title, lang: head.lang === lang ? null : head.lang })) : [{ to: home, fragment: '#Page-pages', text: strings.pages, lang: null }]
  // Search last: it is looked for at the end.
  const ways: Way[] = [...own.filter(({ text }) => text !== strings.search), ...pages, ...own.filter(({ text }) => text === strings.search)]
  const view: SiteHeaderView = {
    lang,
    dir: directionOf(lang),
    name: site.newsletter.name,
    home: link(`${prefix}index.html`),
    nav: ways.map(({ to, fragment = '', ...way }) => ({ href: `${link(to)}${fragment}`, ...way, current: to === path && fragment === '' })),
    languages: site.sections.length < 2 ? [] : languagesOf(editions, section, site).map(({ path: to, ...edition }) => ({ ...edition, href: link(to), dir: directionOf(edition.lang), name: ownName(edition.lang) })),
    strings,
  }
  return template(view).trimEnd()
}

/** The languages to which a page leads: its editions, and the home pages of those that it is not in. */
function languagesOf(editions: PagePlace['editions'], { prefix }: SiteSection, { sections }: Site): Array<PageEdition & { readonly current: boolean; readonly note: string | null }> {
  const known = new Set([...editions.values()].map(({ lang }) => lang))
  return sections.flatMap((other) => {
    const edition = editions.get(other.prefix)
    const current = other.prefix === prefix
    if (edition !== undefined) return [{ path: edition.path, lang: edition.lang, current, note: null }]
    return known.has(other.lang) ? [] : [{ path: ownPath(other, 'home'), lang: other.lang, current, note: current ? null : other.strings.notTranslated }]
  })
}

/** How many pages of the archive have a place in its header, and how long a title may be there; else one way leads to their list on the home page. */
const mostPages = 4
const longestName = 24

/** What a page's head says of its editions in other languages (RFC 8288; `x-default` for readers of none of them) and of its picture. */
export function renderLinks(place: PagePlace, view: { readonly card: CardView | null }, { newsletter }: Site, template: (view: PageLinksView) => string): string {
  const own = place.editions.get('')
  const alternates = alternatesOf(place).map(({ lang, path }) => ({ lang, href: absolute(newsletter.url, path) }))
  return template({ alternates: alternates.length > 0 && own !== undefined ? [...alternates, { lang: 'x-default', href: absolute(newsletter.url, own.path) }] : alternates, ...view }).trimEnd()
}
