import { parseHead, type IssueHead, type IssueSource } from '../issue/parse-issue.js'
import { plannedEditions } from '../issue/planned-editions.js'
import { languageIn } from '../language/names.js'
import { issueName } from '../project/issue-names.js'
import type { Newsletter } from '../schema/newsletter.js'

/** An issue in another language. */
export interface Translation {
  /** The language's name, in English. */
  readonly language: string
  /** What the commands call it: `issue-06.fr`. */
  readonly name: string
}

/**
 * The emails of the same issue in other languages, in the order of the sources: whoever sends one must not forget the others.
 * Only those that are out when this issue is: a draft has no email, nor has one whose embargo ends later than this one's.
 */
export function translationsOf({ path, stem, embargo = '' }: Pick<IssueHead, 'path' | 'stem' | 'embargo'>, sources: readonly IssueSource[], newsletter: Newsletter): Translation[] {
  return sources.flatMap((source) => {
    // Most sources are no translation of it, and need not be read.
    if (source.path === path || !source.path.normalize('NFC').startsWith(`${stem}.`)) return []
    const { head } = parseHead(source, newsletter)
    if (head === null || head.stem !== stem || head.status === 'draft' || (head.embargo ?? '') > embargo) return []
    const { emails } = plannedEditions({ ...head, blocks: [] }, newsletter.audiences)
    return emails.length === 0 ? [] : [{ language: languageIn(head.lang, 'en'), name: issueName(source.path) }]
  })
}
