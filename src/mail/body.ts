import * as base64 from 'nodemailer/lib/base64'
import * as quotedPrintable from 'nodemailer/lib/qp'
import { MailFieldError } from './fields.js'
import { writtenFields, type Field } from './header.js'

/** A picture within a message. */
export interface MailPicture {
  /** Its Content-ID without angle brackets, as `cid:` addresses have it (RFC 2392). */
  readonly cid: string
  readonly contentType: string
  readonly bytes: Uint8Array
  /** A file name. */
  readonly name: string
}

export interface MailContent {
  readonly text: string
  readonly html: string
  readonly pictures: readonly MailPicture[]
}

export interface MailBody {
  readonly contentType: string
  /** What follows the header and its empty line: ASCII, lines of at most 76 characters that end with CRLF. */
  readonly body: string
}

/**
 * multipart/alternative (RFC 2046 §5.1.4), from the plainest to the richest: text, then HTML, which is multipart/related
 * (RFC 2387) when there are pictures in it.
 *
 * @param mark what no other message has: letters and digits, at most 40
 */
export function mailBody({ text, html, pictures }: MailContent, mark: string): MailBody {
  const htmlPart = textPart('html', html)
  const rich = pictures.length === 0 ? htmlPart : multipart('related', mark, [htmlPart, ...pictures.map(picturePart)], '; type="text/html"')
  const { contentType, body } = multipart('alternative', mark, [textPart('plain', text), rich])
  return { contentType, body }
}

interface Part extends MailBody {
  readonly fields: readonly Field[]
}

/** A boundary has `=_`, which no quoted-printable or Base64 has (RFC 2045 §6.7), and none begins with another one (RFC 2046 §5.1.1). */
function multipart(subtype: string, mark: string, parts: readonly Part[], parameters = ''): Part {
  const boundary = `=_${subtype}_${mark}`
  const written = parts.map(({ contentType, fields, body }) => `--${boundary}\r\n${writtenFields([['Content-Type', contentType], ...fields])}\r\n${body}`)
  return { contentType: `multipart/${subtype}${parameters}; boundary="${boundary}"`, fields: [], body: `${written.join('')}--${boundary}--\r\n` }
}

/**
 * Text in UTF-8 and quoted-printable. Line ends of all kinds become CRLF, for there may be no other (RFC 2046 §4.1.1);
 * the last one is that which a boundary begins with (§5.1.1).
 */
function textPart(subtype: string, text: string): Part {
  const lines = text.replace(/\r\n?|\n/g, '\r\n').replace(/\r\n$/, '')
  // RFC 2049 §3: mailboxes in one file change a line that begins so, and so does SMTP with a dot alone. nodemailer 10.6 leaves both.
  const encoded = quotedPrintable.encode(lines).replaceAll('From ', '=46rom ')
  const body = quotedPrintable.wrap(encoded, 76).replace(/^\.(?=\r?$)/gm, '=2E')
  return { contentType: `text/${subtype}; charset=utf-8`, fields: [['Content-Transfer-Encoding', 'quoted-printable']], body: `${body}\r\n` }
}

function picturePart({ cid, contentType, bytes, name }: MailPicture): Part {
  checked('picture’s Content-ID', cid, /^[\w.-]+@[\w.-]+$/)
  checked('picture’s type', contentType, /^image\/[\w.+-]+$/)
  checked('picture’s name', name, /^[\w.-]+$/)
  return {
    contentType: `${contentType}; name="${name}"`,
    fields: [['Content-ID', `<${cid}>`], ['Content-Disposition', `inline; filename="${name}"`], ['Content-Transfer-Encoding', 'base64']],
    body: `${base64.wrap(base64.encode(Buffer.from(bytes)), 76)}\r\n`,
  }
}

/** These are ours, not an editor's: letters, digits and a few signs. */
function checked(field: string, value: string, shape: RegExp): void {
  if (!shape.test(value)) throw new MailFieldError(field, JSON.stringify(value), 'letters and digits')
}
