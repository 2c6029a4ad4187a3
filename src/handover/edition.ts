import type { Cut } from '../email/cut.js'
import type { BudgetRow } from '../email/budget.js'
import type { Marks } from '../email/marks.js'
import type { IssueHead, IssueSource } from '../issue/parse-issue.js'
import type { Message } from '../messages/message.js'
import type { Newsletter } from '../schema/newsletter.js'

export interface HandoverFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** An issue for one audience, rendered as an email for an email service. */
export interface HandoverEdition {
  readonly newsletter: Newsletter
  readonly head: IssueHead
  readonly audience: string
  /** The issue file. */
  readonly source: IssueSource
  /** `issue-06`, or `fr/issue-06` for a translation. */
  readonly address: string
  readonly subject: string
  /** '' when the issue has none. */
  readonly preheader: string
  /** With marks where a service puts something of its own. */
  readonly html: string
  readonly text: string
  /** Null for who uses no service: then every place is filled already. */
  readonly marks: Marks | null
  /** The words for a reader without a first name; null when nobody is greeted by name. */
  readonly firstNameFallback: string | null
  /** Null when the archive does not have the issue. */
  readonly permalink: string | null
  /** Where the archive is that this was compared with, such as `dist/archive`: as the commands print it. */
  readonly archiveFolder: string
  /** The issue in other languages: what the language is called in English, and the name that `efc-news handoff` knows it by. */
  readonly translations: ReadonlyArray<{ readonly language: string; readonly name: string }>
  /** Whether an edition that is not public is the public one, word for word. */
  readonly sameAsPublic: boolean
  /** Those that the HTML shows. */
  readonly pictures: readonly HandoverFile[]
  /** What the folder has besides, such as .eml files. */
  readonly extra: readonly HandoverFile[]
  readonly report: { readonly rows: readonly BudgetRow[]; readonly cuts: readonly Cut[]; readonly messages: readonly Message[] }
}

/** Whether its .eml files have the pictures in them: a service gets none of these, and loads all from the archive. */
export function carriesPictures({ newsletter, extra }: Pick<HandoverEdition, 'newsletter' | 'extra'>): boolean {
  return newsletter.email.images === 'embedded' && extra.some(({ name }) => name.endsWith('.eml'))
}

/** An edition as a service gets it: its tags stand where the marks were. */
export interface Applied {
  readonly html: string
  readonly text: string
  readonly subject: string
  readonly preheader: string
}
