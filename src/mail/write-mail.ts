import { sha256 } from '../sha256.js'
import { mailBody } from './body.js'
import type { ComposedMail, MailFiles, MailMessage } from './compose.js'
import { checkedAddress, MailFieldError } from './fields.js'
import { mailbox, unstructured, writtenFields, type Field } from './header.js'
import { listFields } from './list-fields.js'
import { isMailHost } from './mail-host.js'

/** See composeMail. */
export function writeMessage(mail: MailMessage): ComposedMail {
  const { eml, messageId } = written(fieldsOf(mail), mail)
  return { bytes: eml, messageId }
}

/** See composeFiles. */
export function writeFiles(mail: MailMessage): MailFiles {
  const fields = fieldsOf(mail)
  const { eml, rest } = written(fields, mail)
  const kept = [...fields.from, ...fields.replyTo, fields.subject, fields.date]
  return { eml, draft: ascii(`${writtenFields([...kept, ['X-Unsent', '1']])}${rest}`) }
}

/** `rest` begins at MIME-Version. */
function written(fields: Fields, mail: MailMessage): { eml: Uint8Array; messageId: string; rest: string } {
  const hash = contentHash(fields, mail)
  const { contentType, body } = mailBody(mail, hash.slice(32))
  const rest = `${writtenFields([['MIME-Version', '1.0'], ['Content-Type', contentType]])}\r\n${body}`
  const messageId = `<${hash.slice(0, 32)}@${hostOf(mail)}>`
  return { eml: ascii(`${writtenFields([...fields.from, ...fields.replyTo, ...fields.to, fields.subject, fields.date, ['Message-ID', messageId], ...fields.list])}${rest}`), messageId, rest }
}

interface Fields {
  readonly from: readonly Field[]
  readonly replyTo: readonly Field[]
  readonly to: readonly Field[]
  readonly subject: Field
  readonly date: Field
  readonly list: readonly Field[]
}

function fieldsOf({ from, replyTo, to, subject, date, listHeaders }: MailMessage): Fields {
  return {
    from: from === null ? [] : [['From', mailbox('From', from)]],
    replyTo: replyTo === null ? [] : [['Reply-To', checkedAddress('Reply-To', replyTo)]],
    to: to.length === 0 ? [] : [['To', to.map((address) => checkedAddress('To', address)).join(', ')]],
    subject: ['Subject', unstructured('Subject', subject)],
    // RFC 5322 §3.3; `GMT` is obsolete there (§4.3).
    date: ['Date', new Date(date).toUTCString().replace('GMT', '+0000')],
    list: listHeaders === null ? [] : listFields(listHeaders),
  }
}

/** SHA-256 of all that makes a message differ from another one. */
function contentHash({ from, replyTo, to, subject, date, list }: Fields, { text, html, pictures, seed }: MailMessage): string {
  return sha256(JSON.stringify([from, replyTo, to, subject, date, list, text, html, pictures.map(({ cid, contentType, name, bytes }) => [cid, contentType, name, sha256(bytes)]), seed]))
}

function hostOf({ messageIdHost }: MailMessage): string {
  if (isMailHost(messageIdHost)) return messageIdHost
  throw new MailFieldError('Message-ID', JSON.stringify(messageIdHost), 'the name of a machine such as www.example.org')
}

/** All of it is ASCII by now. */
function ascii(text: string): Uint8Array {
  return Buffer.from(text, 'latin1')
}
