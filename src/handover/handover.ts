import { gmailCut, kilobytes } from '../email/size.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import { compareText } from '../messages/sort.js'
import { sha256 } from '../sha256.js'
import { applyProfile } from './apply.js'
import { checklistOf } from './checklist.js'
import { carriesPictures, type HandoverEdition, type HandoverFile } from './edition.js'
import type { Profile } from './profile.js'
import { sizeReport } from './size-report.js'

export type { HandoverEdition } from './edition.js'

/**
 * What an email service gets of an edition: the files of a folder, by their path in it with `/`.
 *
 * With an error among the messages the folder is not to be passed on.
 */
export function makeHandover(edition: HandoverEdition, profile: Profile): { files: ReadonlyMap<string, Uint8Array | string>; messages: Message[] } {
  const { messages: ofTags, ...applied } = applyProfile(edition, profile)
  const messages = [...ofTags, ...checkServiceSize(edition, applied.html, profile)]
  const draft = profile.draft?.({ ...applied, edition, name: nameOf(edition) }) ?? null
  const takesText = profile.tags?.takesText ?? true
  const parts: ReadonlyArray<readonly [path: string, contents: Uint8Array | string, use: string]> = [
    ['email.html', applied.html, 'the email'],
    ['email.txt', applied.text, takesText ? 'the same as plain text' : `the same as plain text; ${profile.title} makes its own`],
    ['subject.txt', applied.subject, 'the subject'],
    ['preheader.txt', applied.preheader, 'what mail programs show behind the subject; the email has it already, hidden at its beginning'],
    ...edition.extra.map((file) => [file.name, file.bytes, useOf(file, edition)] as const),
    ...(draft === null ? [] : [['draft.json', `${JSON.stringify(draft.body, null, 2)}\n`, `the body of ${profile.title}’s call that makes a draft`] as const]),
    ['report.txt', sizeReport(edition, applied, messages), 'how large the email is, and what the checks found'],
  ]
  const images = edition.pictures.map(({ name, bytes }) => [`images/${name}`, bytes] as const)
  const uses = [...parts.map(([path, , use]) => [path, use] as const), ...(images.length === 0 ? [] : [['images/', copiesOf(edition)] as const]), ['SHA256SUMS', 'a checksum of every file here: `sha256sum -c SHA256SUMS` says whether one has changed'] as const]
  const files = new Map<string, Uint8Array | string>([['CHECKLIST.txt', checklistOf(edition, profile, draft, uses)], ...parts.map(([path, contents]) => [path, contents] as const), ...images])
  return { files: new Map([...files, ['SHA256SUMS', checksumsOf(files)]]), messages }
}

/**
 * Rules `email-size` and `email-cut` once more: a service's tags, and what keeps it from taking an editor's words for them,
 * add to an email that was short enough.
 */
function checkServiceSize({ head, audience, html, newsletter: { limits } }: HandoverEdition, made: string, { title }: Profile): Message[] {
  const [before, bytes] = [Buffer.byteLength(html), Buffer.byteLength(made)]
  const warnFrom = limits.emailKilobytes * 1000
  const rule = bytes >= gmailCut ? 'email-cut' : bytes >= warnFrom ? 'email-size' : null
  if (rule === null || (before >= gmailCut ? 'email-cut' : before >= warnFrom ? 'email-size' : null) === rule) return []
  const limit = rule === 'email-cut' ? gmailCut : warnFrom
  return [message(rule, head.path, null, `Unexpected email of ${kilobytes(bytes)} for "${audience}" with what ${title} needs in it, expected less: ${limit / 1000} KB or more is too much`, `Without that it has ${kilobytes(before)}. Shorten the issue, or write \`cut: auto\` into its front matter and lower \`limits: { emailKilobytes: … }\` in newsletter.yaml.`)]
}

function useOf({ name }: HandoverFile, { newsletter }: HandoverEdition): string {
  if (name.endsWith('.draft.eml')) return 'the whole message, as a draft for a mail program'
  return newsletter.sender.email === undefined ? 'the whole message, but for its sender: not to be sent as it is' : 'the whole message, for programs that take .eml files as they are'
}

function copiesOf(edition: HandoverEdition): string {
  return carriesPictures(edition) ? 'copies of the pictures: email.html loads them from the archive, the .eml files carry their own' : 'copies of the pictures that the email loads from the archive'
}

/** What the service's list of campaigns shows: which of several editions it is. */
function nameOf({ newsletter, head, audience }: HandoverEdition): string {
  const number = head.number === undefined ? '' : ` ${head.number}`
  return `${newsletter.name}${number}: ${head.title}${audience === 'public' ? '' : ` (${audience})`} [${head.lang}]`
}

/** As `sha256sum` of GNU coreutils writes it and reads it with `-c`. */
function checksumsOf(files: ReadonlyMap<string, Uint8Array | string>): string {
  return [...files]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([path, contents]) => `${sha256(contents)}  ${path}\n`)
    .join('')
}
