import type { Message, Place } from '../messages/message.js'
import { message } from '../messages/report.js'
import type { HandoverEdition } from './edition.js'
import type { PieceKind } from './html-pieces.js'
import type { Profile } from './profile.js'
import type { LookAlike } from './segments.js'
import { occurrencesOf, placeAt, placeOfKey } from './source-places.js'

export type Part = 'HTML' | 'text part' | 'subject' | 'preheader'

/** What was found in which part of an edition. */
export interface Finding extends LookAlike {
  readonly part: Part
}

/** Messages for the same words at most; the last of them counts the others. */
const most = 10

const inTemplates: Partial<Record<PieceKind, string>> = {
  style: 'in a style of the email templates',
  comment: 'in a comment of the email templates',
  tag: 'in a tag of the email templates',
}

/**
 * A message for each place of the issue file at which an editor typed something that a service takes for its own. What
 * nobody typed there as it is, such as words made of character references, has no place, and is told once with the words
 * around it.
 */
export function lookAlikeMessages(findings: readonly Finding[], edition: HandoverEdition, profile: Profile): Message[] {
  const different = [...new Map(findings.map((finding) => [`${finding.found} ${finding.part} ${inTemplates[finding.kind] ?? ''}`, finding])).values()]
  const isField = ({ part }: Finding): boolean => part === 'subject' || part === 'preheader'
  const inFields = different.filter(isField).flatMap((finding) => inField(finding, edition, profile))
  // A title in the text part is told already where it is the subject.
  const told = new Set(inFields.map(({ place }) => keyOf(place)))
  return [...inFields, ...different.filter((finding) => !isField(finding)).flatMap((finding) => inText(finding, edition, profile, told))]
}

function inText(finding: Finding, edition: HandoverEdition, profile: Profile, told: ReadonlySet<string>): Message[] {
  const { found, kind, part } = finding
  const where = inTemplates[kind]
  if (where !== undefined) return [tell(found, where, null, null, 'Write the template in another way.', profile)]
  const { source } = edition
  const all = typedIn(finding, edition)
  if (all.length === 0) return [tell(found, `in the ${part}`, source.path, null, `${otherwise} It stands here: “${finding.around}”.`, profile)]
  const places = all.slice(0, most).map((occurrence) => placeAt(occurrence, source))
  const others = all.length > most ? ` And ${all.length - most} more below.` : ''
  return places.flatMap((place, index) => (told.has(keyOf(place)) ? [] : [tell(found, `in the ${part}`, source.path, place, `${otherwise}${index === most - 1 ? others : ''}`, profile)]))
}

/** The key of the front matter that a subject or a preheader is taken from is to blame, wherever else the words stand. */
function inField(finding: Finding, edition: HandoverEdition, profile: Profile): Message[] {
  const { head, source } = edition
  const key = finding.part === 'subject' ? (head.subject === undefined ? 'title' : 'subject') : head.preheader === undefined ? 'summary' : 'preheader'
  const field = placeOfKey(key, source)
  const exact = typedIn(finding, edition)
    .slice(0, most)
    .map((occurrence) => placeAt(occurrence, source))
    .find(({ line }) => field !== null && field.line <= line && line <= (field.endLine ?? field.line))
  return [tell(finding.found, `in the ${finding.part}`, source.path, exact ?? field, `The ${finding.part} is what \`${key}\` says. ${otherwise}`, profile)]
}

/**
 * As it is shown; or as much of its beginning as was typed, when there is emphasis or the like in what follows. What makes
 * it a tag does not suffice for that: `*|` stands in many a table.
 */
function typedIn({ raw, match }: Finding, { source }: HandoverEdition): ReturnType<typeof occurrencesOf> {
  const atLength = (length: number): ReturnType<typeof occurrencesOf> => occurrencesOf(raw.slice(0, length), source)
  let found = atLength(raw.length)
  // What stands there stands there in each shorter form: each step halves what is left.
  for (let [from, to] = [match.length + 2, raw.length - 1]; found.length === 0 && from <= to; ) {
    const length = Math.floor((from + to) / 2)
    const some = atLength(length)
    if (some.length === 0) to = length - 1
    else if (length === to || atLength(length + 1).length === 0) found = some
    else from = length + 1
  }
  return found
}

const otherwise = 'Write it in another way, or send this issue by another way.'

function tell(found: string, where: string, file: string | null, place: Place | null, todo: string, { title, tags }: Profile): Message {
  return message('handoff-look-alike', file, place, `Unexpected \`${found}\` ${where}, expected words that ${title} leaves as they are`, `${tags?.fate ?? ''} ${todo}`)
}

function keyOf(place: Place | null): string {
  return place === null ? '' : `${place.line}:${place.column}`
}
