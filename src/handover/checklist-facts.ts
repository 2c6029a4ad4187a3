import { formatWhen } from '../language/dates.js'
import { languageIn } from '../language/names.js'
import type { Newsletter } from '../schema/newsletter.js'
import { sha256 } from '../sha256.js'
import { indented } from './checklist-layout.js'
import type { HandoverEdition } from './edition.js'
import type { Profile } from './profile.js'

const column = 16

/** What is handed over, made from which text, for whom and from whom: a line each. */
export function factsOf(edition: HandoverEdition, { title }: Pick<Profile, 'title'>): string {
  const { newsletter, head, source, permalink, translations } = edition
  const number = head.number === undefined ? '' : `${head.number}, `
  const facts: ReadonlyArray<readonly [string, string]> = [
    ['Newsletter', newsletter.name],
    ['Issue', `${number}“${head.title}”`],
    ['Made from', `${source.path} (SHA-256 begins ${sha256(source.text).slice(0, 8)})`],
    ['Date', formatWhen(head.date, 'en-GB')],
    ['Language', `${languageIn(head.lang, 'en')} (${head.lang})`],
    ...(translations.length === 0 ? [] : [['Also in', translations.map(({ language, name }) => `${language} (efc-news handoff ${name})`).join(', ')] as const]),
    ['Edition', audienceOf(edition)],
    ['Sender', senderOf(newsletter)],
    ['Sent with', title],
    ...(permalink === null ? [] : [['In the archive', permalink] as const]),
  ]
  return facts.map(([what, value]) => `${`${what}:`.padEnd(column)}${indented(value, ' '.repeat(column)).trimStart()}`).join('\n')
}

function audienceOf({ audience, sameAsPublic }: HandoverEdition): string {
  if (audience === 'public') return 'public, for everybody'
  return sameAsPublic ? `for “${audience}”, the same as the public one` : `for “${audience}” only`
}

function senderOf({ name, sender }: Newsletter): string {
  const from = sender.email === undefined ? 'none in newsletter.yaml: choose one' : `${sender.name ?? name} <${sender.email}>`
  return sender.replyTo === undefined ? from : `${from}, answers to ${sender.replyTo}`
}
