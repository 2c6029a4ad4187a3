import type { Artefact } from '../artefact.js'
import { pathInArchive } from '../archive/assets.js'
import { sectionsOf } from '../archive/section.js'
import type { Newsletter } from '../schema/newsletter.js'
import type { SearchablePage } from '../search/searchable-page.js'
import type { IssueResult } from './issue-result.js'

/**
 * The pages that can be found: those that mark what there is to find. Each is found in its section, whatever its own
 * language. In no other: pagefind knows a page by its address, and files it in one index.
 */
export function searchablePages({ issues, artefacts }: { readonly issues: readonly IssueResult[]; readonly artefacts: readonly Artefact[] }, { language }: Newsletter): SearchablePage[] {
  const sections = sectionsOf(issues.flatMap(({ head }) => (head === null ? [] : [head])), language)
  return [...issues.flatMap((issue) => issue.artefacts), ...artefacts].flatMap((artefact) => {
    const { contents, path } = artefact
    if (!path.startsWith('archive/') || typeof contents !== 'string' || !path.endsWith('.html') || !contents.includes(' data-pagefind-body')) return []
    const url = pathInArchive(artefact)
    // The newsletter's own section comes first, and has every path.
    const lang = sections.findLast(({ prefix }) => url.startsWith(prefix))?.lang ?? language
    return [{ url, html: contents, lang }]
  })
}
