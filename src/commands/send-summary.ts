import { visibleLine } from '../messages/visible.js'
import type { Delivery, SentBefore, Sending } from '../send.js'

const encryption = { starttls: 'encrypted (STARTTLS)', tls: 'encrypted (TLS)', none: 'not encrypted, for it is on this machine' } as const

const languages = new Intl.DisplayNames('en-GB', { type: 'language' })

/** More recipients than this do not get a line each. */
const fewRecipients = 8

/** In characters, for a list that goes on over several lines. */
const lineLength = 88

/** What will be sent, to whom, and through which server: what is wrong should be seen at a glance. */
export function formatPlan(sending: Sending): string {
  const { newsletter, head, audience, final, subject, from, translations } = sending
  const { sender, name } = newsletter
  const rows: ReadonlyArray<readonly [label: string, ...lines: string[]]> = [
    ['Issue', `${numbered(head)}${head.title}`, `${head.path}, dated ${head.date}${head.status === 'draft' ? ', a DRAFT' : ''}`],
    ['Edition', `${audience}, in ${languageName(head.lang)}${sending.isSameAsPublic ? '; the same as the public one' : ''}`],
    ...(translations.length === 0 ? [] : [['Also in', ...translations.map(({ language, name: issue }) => `${language} (${issue})`)] as const]),
    ...(sending.isBuilt ? [] : [['Text', `not built yet, or changed since (run \`efc-news build\`${final ? '' : ' before the final message'})`] as const]),
    ['Subject', subject],
    ['From', `${sender.name ?? name} <${from}>`],
    ...(sender.replyTo === undefined ? [] : [['Answers', `go to ${sender.replyTo}`] as const]),
    ['To', ...recipients(sending.parcels.map(({ to }) => to))],
    ['Pictures', pictures(sending)],
    ['Size', `${((sending.parcels[0]?.bytes.byteLength ?? 0) / 1000).toFixed(1)} KB`],
    ['Server', server(sending)],
  ]
  const title = final ? 'FINAL MESSAGE: whoever gets it takes it for the published issue.' : 'Test message, for reviewers.'
  const warning = audience === 'public' || sending.isSameAsPublic ? [] : [`ONLY ${audience.toUpperCase()} MAY GET THIS: it says what the public edition does not.`]
  return `${[title, ...warning, '', ...rows.flatMap(([label, ...lines]) => lines.map((line, index) => `${(index === 0 ? label : '').padEnd(10)}${visibleLine(line)}`)), ''].join('\n')}\n`
}

function languageName(lang: string): string {
  const { language } = new Intl.Locale(lang)
  return languages.of(language) ?? language
}

function numbered({ number }: Sending['head']): string {
  return number === undefined ? '' : `${number}: `
}

function recipients(addresses: readonly string[]): string[] {
  if (addresses.length === 1) return [...addresses]
  const lines = addresses.length <= fewRecipients ? addresses : filled(addresses)
  return [`${addresses.length} recipients; each gets a message of their own and sees no other`, ...lines]
}

function filled(words: readonly string[]): string[] {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length > lineLength) lines.push(word)
    else lines.splice(-1, 1, `${last}  ${word}`)
  }
  return lines
}

function pictures({ pictures: count, newsletter: { email, url } }: Sending): string {
  if (count === 0) return 'none'
  return email.images === 'embedded' ? `${count}, in the message` : `${count}, loaded from ${url} (upload the archive first)`
}

function server({ smtp }: Sending): string {
  return `${smtp.host}${smtp.port === undefined ? '' : `, port ${smtp.port}`}, ${encryption[smtp.security]}${smtp.user === undefined ? '' : `, logged in as ${smtp.user}`}`
}

/** Why a final message is not sent: who had what, and when. */
export function formatBefore(before: readonly SentBefore[]): string {
  const same = before.filter(({ other }) => other === null)
  const others = before.filter(({ other }) => other !== null)
  const them = before.length === 1 ? 'this address' : 'these addresses'
  return [
    ...(same.length === 0 ? [] : ['This edition was sent as final before, by .efc-news/sent.jsonl, to', ...same.map(lineBefore)]),
    ...(others.length === 0 ? [] : ['Another edition of this issue was sent as final before, by .efc-news/sent.jsonl, to', ...others.map(lineBefore)]),
    `Nothing was sent. Leave ${them} out, or add --again when ${others.length === 0 ? 'it is meant to arrive there once more' : 'this edition is meant to arrive there, too'}.`,
  ].join('\n')
}

function lineBefore({ to, at, isConfirmed, other }: SentBefore): string {
  const what = other === null ? '' : `: ${other.audience}, in ${languageName(other.lang)}`
  return `  ${to}, ${at.slice(0, 16).replace('T', ' ')} UTC${visibleLine(what)}${isConfirmed ? '' : ' (not confirmed: it may have arrived or not)'}`
}

/** What the server said of one message. */
export function formatDelivery(delivery: Delivery): string {
  switch (delivery.state) {
    case 'confirmed':
      return `${delivery.to}: sent. The server said: ${delivery.response}\n`
    case 'refused':
      return `${delivery.to}: REFUSED, not sent. The server said: ${delivery.response}\n`
    case 'unknown':
      return `${delivery.to}: NOT CONFIRMED, it may have arrived or not. ${delivery.reason} Ask there before you send it again.\n`
    case 'untried':
      return `${delivery.to}: NOT SENT. ${delivery.reason}\n`
  }
}

/** How it went altogether. `unrecorded` is why the record lacks something, or null. */
export function formatEnd(deliveries: readonly Delivery[], { smtp }: Sending, unrecorded: string | null): string {
  const confirmed = deliveries.filter(({ state }) => state === 'confirmed').length
  const sum = confirmed === deliveries.length ? `${smtp.host} confirmed ${confirmed === 1 ? 'the message' : `all ${confirmed} messages`}.` : `${smtp.host} confirmed ${confirmed} of ${deliveries.length}${deliveries.length === 1 ? ' message' : ' messages'}.`
  if (unrecorded === null) return `${sum} Recorded in .efc-news/sent.jsonl.\n`
  return `${sum} NOT ALL OF IT IS RECORDED, so keep these lines: ${unrecorded}\n`
}
