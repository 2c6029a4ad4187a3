import { encodeWord, foldLines, quoteString } from 'nodemailer/lib/mime-funcs'
import { checkedAddress, checkedText, MailFieldError } from './fields.js'

/** A sender as readers see it; the name may be empty. */
export interface Mailbox {
  readonly name: string
  readonly address: string
}

/** A header field whose value is ready: ASCII, not folded. */
export type Field = readonly [name: string, value: string]

/** RFC 5322 §2.1.1: no line may be longer. */
const longestLine = 998

/** The length of an encoded word: behind `Reply-To: ` and before a fold there is room for it in 76 characters (RFC 2047 §2 allows 75). */
const wordLength = 64

/** Fields as they stand in a message, each with its line end, folded at 76 characters where there is a space; throws a MailFieldError. */
export function writtenFields(fields: readonly Field[]): string {
  return fields.map(([name, value]) => writtenField(name, value)).join('')
}

function writtenField(name: string, value: string): string {
  const folded = foldLines(`${name}: ${checkedText(name, value)}`.trimEnd(), 76)
  if (folded.split('\r\n').some((line) => line.length > longestLine)) throw new MailFieldError(name, 'length', `no more than ${longestLine} characters without a space`)
  return `${folded}\r\n`
}

/** Text of an unstructured field, such as Subject (RFC 5322 §3.6.5). */
export function unstructured(field: string, text: string): string {
  checkedText(field, text)
  return isPlain(text) ? text : encodedWords(text)
}

/** `Name <address>`, or the address alone when there is no name (RFC 5322 §3.4). */
export function mailbox(field: string, { name, address }: Mailbox): string {
  const checked = checkedAddress(field, address)
  return name === '' ? checked : `${phrase(field, name)} <${checked}>`
}

/** Words before an address or an identifier (RFC 5322 §3.2.5): as they are, quoted, or encoded. */
export function phrase(field: string, text: string): string {
  checkedText(field, text)
  if (!isPlain(text)) return encodedWords(text)
  return /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~ ]+$/.test(text) ? text : quoteString(text)
}

/**
 * Printable ASCII with single spaces between words that can be folded, and nothing that looks like an encoded word:
 * nodemailer 10.6 passes that on, `=?utf-8?Q?=0D=0A?=` in a title too, for readers to decode.
 */
function isPlain(text: string): boolean {
  return /^(?:[!-~]{1,60}(?: (?!$)|$))*$/.test(text) && !text.includes('=?')
}

/** Encoded words; none splits a character (RFC 2047 §5). Where most is ASCII its Q encoding is recommended, for it can be read (§4). */
function encodedWords(text: string): string {
  const others = text.match(/[^\p{ASCII}]/gu)?.length ?? 0
  return encodeWord(text, others * 2 > text.length ? 'B' : 'Q', wordLength)
}
