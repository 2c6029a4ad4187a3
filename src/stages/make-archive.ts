import type { Artefact } from '../artefact.js'
import { instantOf } from '../calendar/zone.js'
import type { Message } from '../messages/message.js'
import { applyChecks } from '../messages/severity.js'
import type { Cache } from '../project/cache.js'
import type { SiteScripts } from '../project/read-scripts.js'
import { cardStore } from './card-store.js'
import type { IssueResult } from './issue-result.js'
import type { BuildContext } from './issue-stage.js'
import { makeCards } from './make-cards.js'
import { searchablePages } from './searchable-pages.js'
import { searchArtefacts } from './search-store.js'
import type { Selection } from './select-issues.js'
import { cardsFor, runSiteStage } from './site-stage.js'
import type { CompiledTemplates } from './templates.js'

export interface MadeArchive {
  /** Those that were selected, with their pages complete. */
  readonly issues: readonly IssueResult[]
  /** What belongs to the whole site, and the cards. */
  readonly artefacts: readonly Artefact[]
  readonly messages: readonly Message[]
  /** What of the cache was used; null when it was not all asked for. */
  readonly keys: readonly string[] | null
}

/**
 * What becomes of all issues together: cards → site stage → search index, the two slow ones from the cache where they can.
 *
 * Of issues with errors nothing will be written, so that the site is only made to see what is wrong with it.
 */
export async function makeArchive({ results, kept, findable, messages }: Selection, context: BuildContext, { compiled, scripts, cache }: { readonly compiled: CompiledTemplates; readonly scripts: SiteScripts; readonly cache: Cache }): Promise<MadeArchive> {
  const { newsletter, now } = context
  const options = { kept, scripts, now: typeof now === 'string' ? instantOf(now, newsletter.timezone) : now }
  if (results.some(({ messages: found }) => applyChecks(found, newsletter.checks).some(({ severity }) => severity === 'error'))) {
    const site = runSiteStage(results, context, compiled, { ...options, cards: new Set(), hasSearch: false })
    return { ...site, messages: [...messages, ...site.messages], keys: null }
  }
  const cards = await makeCards(cardsFor(results, context, compiled.strings), cardStore(cache))
  const makeSite = (hasSearch: boolean) => runSiteStage(results, context, compiled, { ...options, cards: cards.addresses, hasSearch })
  const hopeful = makeSite(true)
  const search = await searchArtefacts(searchablePages({ issues: findable, artefacts: hopeful.artefacts }, newsletter), cache)
  // Where there is nothing to search with, no page may lead to it.
  const site = search.artefacts.length > 0 ? hopeful : makeSite(false)
  return {
    issues: site.issues,
    artefacts: [...site.artefacts, ...cards.artefacts, ...search.artefacts],
    messages: [...messages, ...site.messages, ...search.messages],
    keys: [...cards.keys, ...search.keys],
  }
}
