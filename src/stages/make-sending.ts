import { exitCodes, Failure } from '../failure.js'
import type { IssueHead, IssueSource } from '../issue/parse-issue.js'
import { composeMail, type MailMessage } from '../mail/compose.js'
import { checkedAddress } from '../mail/fields.js'
import type { Newsletter } from '../schema/newsletter.js'
import { sha256 } from '../sha256.js'
import type { IssueResult } from './issue-result.js'
import type { BuildContext } from './issue-stage.js'
import { mailOf } from './mail-of.js'
import type { PictureStore } from './picture-store.js'
import { emailsOf, isSameAsPublic, noEmailFor, type RenderedEmail } from './rendered-emails.js'
import { translationsOf, type Translation } from './translations-of.js'

/** An issue as it was made, and what its message is made with. */
export interface SentIssue {
  readonly head: IssueHead
  readonly result: Pick<IssueResult, 'artefacts' | 'assets'>
  readonly context: Pick<BuildContext, 'newsletter' | 'templates'>
  readonly pictures: Pick<PictureStore, 'artefact'>
  /** All of the newsletter's issues. */
  readonly sources: readonly IssueSource[]
  /** False when the last build made something else of it, or nothing. */
  readonly isBuilt: boolean
}

/** What is sent of an issue, and to whom. */
export interface Order {
  /** Bare addresses, at least one. */
  readonly recipients: readonly string[]
  /** Null when none was named. */
  readonly audience: string | null
  /** False for a test message, whose subject says so. */
  readonly final: boolean
  /** Milliseconds since 1970, UTC: when the message is sent, which is its date. */
  readonly sentAt: number
}

/** A message that is ready to be sent: to each of its recipients alone. */
export interface Sending {
  readonly newsletter: Newsletter
  readonly smtp: NonNullable<Newsletter['smtp']>
  readonly head: IssueHead
  readonly audience: string
  /** True for the edition of an audience that says no more than the public one. */
  readonly isSameAsPublic: boolean
  readonly isBuilt: SentIssue['isBuilt']
  /** In which other languages there is an email of it. */
  readonly translations: readonly Translation[]
  readonly final: boolean
  readonly sentAt: number
  readonly subject: string
  /** A bare address, in ASCII, as are those of the parcels. */
  readonly from: string
  /** How many pictures it shows. */
  readonly pictures: number
  /** At least one. */
  readonly parcels: readonly SentParcel[]
  /** SHA-256, in lower-case hexadecimal, of what is the same for all recipients and on all days. */
  readonly content: string
}

export interface SentParcel {
  readonly to: string
  readonly bytes: Uint8Array
  /** With its angle brackets. */
  readonly messageId: string
}

/**
 * Composes the messages of one edition, one for each recipient.
 *
 * Throws a Failure (usage) for what is missing in newsletter.yaml, and for an edition that nobody gets.
 */
export async function makeSending({ head, result, context, pictures, sources, isBuilt }: SentIssue, order: Order): Promise<Sending> {
  const { final, sentAt, recipients } = order
  const { newsletter } = context
  const { smtp, sender } = newsletter
  if (smtp === undefined) throw missing('smtp', 'smtp:\n  host: smtp.example.org\n  user: newsletter@example.org')
  if (sender.email === undefined) throw missing('sender: { email: … }', 'sender:\n  email: newsletter@example.org')
  const emails = emailsOf(result)
  const email = chosen(emails, head, order)
  const { audience } = email
  const mail = await mailOf(head, email, context, pictures)
  const message: MailMessage = final
    ? { ...mail, date: sentAt }
    : // Two tests of one text are two messages: mail programs show one that they have had before only once.
      { ...mail, subject: `[TEST] ${audience === 'public' ? '' : `[${audience}] `}${mail.subject}`, date: sentAt, listHeaders: null, seed: String(sentAt) }
  const parcels: SentParcel[] = []
  for (const to of recipients) parcels.push({ to, ...(await composeMail({ ...message, to: [to] })) })
  return {
    newsletter,
    smtp,
    head,
    audience,
    isSameAsPublic: isSameAsPublic(email, emails),
    isBuilt,
    translations: translationsOf(head, sources, newsletter),
    final,
    sentAt,
    subject: message.subject,
    from: checkedAddress('From', sender.email),
    pictures: email.pictures.length,
    parcels,
    content: sha256(JSON.stringify([mail.subject, email.html, email.text])),
  }
}

/** The edition that is meant. What goes to everybody on a list is never guessed at. */
function chosen(emails: readonly RenderedEmail[], { path }: IssueHead, { audience, final }: Order): RenderedEmail {
  if (audience === null && final && emails.length > 1) throw new Failure(`${path} has an email for each of ${emails.map((email) => email.audience).join(', ')}. Name the one to send with --audience.`, exitCodes.usage)
  const found = emails.find((email) => email.audience === (audience ?? 'public')) ?? (audience === null ? emails[0] : undefined)
  if (found === undefined) throw noEmailFor(audience, path, emails)
  return found
}

function missing(key: string, example: string): Failure {
  return new Failure(`newsletter.yaml has no \`${key}\`, which \`send\` needs. Add, with your own:\n${example}`, exitCodes.usage)
}
