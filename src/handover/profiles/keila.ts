import { openingBraces } from '../characters.js'
import { atMenus, type Profile } from '../profile.js'

/**
 * Keila runs subject and HTML as Liquid, and sends nothing when it cannot read a tag. That its Liquid knows `raw` was not
 * found in a document, so nothing is escaped with it.
 *
 * Its link to the web version is there only for campaigns whose public link is on. It makes the text part from the HTML.
 */
export const keila: Profile = {
  name: 'keila',
  title: 'Keila',
  sources: [
    { certainty: 'confirmed', says: '{{ unsubscribe_link }}; {{ campaign.public_link }}, when the campaign’s public link is on; subject and HTML are Liquid', address: 'https://github.com/pentacent/keila/tree/main/lib/keila/mailings/renderer' },
    { certainty: 'confirmed', says: 'the type “html”, in newer versions only; its text part is made from the HTML, and a preview text is not put into it', address: 'https://github.com/pentacent/keila/blob/main/lib/keila/mailings/renderer/body_renderer/html.ex' },
    { certainty: 'confirmed', says: 'counting clicks rewrites the HTML and breaks comments for Outlook', address: 'https://github.com/pentacent/keila/issues/382' },
    { certainty: 'confirmed', says: 'POST /api/v1/campaigns makes a draft; its fields', address: 'https://github.com/pentacent/keila/blob/main/lib/keila_web/api/schemas/mailings_campaign.ex' },
    { certainty: 'unconfirmed', says: 'that its Liquid knows the filter `default`, as Liquid does, for the first name', address: 'https://hexdocs.pm/solid/api-reference.html', look: { about: 'greeting', words: 'a reader without a first name is greeted with the word for everybody' } },
    { certainty: 'unconfirmed', says: 'the same filter, for the address of the web version', address: 'https://hexdocs.pm/solid/api-reference.html', look: { about: 'webVersion', words: 'the link to read in the browser leads to this email’s web page' } },
    { certainty: 'unconfirmed', says: 'the names of its menus', address: null, look: atMenus },
  ],
  webVersion: 'public link',
  html: {
    unsubscribe: '{{ unsubscribe_link }}',
    viewInBrowser: publicLink,
    postalAddress: null,
    firstName: (fallback) => `{{ contact.first_name | default: "${fallback}" }}`,
  },
  text: {
    unsubscribe: '{{ unsubscribe_link }}',
    viewInBrowser: publicLink,
    postalAddress: null,
    firstName: (fallback) => `{{ contact.first_name | default: "${fallback}" }}`,
  },
  tags: {
    inHtml: [/\{[{%]/g],
    inText: [/\{[{%]/g],
    characters: openingBraces,
    escapeText: null,
    fate: 'Keila runs it as an instruction, and sends nothing when it cannot.',
    takesText: false,
    takesPreheader: false,
  },
  adapt: {},
  draft: ({ subject, html, text }) => ({
    method: 'POST',
    address: '/api/v1/campaigns, on your Keila',
    key: 'Authorization: Bearer (key)',
    body: { data: { subject, settings: { type: 'html', do_not_track: true }, html_body: html, ...(isHarmless(text) && { text_body: text }) } },
    missing: [],
  }),
  steps: ({ permalink, audience }) => [
    'Campaigns, New: choose the type HTML. An older Keila does not have it; there it cannot be done without changing the email.',
    'Settings: choose the sender and the segment, paste subject.txt as the subject, and leave the preview text empty: the email begins with its own. Switch the counting of opened mails and clicks off, since it rewrites the HTML.',
    audience === 'public'
      ? `Switch the campaign’s public link on: the link to read in the browser leads there${permalink === null ? ', and without it to nothing.' : '; without it, it leads to the archive.'}`
      : 'Leave the campaign’s public link off: this edition is not for everybody.',
    'Paste all of email.html. Keila makes the text part itself; email.txt is there for comparison.',
  ],
}

/** Campaigns of the type “html” have no use for the text part; of another type they run it, with whatever an editor wrote. */
function isHarmless(text: string): boolean {
  return !/\{[{%]/.test(text.replace(/\{\{ (?:unsubscribe_link|(?:campaign\.public_link|contact\.first_name)(?: \| default: (?:"[^"{}]*"|'[^'{}]*'))?) \}\}/g, ''))
}

/** Single quotation marks: it stands between double ones. */
function publicLink(permalink: string | null): string {
  return permalink === null ? '{{ campaign.public_link }}' : `{{ campaign.public_link | default: '${permalink.replace(/['{}]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)}' }}`
}
