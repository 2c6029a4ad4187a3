import { permalink } from '../archive/permalinks.js'
import { budgetOf } from '../email/budget.js'
import { marksOf } from '../email/marks.js'
import type { HandoverEdition } from '../handover/edition.js'
import { addressOf } from '../issue/address.js'
import { greetingOf } from '../issue/reader-places.js'
import { preheaderOf } from '../issue/view.js'
import { composeFiles } from '../mail/compose.js'
import { partsOfGreeting } from '../schema/mail-values.js'
import type { IssueResult } from './issue-result.js'
import { mailOf } from './mail-of.js'
import type { PreparedIssue } from './prepare-issue.js'
import { emailsOf, isSameAsPublic, type RenderedEmail } from './rendered-emails.js'
import { picturesAt } from './shown-pictures.js'
import { translationsOf } from './translations-of.js'

export interface HandoverOptions {
  /** The issue as it was made for the hand-over. */
  readonly result: IssueResult
  /** For no service: every place of the email is filled. */
  readonly isPlain: boolean
  /** What the archive's folder is called. */
  readonly archiveFolder: string
}

/** One edition with all that its hand-over is made of. */
export async function handoverEdition(email: RenderedEmail, { open, head, source, result: built, messages }: PreparedIssue, { result, isPlain, archiveFolder }: HandoverOptions): Promise<HandoverEdition> {
  const { newsletter } = open.context
  const mail = await mailOf(head, email, open.context, open.pictures)
  const greeting = greetingOf(head, newsletter)
  const files = isPlain ? await composeFiles(mail) : null
  const note = result.emails.find(({ audience }) => audience === email.audience)
  return {
    newsletter,
    head,
    source,
    audience: email.audience,
    address: addressOf(head),
    subject: mail.subject,
    preheader: preheaderOf(head),
    html: email.html,
    text: email.text,
    marks: isPlain ? null : marksOf(source),
    firstNameFallback: greeting === undefined ? null : partsOfGreeting(greeting).fallback,
    permalink: result.inArchive ? permalink(newsletter.url, head) : null,
    archiveFolder,
    translations: translationsOf(head, open.project.sources, newsletter),
    sameAsPublic: isSameAsPublic(email, emailsOf(built)),
    pictures: [...(await picturesAt(email.pictures, open.pictures))].map(([path, bytes]) => ({ name: path.slice('assets/'.length), bytes })),
    extra: files === null ? [] : [{ name: `${email.audience}.eml`, bytes: files.eml }, { name: `${email.audience}.draft.eml`, bytes: files.draft }],
    report: { rows: budgetOf(note?.parts ?? [], Buffer.byteLength(email.html)), cuts: note?.cuts ?? [], messages },
  }
}
