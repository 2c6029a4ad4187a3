import { domainToASCII } from 'node:url'
import { exitCodes, Failure } from '../failure.js'
import { visibleLine } from '../messages/visible.js'

/** What would not stand in a header field as it was meant: nothing is sent or written then. */
export class MailFieldError extends Failure {
  override readonly name = 'MailFieldError'
  /** As it stands in the message: `Subject`. */
  readonly field: string

  constructor(field: string, unexpected: string, expected: string) {
    super(`Unexpected ${unexpected} in the email’s ${field}, expected ${expected}.`, exitCodes.usage)
    this.field = field
  }
}

/**
 * What no header field may have: a line break ends the field and begins another one (`b@x\r\nBcc: v@x` writes to v);
 * other controls, lone surrogates and the separators of lines and paragraphs are read differently by every program; the
 * overrides of direction show one text and mean another.
 */
const forbidden = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e]/u

/** The text itself, when it may stand in a header field; throws a MailFieldError otherwise. */
export function checkedText(field: string, text: string): string {
  const found = forbidden.exec(text)?.[0].codePointAt(0)
  if (found === undefined) return text
  throw new MailFieldError(field, `invisible character (U+${found.toString(16).toUpperCase().padStart(4, '0')})`, 'one line of plain text: type it anew where it was pasted')
}

/** RFC 5322 §3.2.3: letters of a local part, with dots between them. */
const localPart = /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+(?:\.[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+)*$/

/** RFC 1123 §2.1; the last label is no number, as that of an IP address would be. */
const domainName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** Of what is ASCII in it, a name may have only this; the rest is for IDNA. */
const domainCharacters = /^(?:[A-Za-z0-9.-]|[^\p{ASCII}])+$/u

/**
 * One plain address (addr-spec without quotes, comments and literals, RFC 5322 §3.4.1; at most 254 bytes, RFC 5321
 * §4.5.3.1), its domain in ASCII and small letters (RFC 5891). Throws a MailFieldError otherwise: what is left to a
 * parser of address lists may become two recipients.
 */
export function checkedAddress(field: string, address: string): string {
  checkedText(field, address)
  const at = address.lastIndexOf('@')
  const local = address.slice(0, Math.max(at, 0))
  const domain = asciiDomain(address.slice(at + 1))
  if (local.length > 64 || !localPart.test(local) || domain === null || local.length + domain.length > 253) {
    throw new MailFieldError(field, `“${visibleLine(address).slice(0, 100)}”`, 'one address such as news@example.org, its part before the @ in letters without accents')
  }
  return `${local}@${domain}`
}

/** A domain in ASCII and small letters, or null. */
function asciiDomain(domain: string): string | null {
  // domainToASCII reads as browsers do: it decodes %40, and makes 127.0.0.1 of 0x7f.1.
  if (!domainCharacters.test(domain)) return null
  const ascii = /^\p{ASCII}*$/u.test(domain) ? domain.toLowerCase() : domainToASCII(domain)
  return domainName.test(ascii) ? ascii : null
}
