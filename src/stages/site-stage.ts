import { icon, asset, pathInArchive, stylesheet } from '../archive/assets.js'
import { cardsOf, cardView } from '../archive/card-of.js'
import { issuePath } from '../archive/permalinks.js'
import { hasOwnPage, siteOf, type OwnPlace } from '../archive/site.js'
import type { Artefact } from '../artefact.js'
import type { Card } from '../cards/card.js'
import { duplicates } from '../checks/duplicates.js'
import { deadOwnLinks } from '../checks/own-links.js'
import { translations } from '../checks/translations.js'
import { addressOf } from '../issue/address.js'
import { readFileName } from '../issue/file-name.js'
import type { IssueHead } from '../issue/parse-issue.js'
import { textPlaceOf } from '../issue/text-place.js'
import { wordsLanguage } from '../language/strings.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import type { Manifest } from '../output/manifest.js'
import { verifyCss } from '../output/verify-css.js'
import { verifyHtml } from '../output/verify-html.js'
import { distinct } from '../template/template-files.js'
import type { IssueResult } from './issue-result.js'
import type { BuildContext } from './issue-stage.js'
import { issueParts, withParts } from './issue-parts.js'
import { machineFiles } from './machine-files.js'
import { outdatedPages } from './outdated-pages.js'
import { sectionPages } from './section-pages.js'
import type { SitePagesContext } from './site-pages-context.js'
import type { CompiledTemplates } from './templates.js'

export interface SiteOptions {
  /** The files of the last build that stay: with what is made now, these are the pages that one can link to. */
  readonly kept: Manifest
  /** Milliseconds since 1970, UTC. */
  readonly now: number
  /** Our own scripts for pages, by name: their text. */
  readonly scripts: Readonly<Record<'events' | 'search', string>>
  /** Absolute addresses of the cards that could be made: see `cardsFor`. */
  readonly cards: ReadonlySet<string>
  /** Whether there will be an index to search. */
  readonly hasSearch: boolean
}

/**
 * The site stage: a pure function of what the issue stages returned. It makes the pages that belong to no one issue, and
 * writes into each issue's page what only the whole knows: `issues` are those that came in, with their pages complete.
 */
export function runSiteStage(results: readonly IssueResult[], context: BuildContext, compiled: Pick<CompiledTemplates, 'web' | 'strings'>, options: SiteOptions): { issues: IssueResult[]; artefacts: Artefact[]; messages: Message[] } {
  const { newsletter } = context
  const style = stylesheet(context.templates.stylesheet, newsletter)
  const siteStyle = asset('site', 'css', context.templates.siteStylesheet)
  const sign = icon(newsletter)
  const made = new Set(results.flatMap(({ artefacts }) => artefacts.map(({ path }) => path)))
  const shown = shownIn(results, made, options.kept)
  const contributions = new Map(results.flatMap(({ path, contribution }) => (contribution === null ? [] : [[path, contribution]])))
  const site = siteOf(shown, newsletter, compiled.strings, (heads) => placesOf(heads, contributions, options))
  const scripts = { events: asset('events', 'js', options.scripts.events), search: asset('search', 'js', options.scripts.search) }
  const pages: SitePagesContext = {
    site,
    contributions,
    templates: compiled.web,
    strings: compiled.strings,
    surround: { newsletter, stylesheet: pathInArchive(style), siteStylesheet: pathInArchive(siteStyle), icon: pathInArchive(sign) },
    css: String(style.contents),
    scripts: { events: pathInArchive(scripts.events), search: pathInArchive(scripts.search) },
    cards: cardsOf(newsletter, compiled.strings),
    madeCards: options.cards,
    now: options.now,
  }
  const sections = site.sections.map((section) => sectionPages(section, pages))
  const parts = issueParts(pages)
  const listed = new Set(shown.map(({ path }) => path))
  const issues = results.map((result) => withParts(withoutUnseen(result, listed), parts))
  const own = sections.flatMap(({ artefacts }) => artefacts)
  const used = Object.values(scripts).filter((script) => own.some(({ contents }) => typeof contents === 'string' && contents.includes(pathInArchive(script))))
  const artefacts = [style, siteStyle, sign, ...used, ...own, ...machineFiles(site, sections.flatMap(({ indexed }) => indexed))]
  const completed = issues.flatMap(({ artefacts: of }, issue) => of.filter((artefact, at) => artefact !== results[issue]?.artefacts[at]))
  const heads = results.flatMap(({ head }) => (head === null ? [] : [head]))
  const stems = new Set(results.map(({ path }) => readFileName(path, newsletter.language)).flatMap(({ stem, translation }) => (translation === null ? [stem] : [])))
  const langs = [newsletter.language, ...results.flatMap(({ head, artefacts: files }) => (head === null || files.length === 0 ? [] : [head.lang]))]
  return {
    issues,
    artefacts,
    messages: [
      ...duplicates(heads),
      ...translations(heads, stems),
      ...missingStrings(new Set(langs), compiled.strings),
      ...deadOwnLinks(results.filter(({ artefacts: of, contribution }) => of.length > 0 || (contribution?.ownText ?? null) !== null), filesOf([...issues.flatMap(({ artefacts: of }) => of), ...artefacts], results, options.kept)),
      // Several languages may show one event.
      ...distinct(sections.flatMap(({ messages }) => messages)),
      ...outdatedPages({ listed: shown, parts }, made, options.kept),
      ...artefacts.flatMap((artefact) => [...verifyHtml(artefact, new Set(used.map(({ path }) => path))), ...verifyCss(artefact)]),
      // Pages of issues have no scripts.
      ...completed.flatMap((artefact) => verifyHtml(artefact)),
    ],
  }
}

