import { parseHead } from '../../src/issue/parse-issue.js'
import type { Sending } from '../../src/send.js'
import { newsletterSchema } from '../../src/schema/newsletter.js'

/** A message that could be sent; `settings` are further ones of newsletter.yaml, `matter` further lines of front matter. */
export function sendingOf({ settings = {}, matter = '', file = 'issues/issue-06.md', ...changes }: Partial<Sending> & { readonly settings?: object; readonly matter?: string; readonly file?: string } = {}): Sending {
  const newsletter = newsletterSchema.parse({ name: 'The Letter', url: 'https://letter.example/', sender: { email: 'desk@letter.example' }, smtp: { host: 'smtp.letter.example' }, ...settings })
  const { head } = parseHead({ path: file, text: `---\ntitle: Spring\ndate: 2015-03-30\n${matter}---\n` }, newsletter)
  if (head === null || newsletter.smtp === undefined) throw new Error('no message')
  return { newsletter, smtp: newsletter.smtp, head, audience: 'public', isSameAsPublic: false, isBuilt: true, translations: [], final: false, sentAt: 0, subject: '[TEST] Spring', from: 'desk@letter.example', pictures: 0, parcels: parcelsTo('ada@example.org'), content: '0'.repeat(64), ...changes }
}

export function parcelsTo(...addresses: readonly string[]): Sending['parcels'] {
  return addresses.map((to) => ({ to, bytes: new Uint8Array(12_345), messageId: '<1@letter.example>' }))
}
