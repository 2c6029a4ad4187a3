import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import { applyToHtml, type Misplaced } from './apply-html.js'
import type { Applied, HandoverEdition } from './edition.js'
import { lookAlikeMessages, type Part } from './look-alike-messages.js'
import { placesOf, type PlaceName, type Places } from './places.js'
import type { Profile, TagLanguage } from './profile.js'
import { joined, lookAlikes, splitAt, type Segment } from './segments.js'

/**
 * An edition as a service gets it. Its tags stand where the marks were, and as often; what only looks like a tag is
 * written so that the service does not see it, where there is a way, and is told where there is none.
 *
 * Without an error among the messages no mark is left in any part.
 */
export function applyProfile(edition: HandoverEdition, profile: Profile): Applied & { readonly messages: Message[] } {
  const { tags } = profile
  const { html, text, subject, preheader } = edition
  if (tags === null) return { html, text, subject, preheader, messages: [] }
  const places = placesOf(edition, profile)
  const inHtml = applyToHtml(html, places, tags, profile.adapt)
  const inText = applyToText(text, places, tags, 'text')
  const inSubject = applyToText(subject, places, tags, 'subject')
  const inPreheader = tags.takesPreheader ? applyToText(preheader, places, tags, 'subject') : asIs(preheader)
  const find = (segments: readonly Segment[], part: Part) => lookAlikes(segments, part === 'HTML' ? tags.inHtml : tags.inText).map((lookAlike) => ({ ...lookAlike, part }))
  const inOthers = [...(tags.takesText ? find(inText, 'text part') : []), ...find(inSubject, 'subject'), ...(tags.takesPreheader ? find(inPreheader, 'preheader') : [])]
  const messages = [
    ...checkUnsubscribe(edition, profile),
    ...inHtml.misplaced.map((misplaced) => misplacedMessage(misplaced, profile)),
    ...lookAlikeMessages([...find(inHtml.segments, 'HTML'), ...(tags.escapeText === null ? inOthers : [])], edition, profile),
  ]
  const ending = profile.adapt.ending === undefined ? '' : `\n${profile.adapt.ending.trim()}\n`
  return { html: joined(inHtml.segments), text: `${joined(inText)}${ending}`, subject: joined(inSubject), preheader: joined(inPreheader), messages }
}

function applyToText(text: string, { tagged, words }: Places, { escapeText }: TagLanguage, part: 'text' | 'subject'): Segment[] {
  const filled = words.reduce((all, [mark, own]) => all.replaceAll(mark, () => own), text)
  const escaped = escapeText === null ? filled : escapeText(filled, part)
  return splitAt(escaped, tagged.map(({ mark }) => mark), 'text', (mark) => tagged.find((place) => place.mark === mark)?.text ?? null)
}

function asIs(text: string): Segment[] {
  return [{ kind: 'text', text, isTag: false }]
}

function checkUnsubscribe({ marks, html, text }: HandoverEdition, { title, html: spelled }: Profile): Message[] {
  if (spelled.unsubscribe === null) return []
  const missing = [
    { part: html, name: 'the HTML', file: 'templates/email/footer.mjml', place: '`<a href="{{unsubscribe.link.href}}">`' },
    { part: text, name: 'the text part', file: 'templates/text/issue.hbs', place: '`{{unsubscribe.link.href}}`' },
  ].filter(({ part }) => marks === null || !part.includes(marks.unsubscribe))
  return missing.map(({ name, file, place }) =>
    message('handoff-unsubscribe', file, null, `Unexpected email without a place to unsubscribe in ${name}, expected one for ${title}’s link`, `Readers must have a way out, and ${title} makes it. Write ${place} into this template.`),
  )
}

const named: Readonly<Record<PlaceName, string>> = {
  unsubscribe: 'the link to unsubscribe',
  viewInBrowser: 'the link to the web version',
  postalAddress: 'the postal address',
  firstName: 'the first name',
}

function misplacedMessage({ place, where }: Misplaced, { title }: Profile): Message {
  return message('handoff-place', null, null, `Unexpected place for ${named[place]} ${where}, expected one where ${title} can put its own`, `Change the template under templates/email/: ${place === 'firstName' || place === 'postalAddress' ? 'it can stand in text' : 'it can stand as the address of a link, in quotation marks'}.`)
}