/** The paths of the archive's files, below it: those of this build, those that stay, and the pages that a build of all issues would make. */
function filesOf(made: readonly Artefact[], results: readonly IssueResult[], kept: Manifest): Set<string> {
  const pages = results.flatMap(({ head, inArchive }) => (head !== null && inArchive ? [`archive/${issuePath(head)}`, `archive/${addressOf(head)}/email.html`] : []))
  return new Set([...made.map(({ path }) => path), ...kept.keys(), ...pages].flatMap((path) => (path.startsWith('archive/') ? [path.slice('archive/'.length)] : [])))
}

/** An issue of which nothing is made and nothing shown has no pictures either. */
function withoutUnseen(result: IssueResult, shown: ReadonlySet<string>): IssueResult {
  return result.artefacts.length > 0 || shown.has(result.path) ? result : { ...result, assets: [] }
}

/** The pictures of links to the pages of an archive. */
export function cardsFor(results: readonly IssueResult[], { newsletter }: BuildContext, strings: CompiledTemplates['strings']): Array<{ readonly card: Card; readonly address: string; readonly source: string | null }> {
  const heads = results.flatMap(({ head, inArchive, contribution }) => (head !== null && (inArchive || contribution !== null) ? [head] : []))
  const langs = new Set([newsletter.language, ...heads.flatMap(({ translation }) => (translation === null ? [] : [translation]))])
  const { ofIssue, ofNewsletter } = cardsOf(newsletter, strings)
  const ofSite = [...langs].map((lang) => ({ card: ofNewsletter(lang), source: null }))
  const ofIssues = heads.filter(hasOwnPage).map((head) => ({ card: ofIssue(head), source: head.path }))
  return [...ofSite, ...ofIssues].map(({ card, source }) => ({ card, source, address: cardView(card, '', newsletter).src }))
}

/** What the archive shows: issues whose page is made now or kept, and texts of the site's own pages. */
function shownIn(results: readonly IssueResult[], made: ReadonlySet<string>, kept: Manifest): IssueHead[] {
  return results.flatMap(({ head, inArchive, contribution }) => {
    if (head === null) return []
    const page = `archive/${issuePath(head)}`
    const isShown = inArchive ? made.has(page) || kept.has(page) : (contribution?.ownText ?? null) !== null
    return isShown ? [head] : []
  })
}

function placesOf(heads: readonly IssueHead[], contributions: SitePagesContext['contributions'], { hasSearch }: SiteOptions): OwnPlace[] {
  const given = heads.flatMap((head) => {
    const contribution = contributions.get(head.path)
    return contribution === undefined ? [] : [{ head, ...contribution }]
  })
  const isThere = {
    events: given.some(({ head, events }) => events.length > 0 || textPlaceOf(head) === 'events'),
    members: given.some(({ head }) => textPlaceOf(head) === 'members'),
    search: hasSearch,
  }
  return (['events', 'members', 'search'] as const).filter((place) => isThere[place])
}

/** Readers of another language would find English words around their text. */
function missingStrings(langs: ReadonlySet<string>, strings: CompiledTemplates['strings']): Message[] {
  return [...langs].filter((lang) => wordsLanguage(lang, strings) !== lang).map((lang) => {
    const file = `templates/strings/${new Intl.Locale(lang).language}.yaml`
    return message('strings-missing', file, null, `Missing words of the templates in the language "${lang}", expected ${file}`, 'Until it is there, the words around the text are English. Copy templates/strings/en.yaml of efc-news to that name, and translate it.')
  })
}
