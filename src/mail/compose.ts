import type { MailPicture } from './body.js'
import type { Mailbox } from './header.js'
import type { ListHeaders } from './list-headers.js'

/** All that a message is made from: the same values give the same bytes on each machine. */
export interface MailMessage {
  /** Null when newsletter.yaml names no sender: whatever sends the message then adds it. */
  readonly from: Mailbox | null
  readonly replyTo: string | null
  /** Empty in a file: then there is no To field. */
  readonly to: readonly string[]
  readonly subject: string
  /** Milliseconds since 1970, UTC; it is written in UTC. */
  readonly date: number
  readonly listHeaders: ListHeaders | null
  readonly html: string
  readonly text: string
  /** Those that the HTML names by `cid:`; none when it links to the archive. */
  readonly pictures: readonly MailPicture[]
  /** Tells apart messages that must not count as one another (a test that is sent twice); null for others. */
  readonly seed: string | null
  /** What stands behind the @ of Message-ID: see mail-host.ts. */
  readonly messageIdHost: string
}

export interface ComposedMail {
  readonly bytes: Uint8Array
  /** With its angle brackets. */
  readonly messageId: string
}

export interface MailFiles {
  readonly eml: Uint8Array
  /** For a mail program to open as a draft: no recipients, no Message-ID, nothing of the list, and `X-Unsent: 1`. */
  readonly draft: Uint8Array
}

/**
 * A message as bytes (RFC 5322, MIME): 7 bits, lines of at most 76 characters, but for a word that is longer, and CRLF.
 *
 * Text and HTML come out as they went in, but for line ends, of which there is one kind, and one at the end of each.
 * Throws a MailFieldError when a value cannot stand in a header field.
 */
export async function composeMail(mail: MailMessage): Promise<ComposedMail> {
  const { writeMessage } = await import('./write-mail.js')
  return writeMessage(mail)
}

/** The message, and the same as a draft; what they share is encoded once. Throws as composeMail does. */
export async function composeFiles(mail: MailMessage): Promise<MailFiles> {
  const { writeFiles } = await import('./write-mail.js')
  return writeFiles(mail)
}
