import { openingBraces } from '../characters.js'
import { atMenus, type Profile } from '../profile.js'

/** `{` begins an action of Go's templates, `<` what html/template reads as a tag, and `@TrackLink` rewrites the address before it. */
const special = /[{<]|@(?=TrackLink)/g

/**
 * listmonk runs body, text part and subject as Go templates.
 *
 * Body and text part go through html/template, which deletes every comment, Outlook's conditional ones among them, and
 * writes a lone `<` as `&lt;`, in the text part as well: so both are printed by listmonk's function `Safe`.
 */
export const listmonk: Profile = {
  name: 'listmonk',
  title: 'listmonk',
  sources: [
    { certainty: 'confirmed', says: '{{ UnsubscribeURL }}, {{ MessageURL }}, {{ .Subscriber.FirstName }}', address: 'https://listmonk.app/docs/templating/' },
    { certainty: 'confirmed', says: 'body, text part, subject and headers are Go templates; the shorthand @TrackLink', address: 'https://github.com/knadh/listmonk/blob/033cc433b8c59557fc9dad2bbfd36c8ec86cbe8c/models/campaigns.go' },
    { certainty: 'confirmed', says: 'comments are deleted, and {{ Safe … }} keeps them', address: 'https://github.com/knadh/listmonk/issues/1088' },
    { certainty: 'confirmed', says: '{{ "{" }} prints a brace, `or` takes the first value that is not empty', address: 'https://pkg.go.dev/text/template' },
    { certainty: 'confirmed', says: 'POST /api/campaigns; a new campaign is always a draft', address: 'https://listmonk.app/docs/apis/campaigns/' },
    { certainty: 'unconfirmed', says: 'the names of buttons: Raw HTML, Add alternate plain text message, Send test message', address: null, look: atMenus },
  ],
  webVersion: 'page in the public archive',
  html: {
    unsubscribe: '{{ UnsubscribeURL }}',
    viewInBrowser: () => '{{ MessageURL }}',
    postalAddress: null,
    firstName: (fallback) => `{{ or .Subscriber.FirstName "${fallback}" }}`,
  },
  text: {
    unsubscribe: '{{ UnsubscribeURL }}',
    viewInBrowser: () => '{{ MessageURL }}',
    postalAddress: null,
    // html/template would write O’Brien's apostrophe as a character reference, which text does not have.
    firstName: (fallback) => `{{ or .Subscriber.FirstName "${fallback}" | Safe }}`,
  },
  tags: {
    inHtml: [/\{\{/g, /@TrackLink/g],
    inText: [/\{\{/g, /@TrackLink/g],
    characters: new RegExp(`${openingBraces.source}|@(?=TrackLink)`, 'gi'),
    escapeText: (text, part) => text.replace(special, (character) => (character === '<' ? (part === 'text' ? '{{ Safe "<" }}' : character) : `{{ "${character}" }}`)),
    fate: 'listmonk runs it as an instruction, and refuses an email with one that it does not know.',
    takesText: true,
    takesPreheader: false,
  },
  adapt: { comment: (comment) => `{{ Safe ${goString(comment)} }}` },
  draft: ({ edition: { newsletter, head }, name, subject, html, text }) => {
    const { lists, template } = newsletter.services.listmonk ?? {}
    return {
      method: 'POST',
      address: '/api/campaigns, on your listmonk',
      key: 'Authorization: token (user):(token)',
      body: {
        name,
        subject,
        lists: lists ?? [],
        type: 'regular',
        content_type: 'html',
        body: html,
        altbody: text,
        ...(template !== undefined && { template_id: template }),
        tags: head.topics,
      },
      missing: [
        ...(lists === undefined ? ['`lists`: the numbers of the lists that get this edition (or write them into newsletter.yaml under `services`, `listmonk`, `lists`)'] : []),
        ...(template === undefined ? ['`template_id`: the number of the template that holds nothing but {{ template "content" . }}; without it listmonk puts its default template around the email'] : []),
      ],
    }
  },
  steps: () => [
    'Once: Campaigns, Templates, New. Its whole content is {{ template "content" . }} and nothing else: the email brings its own head and foot.',
    'Campaigns, New: a name, subject.txt as the subject, the sender, the lists; the format is Raw HTML, and the template the one above.',
    'Content: paste all of email.html. Do not change to the rich text editor, now or later: it rewrites the HTML.',
    'Choose “Add alternate plain text message” and paste email.txt.',
  ],
}

/** A text as Go writes it: between back quotes as it is; with one in it, between quotation marks (Go specification, String literals). */
function goString(text: string): string {
  return text.includes('`') ? JSON.stringify(text) : `\`${text}\``
}
