import PostalMime, { type Email } from 'postal-mime'
import type { MailMessage } from '../../src/mail/compose.js'

/** A message with everything in it but pictures. */
export const message: MailMessage = {
  from: { name: 'EFC', address: 'news@example.org' },
  replyTo: 'office@example.org',
  to: ['reader@example.org'],
  subject: 'A letter of spring',
  date: Date.UTC(2015, 2, 30, 12),
  listHeaders: { name: 'EFC News', id: 'news.example.org', oneClick: 'https://example.org/off?list=1', mailto: 'mailto:off@example.org', archive: 'https://example.org/news/' },
  html: '<!doctype html>\n<p>Hello</p>\n',
  text: 'Hello\n',
  pictures: [],
  seed: null,
  messageIdHost: 'example.org',
}

export const picture = { cid: 'abc@example.org', contentType: 'image/png', bytes: Uint8Array.from({ length: 300 }, (_, index) => index % 256), name: 'abc.png' }

export function ascii(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}

/** The lines of a message before its first empty one, unfolded. */
export function headerOf(bytes: Uint8Array): string[] {
  return (ascii(bytes).split('\r\n\r\n')[0] ?? '').replace(/\r\n(?=[ \t])/g, '').split('\r\n')
}

export function parsed(bytes: Uint8Array): Promise<Email> {
  return PostalMime.parse(bytes)
}
