import { frameAt, stylesheet } from '../archive/frame.js'
import { issuePath } from '../archive/permalinks.js'
import { renderIndex } from '../archive/render-index.js'
import type { Artefact } from '../artefact.js'
import { duplicates } from '../checks/duplicates.js'
import { stringsFor, stringsLanguage } from '../language/strings.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import type { Manifest } from '../output/manifest.js'
import { verifyCss } from '../output/verify-css.js'
import { verifyHtml } from '../output/verify-html.js'
import type { BuildContext, IssueResult } from './issue-stage.js'
import type { CompiledTemplates } from './templates.js'

/**
 * The site stage: a pure function of what the issue stages returned. It makes the pages that belong to no one issue.
 *
 * `kept` are the files of the last build that stay: with what is made now, these are the pages that one can link to.
 */
export function runSiteStage(results: readonly IssueResult[], context: BuildContext, compiled: Pick<CompiledTemplates, 'index' | 'strings'>, kept: Manifest = new Map()): { artefacts: Artefact[]; messages: Message[] } {
  const { newsletter } = context
  const style = stylesheet(context.templates.stylesheet, newsletter)
  const pages = new Set([...kept.keys(), ...results.flatMap((result) => result.artefacts.map(({ path }) => path))])
  const listed = results.flatMap(({ head, inArchive }) => (head !== null && inArchive && pages.has(`archive/${issuePath(head.slug)}`) ? [head] : []))
  const index = renderIndex(listed, {
    newsletter,
    strings: stringsFor(newsletter.language, compiled.strings),
    template: compiled.index,
    frame: frameAt(0, style, { draft: listed.some(({ status }) => status === 'draft') }),
  })
  const artefacts = [style, index]
  const heads = results.flatMap(({ head }) => (head === null ? [] : [head]))
  const langs = [newsletter.language, ...results.flatMap(({ head, artefacts: made }) => (head === null || made.length === 0 ? [] : [head.lang]))]
  return { artefacts, messages: [...duplicates(heads), ...missingStrings(new Set(langs), compiled.strings), ...artefacts.flatMap((artefact) => [...verifyHtml(artefact), ...verifyCss(artefact)])] }
}

/** Readers of another language would find English words around their text. */
function missingStrings(langs: ReadonlySet<string>, strings: CompiledTemplates['strings']): Message[] {
  const isMissing = (lang: string): boolean => new Intl.Locale(stringsLanguage(lang, strings)).language !== new Intl.Locale(lang).language
  return [...langs].filter(isMissing).map((lang) => {
    const file = `templates/strings/${new Intl.Locale(lang).language}.yaml`
    return message('strings-missing', file, null, `Missing words of the templates in the language "${lang}", expected ${file}`, 'Until it is there, the words around the text are English. Copy templates/strings/en.yaml of efc-news to that name, and translate it.')
  })
}
