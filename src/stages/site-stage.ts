import { frameAt, stylesheet } from '../archive/frame.js'
import { renderIndex } from '../archive/render-index.js'
import type { Artefact } from '../artefact.js'
import { duplicates } from '../checks/duplicates.js'
import { stringsFor } from '../language/strings.js'
import type { Message } from '../messages/message.js'
import { verifyHtml } from '../output/verify-html.js'
import type { BuildContext, IssueResult } from './issue-stage.js'
import type { CompiledTemplates } from './templates.js'

/** The site stage: a pure function of what the issue stages returned. It makes the pages that belong to no one issue. */
export function runSiteStage(results: readonly IssueResult[], context: BuildContext, compiled: Pick<CompiledTemplates, 'index' | 'strings'>): { artefacts: Artefact[]; messages: Message[] } {
  const { newsletter } = context
  const style = stylesheet(context.templates.stylesheet, newsletter)
  const listed = results.flatMap(({ head, inArchive }) => (head !== null && inArchive ? [head] : []))
  const index = renderIndex(listed, {
    newsletter,
    strings: stringsFor(newsletter.language, compiled.strings),
    template: compiled.index,
    frame: frameAt(0, style, { draft: listed.some(({ status }) => status === 'draft') }),
  })
  const artefacts = [style, index]
  const heads = results.flatMap(({ head }) => (head === null ? [] : [head]))
  return { artefacts, messages: [...duplicates(heads), ...artefacts.flatMap(verifyHtml)] }
}
