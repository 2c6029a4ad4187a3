import { frameAt, stylesheet } from '../archive/frame.js'
import { inOrder, renderNeighbours, withNeighbours } from '../archive/neighbours.js'
import { issuePath } from '../archive/permalinks.js'
import { renderIndex } from '../archive/render-index.js'
import type { Artefact } from '../artefact.js'
import { duplicates } from '../checks/duplicates.js'
import type { IssueHead } from '../issue/parse-issue.js'
import { stringsFor, stringsLanguage } from '../language/strings.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import type { Manifest } from '../output/manifest.js'
import { verifyCss } from '../output/verify-css.js'
import { verifyHtml } from '../output/verify-html.js'
import type { IssueResult } from './issue-result.js'
import type { BuildContext } from './issue-stage.js'
import { outdatedPages } from './outdated-pages.js'
import type { CompiledTemplates } from './templates.js'

/**
 * The site stage: a pure function of what the issue stages returned. It makes the pages that belong to no one issue, and
 * writes into each issue's page what only the whole knows: `issues` are those that came in, with their pages complete.
 *
 * `kept` are the files of the last build that stay: with what is made now, these are the pages that one can link to.
 */
export function runSiteStage(results: readonly IssueResult[], context: BuildContext, compiled: Pick<CompiledTemplates, 'index' | 'neighbours' | 'strings'>, kept: Manifest = new Map()): { issues: IssueResult[]; artefacts: Artefact[]; messages: Message[] } {
  const { newsletter } = context
  const style = stylesheet(context.templates.stylesheet, newsletter)
  const made = new Set(results.flatMap(({ artefacts }) => artefacts.map(({ path }) => path)))
  const listed = results.flatMap(({ head, inArchive }) => (head !== null && inArchive && [made, kept].some((files) => files.has(`archive/${issuePath(head.slug)}`)) ? [head] : []))
  const home = results.find(({ homeText }) => homeText !== null)
  const index = renderIndex(listed, {
    newsletter,
    welcome: home?.homeText ?? null,
    strings: stringsFor(newsletter.language, compiled.strings),
    template: compiled.index,
    frame: frameAt(0, style, { draft: [...listed, home?.head].some((head) => head?.status === 'draft') }),
  })
  const ways = waysBetween(listed, compiled)
  const issues = withPagesComplete(results, ways)
  const artefacts = [style, index]
  const completed = issues.flatMap(({ artefacts: pages }, issue) => pages.filter((artefact, at) => artefact !== results[issue]?.artefacts[at]))
  const heads = results.flatMap(({ head }) => (head === null ? [] : [head]))
  const langs = [newsletter.language, ...results.flatMap(({ head, artefacts: files }) => (head === null || files.length === 0 ? [] : [head.lang]))]
  return { issues, artefacts, messages: [...duplicates(heads), ...missingStrings(new Set(langs), compiled.strings), ...outdatedPages({ listed, ways }, made, kept), ...[...artefacts, ...completed].flatMap((artefact) => [...verifyHtml(artefact), ...verifyCss(artefact)])] }
}

/** HTML of the ways to the issues before and after, by issue file; pages of the archive have none. */
function waysBetween(listed: readonly IssueHead[], { neighbours, strings }: Pick<CompiledTemplates, 'neighbours' | 'strings'>): Map<string, string> {
  const order = inOrder(listed)
  return new Map(order.map((head, at) => [head.path, renderNeighbours({ previous: order[at - 1], next: order[at + 1] }, { strings: stringsFor(head.lang, strings), template: neighbours })]))
}

/** Each page with the way to the issues before and after it. */
function withPagesComplete(results: readonly IssueResult[], ways: ReadonlyMap<string, string>): IssueResult[] {
  return results.map((result) => {
    const way = ways.get(result.path) ?? ''
    return { ...result, artefacts: result.artefacts.map((artefact) => (artefact.path.startsWith('archive/') ? withNeighbours(artefact, way) : artefact)) }
  })
}

/** Readers of another language would find English words around their text. */
function missingStrings(langs: ReadonlySet<string>, strings: CompiledTemplates['strings']): Message[] {
  const isMissing = (lang: string): boolean => new Intl.Locale(stringsLanguage(lang, strings)).language !== new Intl.Locale(lang).language
  return [...langs].filter(isMissing).map((lang) => {
    const file = `templates/strings/${new Intl.Locale(lang).language}.yaml`
    return message('strings-missing', file, null, `Missing words of the templates in the language "${lang}", expected ${file}`, 'Until it is there, the words around the text are English. Copy templates/strings/en.yaml of efc-news to that name, and translate it.')
  })
}
